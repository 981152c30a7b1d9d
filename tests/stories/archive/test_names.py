"""Names and sizes are the same rule for folders and for archives."""

from __future__ import annotations

from pathlib import Path

import pytest

from stories.archive import SIZES, left_over, name_fault, name_mend, size_fault

ROOT = Path(__file__).parents[3]


def test_every_shipped_file_has_a_fine_name() -> None:
    """The house keeps its own rule."""
    packs = [*(ROOT / "stories/packs").glob("*/"), *(ROOT / "rituals/packs").glob("*/")]
    files = [(pack, file) for pack in packs for file in pack.rglob("*") if file.is_file()]
    assert len(files) > 40
    for pack, file in files:
        name = file.relative_to(pack).as_posix()
        assert name_fault(name) == size_fault(name, file.stat().st_size) == "", name


@pytest.mark.parametrize("name", ["a.md", "tales/a_b-2.md", "LICENSE", "README.md", "a/b/c/d.svg"])
def test_fine(name: str) -> None:
    """What a storyteller types."""
    assert name_fault(name) == ""


@pytest.mark.parametrize(
    "name",
    ["", "/a.md", "a.md/", "../a.md", "A.md", "a b.md", "é.md", "a.MD", "a.md.md", "a",
     "a/b/c/d/e.md", "LICENSE/a.md", "-a.md", ".a.md", "a.md\n", "٣.md"],
)  # fmt: skip
def test_refused(name: str) -> None:
    """What could be two things, or lead out."""
    assert name_fault(name)


def test_sizes() -> None:
    """One byte more is too much; an unknown kind has no size at all."""
    for kind, most in SIZES.items():
        assert size_fault(f"a{kind}", most) == ""
        assert size_fault(f"a{kind}", most + 1)
    assert size_fault("a.exe", 1)


@pytest.mark.parametrize(
    ("name", "mend"),
    [
        ("pictures/Big Boat.SVG", "rename it big-boat.svg, or"), ("tales/Bär.md", "it bar.md, or"),
        ("tales/word.docx", "plain text"), ("a.exe", "rename it, or"),
        ("tales/Привет.md", "rename it, or"), ("My Notes/A.md", "rename it my-notes/a.md, or"),
    ],
)  # fmt: skip
def test_a_name_is_mended(name: str, mend: str) -> None:
    """One that fits is named where there is one."""
    assert mend in name_mend(name)


def test_what_is_left_over() -> None:
    """What editors and desktops lay beside a file is no part of a pack."""
    for name in (".owl.md.swp", "owl.md~", "#owl.md#", "~$owl.docx", "Thumbs.db", "__pycache__"):
        assert left_over(name)
    assert not any(left_over(name) for name in ("owl.md", "a_b-2.md", "LICENSE", "word.docx"))
