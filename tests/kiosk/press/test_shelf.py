"""Proof that pictures are found, and that each one the packs name is drawn."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path

import pytest

from kiosk.press import find, names
from kiosk.press.shelf import figure, figures
from kiosk.press.svg import Glow, Shape, read

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


@pytest.mark.parametrize("kind", figures())
def test_a_figure_is_small_enough_for_a_crowd(kind: str) -> None:
    """A figure says how high it is; two sheets and one light let five stand together."""
    path = figure(kind)
    assert path is not None
    drawing = read(path)
    assert drawing.figure is not None
    assert 0.14 <= drawing.figure.high <= 1.8
    assert 0.0 <= drawing.figure.floats <= 1.0
    pieces = [piece for sheet in drawing.sheets for piece in sheet]
    assert 1 <= len(drawing.sheets) <= 2
    assert len(pieces) <= 60
    assert sum(isinstance(piece, Glow) for piece in pieces) <= 1
    rings = [ring for piece in pieces if isinstance(piece, Shape) for ring in piece.rings]
    assert sum(map(len, rings)) <= 7_000
    assert all(
        -1.0 <= x <= drawing.width + 1.0 and -1.0 <= y <= drawing.height + 1.0
        for ring in rings
        for x, y in ring
    )


@pytest.mark.parametrize("cast", sorted((ROOM / "stories" / "packs").glob("*/cast.toml")))
def test_everybody_in_the_house_packs_has_a_figure(cast: Path) -> None:
    """No neighbour is missing from a picture."""
    kinds = re.findall(r'^kind = "([^"]+)"', cast.read_text(encoding="utf-8"), re.MULTILINE)
    assert kinds
    assert [kind for kind in kinds if figure(kind) is None] == []


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
