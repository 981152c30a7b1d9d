"""A file that nobody reads is found, with where it might belong."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from stories.library import SHIPPED
from stories.lint import check_pack
from stories.lint.strays import stray_problems
from stories.pack import open_pack


def test_a_good_pack_has_none() -> None:
    """Neither those of the house nor the one to begin from."""
    for folder in (*SHIPPED.iterdir(), SHIPPED.parent / "starter"):
        assert list(stray_problems(open_pack(folder).files)) == []


@pytest.mark.parametrize(
    ("name", "mend"),
    [
        ("owl.md", "tales/owl.md"), ("tales/owl.txt", ".md"), ("tales/more/owl.md", "tales/owl.md"),
        ("tale/owl.md", "tales/owl.md"), ("roofs.svg", "pictures, as roofs.svg"),
        ("pictures/roofs.png", ".svg"), ("tales/notes.toml", ".md"), ("wind.ogg", "take it out"),
    ],
)  # fmt: skip
def test_a_stray_file_is_advice(name: str, mend: str) -> None:
    """It stops nothing, and says where it could go."""
    (found,) = stray_problems(["pack.toml", "tales/a.md", name])
    assert (found.file, found.code, found.error) == (name, "L038", False)
    assert mend in found.mend


def test_the_check_shows_it(tmp_path: Path) -> None:
    """Among all the others, of a pack on disk."""
    pack = Path(shutil.copytree(SHIPPED.parent / "starter", tmp_path / "village"))
    (pack / "yawn.md").write_text("+++\n+++\n", encoding="utf-8")
    assert [one.code for one in check_pack(pack)] == ["L038"]
