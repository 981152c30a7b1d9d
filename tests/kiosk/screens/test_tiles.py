"""Proof that choices are laid out evenly and kept while only their state changes."""

from __future__ import annotations

import pytest

from kiosk.pages import Choice
from kiosk.screens.tiles import Tiles
from tests.kiosk.screens.conftest import Bench

pytestmark = pytest.mark.window


def laid(bench: Bench, count: int) -> Tiles:
    """Tiles for so many choices in a room of 600 by 300."""
    choices = tuple(Choice(str(n), f"Choice {n}") for n in range(count))
    tiles = Tiles(choices=choices, size=(600, 300), size_hint=(None, None))
    bench.driver.frames(2)
    return tiles


@pytest.mark.parametrize("count", [1, 2, 3, 5, 8, 13, 19])
def test_no_tile_lies_on_another(bench: Bench, count: int) -> None:
    """All have one size, all lie inside, none overlap."""
    tiles = laid(bench, count).children
    assert len({tuple(tile.size) for tile in tiles}) == 1
    for one in tiles:
        assert one.x >= -0.5
        assert one.right <= 600.5
        others = (other for other in tiles if other is not one)
        assert not any(
            one.x < other.right - 1
            and other.x < one.right - 1
            and one.y < other.top - 1
            and other.y < one.top - 1
            for other in others
        )


def test_a_change_of_state_makes_nothing_new(bench: Bench) -> None:
    """Choosing keeps the widget; other choices replace it."""
    tiles = laid(bench, 2)
    before = set(tiles.children)
    tiles.choices = (Choice("0", "Choice 0", chosen=True), Choice("1", "Choice 1"))
    assert set(tiles.children) == before
    tiles.choices = (Choice("9", "Another"),)
    assert not set(tiles.children) & before
