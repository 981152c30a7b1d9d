"""A surface is a sheet asked about points: is there paper here, and of which tone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.press.svg import Glow, Shape

if TYPE_CHECKING:
    from kiosk.press.dimming import Fill
    from kiosk.press.svg import Point, Ring, Sheet


FINEST = 2000
"""The most points a sheet is measured by: a stranger's long coast is smoothed."""


class Surface:
    """One sheet, its pieces with their boxes so that most questions are answered at once."""

    def __init__(self, sheet: Sheet) -> None:
        """Measure the pieces, the topmost first."""
        self.glows = [piece for piece in sheet if isinstance(piece, Glow)]
        shapes = [piece for piece in reversed(sheet) if isinstance(piece, Shape) and piece.rings]
        step = -(-sum(len(ring) for piece in shapes for ring in piece.rings) // FINEST) or 1
        self._pieces = [(*bounds(piece), _coarser(piece, step)) for piece in shapes]

    def fill(self, point: Point) -> Fill | None:
        """Return the tone of the topmost piece at a point; None where there is no paper."""
        x, y = point
        for left, top, right, bottom, piece in self._pieces:
            if left <= x <= right and top <= y <= bottom and inside(piece, point):
                return piece.fill
        return None

    def covers(self, point: Point) -> bool:
        """Return whether there is paper at a point."""
        return self.fill(point) is not None


def _coarser(piece: Shape, step: int) -> Shape:
    """Return a piece with every so many of its points; small rings stay as they are."""
    if step == 1:
        return piece
    rings = tuple(ring[::step] if len(ring) > 8 * step else ring for ring in piece.rings)
    return Shape(rings, piece.fill)


def bounds(piece: Shape) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of a piece that has outlines."""
    xs = [x for ring in piece.rings for x, _ in ring]
    ys = [y for ring in piece.rings for _, y in ring]
    return min(xs), min(ys), max(xs), max(ys)


def inside(piece: Shape, point: Point) -> bool:
    """Return whether a point lies on a piece and in none of its holes."""
    return sum(_within(ring, point) for ring in piece.rings) % 2 == 1


def _within(ring: Ring, point: Point) -> bool:
    """Return whether a point lies inside an outline."""
    x, y = point
    found = False
    ax, ay = ring[-1]
    for bx, by in ring:
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            found = not found
        ax, ay = bx, by
    return found
