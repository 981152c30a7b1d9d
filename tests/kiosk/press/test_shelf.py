"""Proof that pictures are found, and that each one the packs name is drawn."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path

import pytest

from kiosk.press import find, names
from kiosk.press.svg import read

ROOM = Path(str(resources.files("stories"))).parent
NAMED = sorted(
    {
        name
        for room in ("stories", "rituals")
        for path in (ROOM / room / "packs").rglob("*")
        if path.suffix in (".md", ".toml")
        for name in re.findall(r'picture *= *"([^"]+)"', path.read_text(encoding="utf-8"))
    }
)


@pytest.mark.parametrize("name", NAMED)
def test_a_picture_a_pack_names_is_drawn(name: str) -> None:
    """No tale and no ritual of the house falls back to hills."""
    assert find(name) is not None


@pytest.mark.parametrize("name", names())
def test_a_drawing_keeps_to_the_subset(name: str) -> None:
    """Every picture is read without complaint and has layers to give it depth."""
    path = find(name)
    assert path is not None
    assert len(read(path).sheets) >= 4


def test_a_pack_may_be_named(tmp_path: Path) -> None:
    """`night-town/bus` and `bus` are one; a pack that lacks it does not hide another's."""
    assert find("night-town/bus") == find("bus")
    assert find("slow-hill/bus") == find("bus")


@pytest.mark.parametrize("name", ["", "../bus", "no-such-picture", "a\\b"])
def test_what_is_not_there_is_none(name: str) -> None:
    """No name leads out of the folders."""
    assert find(name) is None


def test_a_family_may_add_its_own(tmp_path: Path) -> None:
    """A given folder comes before the house's."""
    (tmp_path / "bus.svg").write_text("<svg/>", encoding="utf-8")
    assert find("bus", [tmp_path]) == tmp_path / "bus.svg"
