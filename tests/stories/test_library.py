"""The library parses packs once, finds tales, and outlives a broken pack."""

from __future__ import annotations

from pathlib import Path

from stories.library import SHIPPED, load_library

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
