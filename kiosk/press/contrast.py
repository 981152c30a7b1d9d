"""Contrast is whether a figure stands out from the papers behind it, and which paper it needs."""

from __future__ import annotations

import dataclasses
import math
from typing import TYPE_CHECKING

from kiosk.press.svg import PAPERS, Glow, Shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kiosk.press.dimming import Dim
    from kiosk.press.surface import Surface
    from kiosk.press.svg import Point, Sheet

ENOUGH = 0.62
"""The least difference of two papers, as a part of the lighter one, that a child sees at once."""
HIDDEN = 0.6
"""Who stands out less than this leaves the paper of the group."""
_FLOOR = 16.0
"""What eyes and panels make of the darkest papers: all the same."""

_LADDER = [PAPERS[tone] for tone in ("ink", "dark", "near", "middle", "hill", "far", "dusk")]


def light_at(lit: Sequence[tuple[Surface, Dim]], point: Point) -> float:
    """Return how much red is printed at a point: the topmost paper and the lights over it."""
    red, glows = 11.0, []
    for surface, dim in reversed(lit):
        glows += [(glow, dim) for glow in surface.glows]
        fill = surface.fill(point)
        if fill:
            red = float(dim.piece(fill)[0])
            break
    for glow, dim in reversed(glows):
        away = math.dist(point, glow.centre) / max(glow.radius, 0.1)
        fall = max(0.0, 1 - away) ** 2.4 * 150 / 255
        red += (255 - red) * fall * dim.shine(glow.fill)[0] / 255
    return red


def papers_for(cast: Sequence[tuple[int, Sequence[float]]], dim: Dim) -> list[int]:
    """Return by how many tones each figure is to be lightened so that all of them stand out.

    A figure is given as the rung of its own paper on the ladder from ink to dusk, and what is seen
    behind it. They get one paper as far as they can: a group is one group.
    """
    if not cast:
        return []

    def whole(rung: int) -> float:
        clear = [stands_out(max(own, rung), behind, dim) for own, behind in cast]
        # The further from their own dark paper, the more there must be won by it.
        return sum(clear) / len(clear) + min(clear) - 0.015 * rung

    common = max(range(len(_LADDER)), key=whole)
    found = []
    for own, behind in cast:
        rung = max(own, common)
        best = max(range(own, len(_LADDER)), key=lambda one: stands_out(one, behind, dim))
        alone = (
            stands_out(rung, behind, dim) < HIDDEN and stands_out(best, behind, dim) > 1.3 * HIDDEN
        )
        found.append((best if alone else rung) - own)
    return found


def stands_out(rung: int, behind: Sequence[float], dim: Dim) -> float:
    """Return how far a paper stands out from what is behind it: 1 if it does everywhere."""
    if not behind:
        return 1.0
    red = dim.piece(_LADDER[rung])[0] + _FLOOR
    apart = [abs(red - place - _FLOOR) / max(red, place + _FLOOR) for place in behind]
    return sum(min(1.0, part / ENOUGH) for part in apart) / len(apart)


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


def lightened(layers: tuple[Sheet, Sheet], steps: int) -> tuple[Sheet, Sheet]:
    """Return a figure some tones lighter, its details apart as before."""
    body, rest = (tuple(_lighter(piece, steps) for piece in sheet) for sheet in layers)
    return body, rest


def _lighter(piece: Shape | Glow, steps: int) -> Shape | Glow:
    """Return a piece some tones lighter; lights stay what they are."""
    if isinstance(piece, Glow) or piece.fill not in _LADDER:
        return piece
    rung = min(_LADDER.index(piece.fill) + steps, len(_LADDER) - 1)
    return dataclasses.replace(piece, fill=_LADDER[rung])
