"""A surface is a sheet asked about points: is there paper here, and of which tone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.press.svg import Glow, Shape

if TYPE_CHECKING:
    from kiosk.press.dimming import Fill
    from kiosk.press.svg import Point, Ring, Sheet


class Surface:
    """One sheet, its pieces with their boxes so that most questions are answered at once."""

    def __init__(self, sheet: Sheet) -> None:
        """Measure the pieces, the topmost first."""
        self.glows = [piece for piece in sheet if isinstance(piece, Glow)]
        self._pieces = [
            (*bounds(piece), piece)
            for piece in reversed(sheet)
            if isinstance(piece, Shape) and piece.rings
        ]

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
