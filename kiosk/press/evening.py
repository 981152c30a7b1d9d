"""The evening takes light away from a setting: page by page, and lamp by lamp at the end."""

from __future__ import annotations

import dataclasses
import hashlib
import math
from typing import TYPE_CHECKING

from kiosk.press.dimming import Dim
from kiosk.press.scene import DEEPEST
from kiosk.press.svg import PAPERS, Glow, Shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.press.marks import Mark
    from kiosk.press.scene import Scene
    from kiosk.press.svg import Point, Sheet

_PAPER = (1.0, 0.87, 0.75, 0.64, 0.54)
_LIGHT = (1.0, 0.97, 0.94, 0.9, 0.86)
_GLOW = (1.0, 0.86, 0.72, 0.59, 0.47)
"""What is left at each depth."""
_BEDTIME = 3
"""From this depth on lamps go out."""
_ROOM = 0.1
"""Lamps nearer to each other than this part of the height are one lamp: the panes of a window."""


def dims_of(marks: Sequence[Mark], depth: int, moonlight: float | None) -> list[Dim]:
    """Return the light every sheet keeps; ``moonlight`` is None if no sky is composed."""
    depth = min(max(depth, 0), DEEPEST)
    night = 1.0 if moonlight is None else 0.8 + 0.26 * moonlight
    glow = 1.0 if moonlight is None else 0.78 + 0.3 * moonlight
    pale = _LIGHT[depth] * (0.8 if depth == DEEPEST and moonlight else 1.0)
    own = Dim(light=1.0 - 0.02 * depth, glow=0.4 + 0.6 * _GLOW[depth])
    usual = Dim(paper=_PAPER[depth] * night, light=pale, glow=_GLOW[depth] * glow)
    return [own if mark.moon else usual for mark in marks]


def lamps_out(sheets: Sequence[Sheet], scene: Scene, high: float) -> list[Sheet]:
    """Return the sheets with some lamps put out; the first one burns to the end."""
    if scene.depth < _BEDTIME:
        return list(sheets)
    near = _ROOM * high
    groups: list[list[Point]] = []
    for sheet in sheets:
        for piece in sheet:
            if _lamp(piece):
                place = _middle(piece)
                group = next((one for one in groups if math.dist(one[0], place) < near), None)
                groups.append([place]) if group is None else group.append(place)
    later = sorted(groups[1:], key=lambda group: _chance(scene.setting, group[0]))
    dark = later if scene.depth >= DEEPEST else later[: (len(later) + 1) // 2]
    burning = [group for group in groups if group not in dark]
    left = [[_put_out(piece, dark, burning, near) for piece in sheet] for sheet in sheets]
    return [tuple(piece for piece in sheet if piece is not None) for sheet in left]


def _put_out(
    piece: Shape | Glow,
    dark: Sequence[Sequence[Point]],
    burning: Sequence[Sequence[Point]],
    near: float,
) -> Shape | Glow | None:
    """Return a lamp's piece as it looks without its light; any other piece as it is."""
    if isinstance(piece, Glow):
        away = min((math.dist(piece.centre, p) for group in dark for p in group), default=near)
        kept = min((math.dist(piece.centre, p) for group in burning for p in group), default=1e9)
        # A large light belongs to the whole picture and not to one window.
        gone = away < min(0.6 * near, kept) and piece.radius < 4 * near
        return None if gone else piece
    if _lamp(piece) and any(_middle(piece) in group for group in dark):
        return dataclasses.replace(piece, fill=PAPERS["dark"])
    return piece


def _lamp(piece: Shape | Glow) -> bool:
    """Return whether a piece is lit from within."""
    return isinstance(piece, Shape) and bool(piece.rings) and piece.fill == PAPERS["lamp"]


def _middle(piece: Shape | Glow) -> Point:
    """Return the middle of a piece."""
    if isinstance(piece, Glow):
        return piece.centre
    xs, ys = zip(*piece.rings[0], strict=True)
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def _chance(setting: str, place: Point) -> bytes:
    """Return a lamp's turn to go out, the same every time."""
    key = f"{setting.rpartition('/')[2]} {place[0]:.1f} {place[1]:.1f}"
    return hashlib.blake2b(key.encode(), digest_size=8).digest()
