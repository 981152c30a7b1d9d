"""An atlas lays out marks, on a map or along the years, so that a finger can touch each of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

DOT = (0.072, 0.144)
"""What a finger needs of a map's width and height, on the smallest panel."""
CARD = (0.235, 0.27)
"""What a card with its years and a name on it needs of the line of years."""

LANES = (0.74, 0.455, 0.17)
"""How high cards stand over the line, those nearest to it first."""
MOST = 12
"""Cards on the line: four beside each other in each lane, so that each can be read."""
LINE = 0.96
"""Where the years are written."""
YEARS = (-2000, -1000, 1, 500, 1000, 1200, 1400, 1500, 1600, 1700, 1800, 1850, 1900, 1950, 2000)
"""Years that may be written on the line, where there is room."""
APART = 0.1
"""Room that a written year needs, as a share of the line."""
STEADY = 0.18
"""Share of the line that runs evenly; the rest goes where the marks are."""
MARGIN = 0.06
"""What the line leaves free at each end."""


@dataclass(frozen=True)
class Frame:
    """The part of the Earth a map shows, in degrees."""

    west: float
    east: float
    south: float
    north: float

    def holds(self, at: tuple[float, float]) -> bool:
        """Return whether a place lies on this map."""
        return self.south <= at[0] <= self.north and self.west <= at[1] <= self.east

    def point(self, at: tuple[float, float]) -> tuple[float, float]:
        """Return where on the map a place lies: 0 ... 1 from the left and from the top."""
        across = (at[1] - self.west) / (self.east - self.west)
        return across, (self.north - at[0]) / (self.north - self.south)


WORLD = Frame(-180, 180, -60, 80)
EUROPE = Frame(-32, 52, 36, 66)
"""What the two drawings of `kiosk.press` show."""


@dataclass(frozen=True)
class Spot:
    """One mark: whom it stands for, and where."""

    ids: tuple[str, ...]
    x: float
    y: float


def on_map(places: Iterable[tuple[str, tuple[float, float]]], frame: Frame) -> tuple[Spot, ...]:
    """Return a spot for each place; those too near to one another share one between them."""
    spots = [Spot((id,), *_inside(frame.point(at), DOT)) for id, at in sorted(places)]
    while True:
        pair = _nearest(spots)
        if pair is None:
            return tuple(sorted(spots, key=lambda one: (one.x, one.y)))
        one, two = pair
        spots.remove(one)
        spots.remove(two)
        count, more = len(one.ids), len(two.ids)
        x = (one.x * count + two.x * more) / (count + more)
        y = (one.y * count + two.y * more) / (count + more)
        spots.append(Spot(tuple(sorted((*one.ids, *two.ids))), x, y))


def _inside(point: tuple[float, float], size: tuple[float, float]) -> tuple[float, float]:
    """Return a point so far from the edges that its whole mark is on the map."""
    x, y = (min(1 - side / 2, max(side / 2, one)) for one, side in zip(point, size, strict=True))
    return x, y


def _nearest(spots: Sequence[Spot]) -> tuple[Spot, Spot] | None:
    """Return the two spots that cover each other most, or None if none do."""
    found: tuple[float, Spot, Spot] | None = None
    for number, one in enumerate(spots):
        for two in spots[number + 1 :]:
            far = max(abs(one.x - two.x) / DOT[0], abs(one.y - two.y) / DOT[1])
            if far < 1 and (found is None or far < found[0]):
                found = far, one, two
    return found[1:] if found else None


class Line:
    """The line of years: even at heart, with more room where more happened."""

    def __init__(self, years: Iterable[int]) -> None:
        """Give room to these years."""
        self._years = sorted(years)
        known = self._years or [0]
        self.first, self.last = min(known[0], -2000), max(known[-1], 2000)

    def at(self, year: float) -> float:
        """Return where a year stands, 0 ... 1 from the left, with a margin."""
        even = (year - self.first) / (self.last - self.first)
        many = len(self._years)
        before = (bisect_left(self._years, year) + bisect_right(self._years, year)) / 2
        busy = before / many if many else even
        share = STEADY * even + (1 - STEADY) * busy
        return MARGIN + share * (1 - 2 * MARGIN)

    def written(self) -> tuple[tuple[int, float], ...]:
        """Return the years to write, with their places; none too near to another."""
        found: list[tuple[int, float]] = []
        for year in YEARS:
            x = self.at(year)
            if not found or x - found[-1][1] >= APART:
                found.append((year, x))
        return tuple(found)


def on_line(years: Iterable[tuple[str, int]]) -> tuple[tuple[Spot, ...], Line]:
    """Return a card for each run of years, in their order, in lanes over the line."""
    wanted = sorted(years, key=lambda one: (one[1], one[0]))
    line = Line(year for _, year in wanted)
    runs = _runs(wanted)
    lanes: list[list[Spot]] = [[] for _ in LANES]
    for number, run in enumerate(runs):
        middle = (line.at(run[0][1]) + line.at(run[-1][1])) / 2
        lane = lanes[number % len(LANES)]
        left = lane[-1].x + CARD[0] if lane else CARD[0] / 2
        coming = (len(runs) - 1 - number) // len(LANES)
        x = min(max(middle, left), 1 - CARD[0] * (coming + 0.5))
        lane.append(Spot(tuple(id for id, _ in run), x, LANES[number % len(LANES)]))
    spots = [spot for lane in lanes for spot in lane]
    return tuple(sorted(spots, key=lambda one: (one.x, one.y))), line


def _runs(wanted: Sequence[tuple[str, int]]) -> list[Sequence[tuple[str, int]]]:
    """Return what began one after the other, in no more runs than there are cards."""
    count = min(MOST, len(wanted))
    edges = [round(number * len(wanted) / count) for number in range(count + 1)] if count else []
    return [wanted[one:two] for one, two in pairwise(edges)]
