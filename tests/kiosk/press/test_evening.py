"""Proof that light goes away page by page, and the first lamp burns to the end."""

from __future__ import annotations

import pytest

from kiosk.press.evening import dims_of, lamps_out
from kiosk.press.marks import Mark
from kiosk.press.scene import Scene
from kiosk.press.svg import PAPERS, Glow, Sheet
from tests.kiosk.press.yard import yard


def burning(depth: int) -> list[Sheet]:
    """The yard's house at a depth."""
    sheets = [sheet for sheet, _ in yard().whole]
    return lamps_out(sheets, Scene("yard", depth=depth), 240.0)


def lamps(sheets: list[Sheet]) -> list[int]:
    """Which of the house's lamps are lit."""
    lit = [piece.fill == PAPERS["lamp"] for piece in sheets[2][1:4]]
    return [number for number, one in enumerate(lit) if one]


def test_lamps_go_out_at_the_end() -> None:
    """All burn until the fourth page; at the last one only the first is left."""
    assert [len(lamps(burning(depth))) for depth in range(5)] == [3, 3, 3, 2, 1]
    assert lamps(burning(4)) == [0]
    assert 0 in lamps(burning(3))


def test_the_light_of_a_lamp_goes_with_it() -> None:
    """The soft light around the last window is gone when the window is dark."""
    assert any(isinstance(piece, Glow) for piece in burning(0)[2])
    assert not any(isinstance(piece, Glow) for piece in burning(4)[2])


@pytest.mark.parametrize("moonlight", [None, 0.0, 1.0])
def test_each_page_is_darker(moonlight: float | None) -> None:
    """Papers, lights and glows only ever lose light."""
    dims = [dims_of([Mark()], depth, moonlight)[0] for depth in range(5)]
    for part in ("paper", "light", "glow"):
        values = [getattr(dim, part) for dim in dims]
        assert values == sorted(values, reverse=True)
        assert values[4] < values[0]


def test_a_bright_moon_lightens_the_far_sheets() -> None:
    """And a night without one is darker than a plain picture."""
    dark, plain, bright = (dims_of([Mark()], 0, light)[0].paper for light in (0.0, None, 1.0))
    assert dark < plain < bright


def test_the_settings_own_moon_stays_the_brightest() -> None:
    """Where no sky is composed, its moon dims least."""
    usual, moon = dims_of([Mark(), Mark(moon=True)], 4, None)
    assert moon.light > usual.light
    assert moon.glow > usual.glow


def test_a_depth_out_of_reach_is_the_last() -> None:
    """Whatever a caller asks."""
    assert dims_of([Mark()], 99, None) == dims_of([Mark()], 4, None)
