"""Placing puts figures on the stands of a setting: the large behind, children together, no overlap.

A stand is used as its author put it. Where there are more figures than stands, some share one, side
by side, as long as the same sheet is under their feet.
"""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kiosk.press.marks import Stand
    from kiosk.press.surface import Surface
    from kiosk.press.svg import Drawing

SMALLEST = 0.62
"""A figure is made smaller than the place asks for by no more than this."""
SIZES = ((1.0, 0.0), (0.88, 1.5), (0.76, 3.0))
"""How small all of them may be made together, and what it costs: better small than missing."""
LEFT_OUT = 9.0
"""What it costs to leave a figure out; the first ones, and the children, cost more."""


@dataclass(frozen=True)
class Actor:
    """A figure that is to be placed."""

    number: int
    """Its rank: 0 is the most important."""
    drawing: Drawing
    high: float
    floats: float
    child: bool = False

    @property
    def wide(self) -> float:
        """How wide it is, in grown persons."""
        return self.high * self.drawing.width / self.drawing.height


@dataclass(frozen=True)
class Spot:
    """Where an actor stands: its feet, and the units of the drawing a grown person is high."""

    actor: Actor
    level: int
    """Of the sheet it stands in front of."""
    x: float
    y: float
    high: float
    cost: float = 0.0

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom."""
        half = self.actor.wide * self.high / 2
        foot = self.y - self.actor.floats * self.high
        return self.x - half, foot - self.actor.high * self.high, self.x + half, foot


@dataclass(frozen=True)
class Floor:
    """A setting as the placing sees it."""

    width: float
    height: float
    focus: float
    sheets: tuple[Surface, ...]
    stands: tuple[tuple[int, Stand], ...]
    """Every stand with the number of its sheet, the best first."""


def placed(actors: Sequence[Actor], floor: Floor) -> list[Spot]:
    """Return where everybody stands, from the back to the front; who fits nowhere is left out."""
    orders = (
        sorted(actors, key=lambda one: one.number),
        sorted(actors, key=lambda one: (-one.high, one.number)),
        sorted(actors, key=lambda one: (not one.child, one.number)),
        sorted(actors, key=lambda one: (one.child, one.number)),
    )
    whole, found = math.inf, list[Spot]()
    for part, cost in SIZES:
        for order in orders:
            spent, spots = _tried(order, _smaller(floor, part))
            if spent + cost < whole:
                whole, found = spent + cost, spots
        if len(found) == len(actors):
            break
    return sorted(found, key=lambda spot: (spot.level, spot.y, spot.x))


def _smaller(floor: Floor, part: float) -> Floor:
    """Return a floor on which everybody is a part of their height."""
    stands = tuple(
        (level, dataclasses.replace(stand, high=stand.high * part)) for level, stand in floor.stands
    )
    return dataclasses.replace(floor, stands=stands)


def _tried(actors: Sequence[Actor], floor: Floor) -> tuple[float, list[Spot]]:
    """Place actors one after the other, each where it costs least; return the whole cost."""
    spots: list[Spot] = []
    whole = 0.0
    for actor in actors:
        choices = [spot for spot in _choices(actor, floor, spots) if not _hides(spot, spots, floor)]
        if not choices:
            whole += LEFT_OUT / (1 + 0.3 * (0.5 if actor.child else actor.number))
            continue
        best = min(choices, key=lambda spot: spot.cost + _company(spot, spots, floor))
        whole += best.cost + _company(best, spots, floor)
        spots.append(best)
    return whole, spots


def _choices(actor: Actor, floor: Floor, spots: Sequence[Spot]) -> Iterator[Spot]:
    """Yield every spot an actor could take: free stands, and room beside those already taken."""
    for rank, (level, stand) in enumerate(floor.stands):
        if not stand.smallest <= actor.high <= stand.tallest:
            continue
        spot = _fitted(Spot(actor, level, stand.x, stand.y, stand.high, 0.8 * rank), floor)
        if spot is None:
            continue
        yield spot
        here = [one for one in spots if one.level == level and abs(one.y - stand.y) < stand.high]
        if not here or not floor.sheets[level].covers((stand.x, stand.y + 1)):
            continue
        gap = 0.02 * floor.width
        for other in here:
            left, _, right, _ = other.box
            half = actor.wide * spot.high / 2
            for x in (left - gap - half, right + gap + half):
                if _hides(dataclasses.replace(spot, x=x), here, floor):
                    continue
                beside = _beside(spot, x, floor, stand)
                if beside is not None:
                    yield beside


def _fitted(spot: Spot, floor: Floor) -> Spot | None:
    """Return a spot in sight as a whole, a little smaller if need be; None if it does not fit."""
    margin = 0.012 * floor.width
    left, top, right, _ = spot.box
    if right - left <= 0 or spot.y - top <= 0:
        return None
    room = 2 * min(spot.x - margin, floor.width - margin - spot.x)
    part = min(1.0, room / (right - left), (spot.y - 0.02 * floor.height) / (spot.y - top))
    if part < SMALLEST:
        return None
    cost = spot.cost + 4 * (1 - part)
    return dataclasses.replace(spot, high=spot.high * part, cost=cost)


def _beside(spot: Spot, x: float, floor: Floor, stand: Stand) -> Spot | None:
    """Return a spot moved sideways along the same ground; None where the ground ends."""
    sheet = floor.sheets[spot.level]
    near = 0.06 * stand.high
    edge = not sheet.covers((stand.x, stand.y - near))
    reach = 0.3 * stand.high
    half = 0.3 * spot.actor.wide * spot.high
    # On a face the ground is where it was; on an edge it is looked for, the nearest first.
    steps = sorted((reach * step / 12 for step in range(-12, 13)), key=abs) if edge else [0.0]
    for down in steps:
        y = stand.y + down
        feet = (sheet.covers((x + across, y + near / 2)) for across in (-half, 0, half))
        if not all(feet) or (edge and sheet.covers((x, y - near))):
            continue
        away = abs(x - stand.x) / floor.width
        moved = dataclasses.replace(spot, x=x, y=y, cost=spot.cost + 1.0 + 4 * away)
        fitted = _fitted(moved, floor)
        if fitted is not None and _seen(fitted, floor):
            return fitted
    return None


def _seen(spot: Spot, floor: Floor) -> bool:
    """Return whether hardly anything in front would hide a figure."""
    left, top, right, foot = spot.box
    points = [
        (left + (right - left) * across, top + (foot - top) * down)
        for across in (0.3, 0.5, 0.7)
        for down in (0.2, 0.45, 0.7, 0.92)
    ]
    hidden = sum(
        any(sheet.covers(point) for sheet in floor.sheets[spot.level + 1 :]) for point in points
    )
    return hidden <= 2


def _hides(spot: Spot, spots: Sequence[Spot], floor: Floor) -> bool:
    """Return whether a figure would touch another."""
    gap = 0.006 * floor.width
    left, top, right, foot = spot.box
    for other in spots:
        a, b, c, d = other.box
        if left < c + gap and a < right + gap and top < d and b < foot:
            return True
    return False


def _company(spot: Spot, spots: Sequence[Spot], floor: Floor) -> float:
    """Return what a spot costs with those already standing there."""
    cost = abs(spot.x - floor.focus) / floor.width
    for other in spots:
        behind = spot.y < other.y - 0.02 * floor.height
        before = spot.y > other.y + 0.02 * floor.height
        if spot.actor.high > 1.3 * other.actor.high and before:
            cost += 1.2
        if other.actor.high > 1.3 * spot.actor.high and behind:
            cost += 1.2
    others = [other for other in spots if other.actor.child]
    if spot.actor.child and others:
        away = min(math.dist((spot.x, spot.y), (one.x, one.y)) for one in others)
        cost += 12 * away / floor.width
    return cost
