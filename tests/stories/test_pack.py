"""A pack folder is checked before anything in it is understood."""

from __future__ import annotations

from pathlib import Path

import pytest

from stories.pack import load_pack, open_pack
from tests.stories.small import OWL_TALE

PACK = """kind = "stories"
id = "small"
title = "Small"
version = "1"
language = "en"
licence = "CC BY-SA 4.0"
authors = ["A"]
ages = [2, 8]
engine = "1"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A good pack folder."""
    (tmp_path / "small" / "tales").mkdir(parents=True)
    (tmp_path / "small" / "pack.toml").write_text(PACK)
    (tmp_path / "small" / "tales" / "owl.md").write_text(OWL_TALE)
    return tmp_path / "small"


def test_a_good_pack(folder: Path) -> None:
    """Manifest and tales are there."""
    pack = load_pack(folder)
    assert pack is not None
    assert pack.manifest.ages == (2, 8)
    assert not pack.problems
    assert [tale.id for tale in pack.tales] == ["owl"]


def test_hidden_files_are_left_alone(folder: Path) -> None:
    """What an editor or a file manager leaves does no harm."""
    (folder / ".DS_Store").write_bytes(b"\x00\xff")
    assert not open_pack(folder).problems


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("tales/Owl Two.md", b""), ("tales/a.exe", b""), ("a/b/c/d/e.md", b""),
        ("tales/big.md", b"x" * 300_000), ("tales/\u202ea.md", b""),
    ],
)  # fmt: skip
def test_odd_files_are_problems(folder: Path, name: str, data: bytes) -> None:
    """Names, kinds, depth and size are limited."""
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)
    assert [one.code for one in open_pack(folder).problems] == ["P002"]


def test_links_are_problems(folder: Path) -> None:
    """A pack can't point outside itself."""
    (folder / "tales" / "link.md").symlink_to(folder / "pack.toml")
    assert [one.code for one in open_pack(folder).problems] == ["P002"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (('"stories"', '"storys"'), "T006"), (('engine = "1"', 'engine = "2"'), "P004"),
        (('id = "small"', 'id = "../x"'), "T007"), (('id = "small"', ""), "T003"),
        (('["A"]', '"A"'), "T004"), (('"stories"', '"rituals"'), "P005"), (("=", ""), "P015"),
    ],
)  # fmt: skip
def test_the_manifest_is_checked(folder: Path, change: tuple[str, str], code: str) -> None:
    """Each slip in pack.toml has its code and its line."""
    from stories.pack import parse_pack

    (folder / "pack.toml").write_text(PACK.replace(*change))
    assert code in [one.code for one in parse_pack(open_pack(folder))[1]]


def test_no_pack_at_all(tmp_path: Path) -> None:
    """A missing folder and a folder without manifest are one problem each."""
    assert [one.code for one in open_pack(tmp_path / "none").problems] == ["P001"]
    assert [one.code for one in open_pack(tmp_path).problems] == ["P003"]


def test_one_broken_tale_leaves_the_others(folder: Path) -> None:
    """What is wrong is told of and left out."""
    (folder / "tales" / "bad.md").write_text(OWL_TALE.replace('"owl"', '"bad"', 1) + "{{ x }}")
    (folder / "tales" / "twin.md").write_text(OWL_TALE)
    pack = load_pack(folder)
    assert pack is not None
    assert [tale.id for tale in pack.tales] == ["owl"]
    assert {one.code for one in pack.problems} == {"S003", "T007"}


def test_a_draft_and_a_backup_are_not_told(folder: Path) -> None:
    """Only what lies in the folder itself is a tale; what an editor left over is nothing."""
    (folder / "tales" / "drafts").mkdir()
    (folder / "tales" / "drafts" / "fox.md").write_text(OWL_TALE.replace('"owl"', '"fox"', 1))
    (folder / "tales" / "owl.md~").write_text("half a ta")
    pack = load_pack(folder)
    assert pack is not None
    assert [tale.id for tale in pack.tales] == ["owl"]
    assert not pack.problems


def test_two_tales_of_one_id_are_both_named(folder: Path) -> None:
    """A copied tale needs an id of its own: the line says which two."""
    (folder / "tales" / "owl2.md").write_text(OWL_TALE)
    pack = load_pack(folder)
    assert pack is not None
    (problem,) = pack.problems
    assert (problem.file, problem.code) == ("tales/owl2.md", "T007")
    assert "tales/owl.md" in problem.what
