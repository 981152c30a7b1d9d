"""Proof that everybody has ground under their feet and room beside them."""

from __future__ import annotations

import dataclasses
from itertools import combinations

import pytest

from kiosk.press.marks import Stand
from kiosk.press.outlines import rectangle
from kiosk.press.placing import Actor, Floor, Spot, placed
from kiosk.press.surface import Surface
from kiosk.press.svg import PAPERS, Drawing, Shape

GROUND = Shape((rectangle(0, 150, 400, 90),), PAPERS["near"])
FLOOR = Floor(
    400.0,
    240.0,
    200.0,
    (Surface((GROUND,)),),
    ((0, Stand(200, 180, 60)), (0, Stand(290, 182, 60)), (0, Stand(110, 190, 60))),
)


def actor(number: int, high: float = 1.0, wide: float = 40.0, **more: float | bool) -> Actor:
    """Somebody as wide as they are told to be, in a box 100 high."""
    drawing = Drawing(wide, 100.0, (0.0, 0.0), ())
    return Actor(number, drawing, high, float(more.get("floats", 0)), bool(more.get("child")))


def overlapping(spots: list[Spot]) -> bool:
    """Whether any two of them touch."""
    return any(
        a.box[0] < b.box[2] and b.box[0] < a.box[2] and a.box[1] < b.box[3] and b.box[1] < a.box[3]
        for a, b in combinations(spots, 2)
    )


@pytest.mark.parametrize("count", range(1, 8))
def test_a_group_stands_side_by_side(count: int) -> None:
    """More than there are stands share them; none overlaps, all feet are on the ground."""
    cast = [actor(number, 0.5 + 0.1 * (number % 4)) for number in range(count)]
    spots = placed(cast, FLOOR)
    assert len(spots) == count
    assert not overlapping(spots)
    for spot in spots:
        assert FLOOR.sheets[0].covers((spot.x, spot.y + 1))
        assert spot.box[0] >= 0
        assert spot.box[2] <= 400


def test_nobody_stands_where_the_ground_ends() -> None:
    """A raft holds two, not five: the others stay away."""
    raft = Surface((Shape((rectangle(170, 178, 60, 20),), PAPERS["near"]),))
    floor = dataclasses.replace(FLOOR, sheets=(raft,), stands=((0, Stand(200, 180, 60)),))
    spots = placed([actor(number, 0.7) for number in range(5)], floor)
    assert 1 <= len(spots) <= 3
    assert all(raft.covers((spot.x, spot.y + 1)) for spot in spots)


def test_a_slope_is_followed() -> None:
    """On the edge of a hill each stands as high as the hill is there."""
    hill = Surface(
        (Shape((((0.0, 220.0), (400.0, 140.0), (400, 240), (0, 240)),), PAPERS["near"]),)
    )
    floor = dataclasses.replace(FLOOR, sheets=(hill,), stands=((0, Stand(200, 181, 60)),))
    spots = sorted(placed([actor(n, 0.7) for n in range(3)], floor), key=lambda spot: spot.x)
    assert len(spots) == 3
    for spot in spots:
        assert spot.y == pytest.approx(220 - spot.x / 5, abs=5)
    assert spots[0].y > spots[2].y


def test_the_large_stand_behind_the_small() -> None:
    """The mouse is never behind the ox, which is painted first."""
    floor = dataclasses.replace(FLOOR, stands=((0, Stand(150, 200, 60)), (0, Stand(260, 160, 60))))
    ox, mouse = actor(0, 1.1, 120), actor(1, 0.2)
    spots = {spot.actor.number: spot for spot in placed([ox, mouse], floor)}
    assert spots[0].y <= spots[1].y
    assert [spot.actor.number for spot in placed([ox, mouse], floor)] == [0, 1]


def test_children_stand_together() -> None:
    """Nobody comes between brothers and sisters when there is room for it."""
    cast = [actor(0), actor(1, 0.66, child=True), actor(2, 0.66, child=True)]
    wide = tuple((0, Stand(x, 185, 60)) for x in (60, 200, 340, 240))
    spots = sorted(placed(cast, dataclasses.replace(FLOOR, stands=wide)), key=lambda s: s.x)
    order = [spot.actor.child for spot in spots]
    assert order in ([False, True, True], [True, True, False])


def test_a_stand_says_what_fits() -> None:
    """The windowsill is the cat's; the man is too tall, the beetle too small."""
    floor = dataclasses.replace(FLOOR, stands=((0, Stand(200, 180, 60, 0.4, 0.2)),))
    assert placed([actor(0, 1.0)], floor) == []
    assert placed([actor(0, 0.1)], floor) == []
    assert len(placed([actor(0, 0.3)], floor)) == 1


def test_who_is_too_large_is_made_smaller_or_left_out() -> None:
    """A tall ship fits under the sky a little smaller; a tower does not at all."""
    (ship,) = placed([actor(0, 3.4)], FLOOR)
    assert ship.box[1] >= 0
    assert ship.high < 60
    assert placed([actor(0, 9.0)], FLOOR) == []


def test_a_moth_hangs_in_the_air() -> None:
    """Over its feet point, and another may stand below it."""
    floor = dataclasses.replace(FLOOR, stands=((0, Stand(200, 180, 60)),))
    (moth,) = placed([actor(0, 0.2, floats=1.0)], floor)
    assert moth.box[3] == pytest.approx(moth.y - moth.high)


def test_no_stands_no_figures() -> None:
    """A setting without marks stays empty."""
    assert placed([actor(0)], dataclasses.replace(FLOOR, stands=())) == []
    assert placed([], FLOOR) == []


def test_a_hero_is_not_left_out_for_a_hedgehog() -> None:
    """Where only two have room, the child is one of them."""
    raft = Surface((Shape((rectangle(168, 178, 64, 20),), PAPERS["near"]),))
    floor = dataclasses.replace(FLOOR, sheets=(raft,), stands=((0, Stand(200, 180, 60)),))
    cast = [actor(0, 0.6), actor(1, 0.6), actor(2, 0.6), actor(3, 0.66, child=True)]
    there = {spot.actor.number for spot in placed(cast, floor)}
    assert 3 in there
    assert len(there) < 4
