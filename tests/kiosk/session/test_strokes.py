"""A finger's line: thin enough to keep, true enough to be known again."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.session import strokes
from kiosk.store import notebook

NUMBER = st.floats(-50, 1300, allow_nan=False)


def circle(count: int = 400) -> list[tuple[float, float]]:
    """A finger going round."""
    turns = (2 * math.pi * step / count for step in range(count + 1))
    return [(600 + 300 * math.cos(turn), 400 + 300 * math.sin(turn)) for turn in turns]


def test_a_straight_line_is_two_points_and_a_tap_is_one() -> None:
    """However many the finger left."""
    assert strokes.thinned([(x, 100) for x in range(0, 500, 3)]) == ((0, 100), (498, 100))
    assert strokes.thinned([(7.4, 8.6)]) == ((7, 9),)
    assert strokes.thinned([(7, 9)] * 9) == ((7, 9),)
    assert strokes.thinned([]) == ()


def test_a_circle_stays_round() -> None:
    """Few points, none of the finger's way far from them."""
    line = strokes.thinned(circle())
    assert 12 <= len(line) <= 60
    assert all(abs(math.dist(point, (600, 400)) - 300) < 2 for point in line)
    assert line[0] == line[-1]


def test_a_long_scribble_is_thinned_in_stretches() -> None:
    """So that its cost grows with its length alone; its shape stays, to and fro."""
    way = [(100.0 + at % 2 * 900, at / 5) for at in range(4000)]
    line = strokes.thinned(way)
    assert line[0] == (100, 0)
    assert line[-1] == (1000, 800)
    assert all(x in {100, 1000} for x, _ in line)
    straight = [(float(at), 100.0) for at in range(1000)]
    assert len(strokes.thinned(straight)) <= 2 + len(straight) // strokes.STRETCH


@given(st.lists(st.tuples(NUMBER, NUMBER), max_size=60))
def test_any_way_becomes_a_line_on_the_sheet_that_can_be_written(
    way: list[tuple[float, float]],
) -> None:
    """And is read again as it was; the store takes it."""
    line = strokes.thinned(way)
    assert bool(line) == bool(way)
    assert strokes.read(strokes.written(line)) == line
    assert strokes.pointed(strokes.flat(line)) == line
    for one, other in pairwise(line):
        assert one != other
    for x, y in line:
        assert 0 <= x <= strokes.WIDE
        assert 0 <= y <= strokes.HIGH


@pytest.mark.parametrize(
    "text", ["", "12", "0012003", "00120034 ", "12010000", "00000801", "-0010001"]
)
def test_what_is_no_line_is_none(text: str) -> None:
    """Cut off, no figures, or off the sheet."""
    assert strokes.read(text) == ()


def test_a_sheet_gets_full() -> None:
    """Of lines, or of points; nothing has room for no line at all."""
    dot = ((1, 1),)
    assert strokes.room_for((), dot)
    assert not strokes.room_for((), ())
    assert not strokes.room_for((dot,) * strokes.MOST_STROKES, dot)
    long = tuple((x, 5) for x in range(strokes.MOST_POINTS - 1))
    assert strokes.room_for((long,), dot)
    assert not strokes.room_for((long, dot), dot)


def test_the_store_has_the_same_bounds() -> None:
    """Two doors, one measure."""
    assert (strokes.WIDE, strokes.HIGH) == (notebook.WIDE, notebook.HIGH)
    assert (strokes.MOST_STROKES, strokes.MOST_POINTS) == (notebook.STROKES, notebook.POINTS)
