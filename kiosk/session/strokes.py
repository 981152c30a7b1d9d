"""Strokes are a finger's lines on a sheet of paper: thinned, bounded, and written as a touch."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Point = tuple[int, int]
"""Steps from the sheet's upper left corner."""
Stroke = tuple[Point, ...]

WIDE, HIGH = 1200, 800
"""The sheet: three to two, whatever the glass is like."""
MOST_STROKES, MOST_POINTS = 240, 2000
"""The most lines of one drawing, and the most points of all of them together."""
SLACK = 3.0
"""How far, in steps, a thinned line may leave the finger's way: less than a tenth of its width."""
STRETCH = 192
"""Points of a way that are thinned together: a long scribble must cost no more than its length."""
FIGURES = 4
"""Figures of each number, where a line is written as a touch."""


def thinned(way: Sequence[tuple[float, float]], slack: float = SLACK) -> Stroke:
    """Return a finger's way on the sheet with only the points that its shape needs."""
    points = [_on_the_sheet(x, y) for x, y in way]
    if len(points) < 3:
        return tuple(dict.fromkeys(points))
    last = len(points) - 1
    joints = [*range(0, last, STRETCH), last]
    kept = set(joints)
    # A stack of stretches instead of a call within a call: a long way must not run out of calls.
    stretches = list(pairwise(joints))
    while stretches:
        first, last = stretches.pop()
        far, at = 0.0, first
        for index in range(first + 1, last):
            away = _away(points[index], points[first], points[last])
            if away > far:
                far, at = away, index
        if far > slack:
            kept.add(at)
            stretches += [(first, at), (at, last)]
    line = [points[index] for index in sorted(kept)]
    return tuple(point for index, point in enumerate(line) if not index or point != line[index - 1])


def _on_the_sheet(x: float, y: float) -> Point:
    return min(WIDE, max(0, round(x))), min(HIGH, max(0, round(y)))


def _away(point: Point, start: Point, end: Point) -> float:
    """Return how far a point is from the straight way between two others."""
    across, down = end[0] - start[0], end[1] - start[1]
    long = across * across + down * down
    share = 0.0
    if long:
        share = ((point[0] - start[0]) * across + (point[1] - start[1]) * down) / long
        share = min(1.0, max(0.0, share))
    x, y = start[0] + share * across, start[1] + share * down
    return float(((point[0] - x) ** 2 + (point[1] - y) ** 2) ** 0.5)


def written(stroke: Stroke) -> str:
    """Return a line as the value of a touch."""
    return "".join(f"{x:0{FIGURES}d}{y:0{FIGURES}d}" for x, y in stroke)


def read(text: str) -> Stroke:
    """Return the line that was written, or none where it was no line on our sheet."""
    size = 2 * FIGURES
    if not text or len(text) % size or not (text.isascii() and text.isdigit()):
        return ()
    points = [
        (int(text[at : at + FIGURES]), int(text[at + FIGURES : at + size]))
        for at in range(0, len(text), size)
    ]
    return tuple(points) if all(x <= WIDE and y <= HIGH for x, y in points) else ()


def room_for(drawn: Sequence[Stroke], stroke: Stroke) -> bool:
    """Return whether one more line has room on the sheet."""
    points = sum(len(one) for one in drawn) + len(stroke)
    return bool(stroke) and len(drawn) < MOST_STROKES and points <= MOST_POINTS


def flat(stroke: Stroke) -> tuple[int, ...]:
    """Return a line as the store keeps it: x and y of each point, one after the other."""
    return tuple(number for point in stroke for number in point)


def pointed(numbers: Sequence[int]) -> Stroke:
    """Return a kept line's points."""
    return tuple(zip(numbers[::2], numbers[1::2], strict=False))
