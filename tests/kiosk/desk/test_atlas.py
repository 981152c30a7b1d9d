"""Marks on a map and along the years: each can be touched, none is lost."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from kiosk.desk.atlas import CARD, DOT, EUROPE, LANES, MOST, WORLD, Line, Spot, on_line, on_map

PLACES = st.lists(st.tuples(st.floats(-60, 80), st.floats(-180, 180)), max_size=40)
SPANS = st.lists(st.integers(-3000, 2030), max_size=60)


def apart(spots: tuple[Spot, ...], size: tuple[float, float]) -> bool:
    """Whether no two marks cover each other."""
    return all(
        abs(one.x - two.x) >= size[0] - 1e-9 or abs(one.y - two.y) >= size[1] - 1e-9
        for one, two in itertools.combinations(spots, 2)
    )


@given(PLACES)
def test_no_two_marks_of_a_map_cover_each_other(places: list[tuple[float, float]]) -> None:
    """Every place is behind exactly one mark, and every mark is whole."""
    spots = on_map(((f"r{number}", at) for number, at in enumerate(places)), WORLD)
    assert apart(spots, DOT)
    assert sorted(id for spot in spots for id in spot.ids) == sorted(
        f"r{number}" for number in range(len(places))
    )
    for spot in spots:
        assert DOT[0] / 2 - 1e-9 <= spot.x <= 1 - DOT[0] / 2 + 1e-9
        assert DOT[1] / 2 - 1e-9 <= spot.y <= 1 - DOT[1] / 2 + 1e-9


@given(SPANS)
def test_no_two_marks_of_the_line_cover_each_other(years: list[int]) -> None:
    """In their order, in lanes, and none is lost."""
    spots, line = on_line((f"r{number}", year) for number, year in enumerate(years))
    assert apart(spots, CARD)
    assert sum(len(spot.ids) for spot in spots) == len(years)
    assert {spot.y for spot in spots} <= set(LANES)
    assert len(spots) == min(MOST, len(years))
    for spot in spots:
        assert CARD[0] / 2 - 1e-9 <= spot.x <= 1 - CARD[0] / 2 + 1e-9
    assert line.at(-2000) < line.at(2000)


def test_a_place_stands_where_it_lies() -> None:
    """Iceland left of Rome and above it, on both maps."""
    for frame in (WORLD, EUROPE):
        iceland, rome = on_map([("a", (65.0, -18.5)), ("b", (41.9, 12.5))], frame)
        assert iceland.x < rome.x
        assert iceland.y < rome.y
    assert EUROPE.holds((41.9, 12.5))
    assert not EUROPE.holds((35.7, 139.7))


def test_crowded_centuries_get_more_room() -> None:
    """A century with many has more of the line than one with none."""
    line = Line([1500 + year for year in range(0, 100, 5)] + [-1800])
    assert line.at(1600) - line.at(1500) > 3 * (line.at(600) - line.at(500))
    assert [year for year, _ in line.written()] == sorted(year for year, _ in line.written())
    assert Line([]).at(0) == Line([]).at(0)
