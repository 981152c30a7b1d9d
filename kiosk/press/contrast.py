"""Contrast is whether a figure stands out from the papers behind it, and which paper it needs."""

from __future__ import annotations

import dataclasses
import math
from typing import TYPE_CHECKING

from kiosk.press.svg import PAPERS, Glow, Shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kiosk.press.dimming import Dim
    from kiosk.press.svg import Point, Ring, Sheet

ENOUGH = 0.42
"""The least difference of two papers, as a part of the lighter one, that a child sees at once."""
_FLOOR = 12.0
"""What eyes and panels make of the darkest papers: all the same."""

_LADDER = [PAPERS[tone] for tone in ("ink", "dark", "near", "middle", "hill", "far", "dusk")]


def inside(piece: Shape, point: Point) -> bool:
    """Return whether a point lies on a piece and in none of its holes."""
    return sum(_within(ring, point) for ring in piece.rings) % 2 == 1


def covered(sheet: Sheet, point: Point) -> bool:
    """Return whether a point lies on the paper of a sheet."""
    return any(isinstance(piece, Shape) and inside(piece, point) for piece in sheet)


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


def light_at(lit: Sequence[tuple[Sheet, Dim]], point: Point) -> float:
    """Return how much red is printed at a point: the topmost paper and the lights over it."""
    red, glows = 11.0, []
    for sheet, dim in reversed(lit):
        glows += [(piece, dim) for piece in sheet if isinstance(piece, Glow)]
        for piece in reversed(sheet):
            if isinstance(piece, Shape) and inside(piece, point):
                red = float(dim.piece(piece.fill)[0])
                break
        else:
            continue
        break
    for glow, dim in reversed(glows):
        away = math.dist(point, glow.centre) / max(glow.radius, 0.1)
        fall = max(0.0, 1 - away) ** 2.4 * 150 / 255
        red += (255 - red) * fall * dim.shine(glow.fill)[0] / 255
    return red


def paper_for(own: int, behind: Sequence[float], dim: Dim) -> int:
    """Return by how many tones a figure is to be lightened to stand out, 0 if it does already.

    ``own`` is its darkest paper on the ladder from ink to dusk.
    """
    if not behind:
        return 0
    choices = [(_apart(own + step, behind, dim), step) for step in range(len(_LADDER) - own)]
    for share, step in choices:
        if share >= 0.8:
            return step
    # The further from its own dark paper, the more there must be won by it.
    return max(choices, key=lambda one: one[0] - 0.05 * one[1])[1]


def _apart(rung: int, behind: Sequence[float], dim: Dim) -> float:
    """Return the share of places behind a figure that differ enough from a paper."""
    red = dim.piece(_LADDER[rung])[0] + _FLOOR
    clear = [abs(red - place - _FLOOR) / max(red, place + _FLOOR) >= ENOUGH for place in behind]
    return sum(clear) / len(clear)


def darkest(sheets: Iterable[Sheet]) -> int:
    """Return the rung of the paper most of a figure is made of."""
    area = [0.0] * len(_LADDER)
    for sheet in sheets:
        for piece in sheet:
            if isinstance(piece, Shape) and piece.fill in _LADDER:
                area[_LADDER.index(piece.fill)] += _area(piece)
    return area.index(max(area))


def _area(piece: Shape) -> float:
    """Return roughly how large a piece is."""
    if not piece.rings:
        return 0.0
    ring = piece.rings[0]
    sums = (a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, (*ring[1:], ring[0]), strict=True))
    return abs(sum(sums)) / 2


def lightened(sheet: Sheet, steps: int) -> Sheet:
    """Return a sheet of a figure some tones lighter, its details apart as before."""
    return tuple(
        dataclasses.replace(piece, fill=_LADDER[min(_LADDER.index(piece.fill) + steps, 6)])
        if isinstance(piece, Shape) and piece.fill in _LADDER
        else piece
        for piece in sheet
    )
