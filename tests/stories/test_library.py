"""The library parses packs once, finds tales, and outlives a broken pack."""

from __future__ import annotations

import shutil
from pathlib import Path

from stories.archive import write_archive
from stories.library import SHIPPED, load_library
from stories.pack import files_of
from stories.settings import Findings

PACKS = Path(__file__).parents[1] / "packs"


def test_a_pack_is_parsed_once() -> None:
    """The same files give the same objects."""
    first, second = load_library([PACKS / "owl-house"]), load_library([PACKS / "owl-house"])
    assert next(first.tales) is next(second.tales)


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    """Editing a tale shows at the next telling."""
    copy = tmp_path / "owl-house"
    for file in (PACKS / "owl-house").rglob("*"):
        if file.is_file():
            target = copy / file.relative_to(PACKS / "owl-house")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read_bytes())
    before = next(load_library([tmp_path]).tales)
    tale = copy / "tales" / "owl-who-could-not-yawn.md"
    tale.write_text(tale.read_text().replace("round as a loaf", "round as a bun, nearly"))
    assert next(load_library([tmp_path]).tales) is not before


def test_tales_are_found_by_key_or_id() -> None:
    """Either name finds it; another finds none."""
    library = load_library([PACKS / "owl-house"])
    assert library.find("owl-who-could-not-yawn") is library.find(
        "owl-house/owl-who-could-not-yawn"
    )
    assert library.find("nobody") is None


def test_the_shipped_library_is_whole() -> None:
    """Every shipped pack is read without a problem."""
    library = load_library([SHIPPED])
    assert not library.problems
    assert len(list(library.tales)) >= 6


def test_a_second_pack_of_one_id_is_not_told(tmp_path: Path) -> None:
    """Whoever comes first keeps the id: a guest can't stand in for a shipped pack."""
    guest = tmp_path / "guest"
    shutil.copytree(SHIPPED / "slow-hill", guest)
    library = load_library([SHIPPED, guest])
    assert library.packs["slow-hill"].sources == load_library([SHIPPED]).packs["slow-hill"].sources
    assert [problem.code for problem in library.problems["guest"]] == ["P006"]
    assert "slow-hill" not in library.problems


def test_an_archive_that_changed_is_read_again(tmp_path: Path) -> None:
    """A file put in the place of another is another pack."""
    file = tmp_path / "a.hearth"
    file.write_bytes(b"no pack")
    assert load_library([file]).problems
    files = files_of(SHIPPED / "slow-hill", Findings("pack.toml"))
    file.write_bytes(write_archive(files))
    assert not load_library([file]).problems
