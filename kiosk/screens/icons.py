"""The signs on the controls, drawn with a pen in a unit square: no pictures, no emoji."""

from __future__ import annotations

import math

from kivy.graphics import Color, InstructionGroup, SmoothEllipse, SmoothLine

from kiosk.screens.theme import Colour

Point = tuple[float, float]
Stroke = tuple[Point, ...]


def _arc(x: float, y: float, radius: float, start: float, end: float, steps: int = 16) -> Stroke:
    """Return an arc as points; degrees run counter-clockwise from the right."""
    turn = [math.radians(start + (end - start) * step / steps) for step in range(steps + 1)]
    return tuple((x + radius * math.cos(a), y + radius * math.sin(a)) for a in turn)


_CRESCENT = (*_arc(0.5, 0.5, 0.36, 60, 320, 26), *_arc(0.64, 0.56, 0.28, 286, 96, 20))

STROKES: dict[str, tuple[Stroke, ...]] = {
    "stop": (((0.24, 0.24), (0.76, 0.24), (0.76, 0.76), (0.24, 0.76), (0.24, 0.24)),),
    "pause": (((0.36, 0.2), (0.36, 0.8)), ((0.64, 0.2), (0.64, 0.8))),
    "play": (((0.32, 0.18), (0.32, 0.82), (0.82, 0.5), (0.32, 0.18)),),
    "back": (((0.62, 0.18), (0.3, 0.5), (0.62, 0.82)),),
    "next": (((0.38, 0.18), (0.7, 0.5), (0.38, 0.82)),),
    "up": (((0.18, 0.38), (0.5, 0.7), (0.82, 0.38)),),
    "down": (((0.18, 0.62), (0.5, 0.3), (0.82, 0.62)),),
    "close": (((0.24, 0.24), (0.76, 0.76)), ((0.24, 0.76), (0.76, 0.24))),
    "tick": (((0.16, 0.5), (0.4, 0.24), (0.86, 0.78)),),
    "add": (((0.5, 0.2), (0.5, 0.8)), ((0.2, 0.5), (0.8, 0.5))),
    "moon": (_CRESCENT,),
    "pencil": (
        ((0.16, 0.16), (0.22, 0.38), (0.66, 0.82), (0.82, 0.66), (0.38, 0.22), (0.16, 0.16)),
        ((0.56, 0.72), (0.72, 0.56)),
    ),
    "undo": ((*_arc(0.56, 0.46, 0.28, -70, 150, 20),), ((0.44, 0.78), (0.28, 0.56), (0.12, 0.74))),
    "sheet": (((0.26, 0.14), (0.26, 0.86), (0.6, 0.86), (0.76, 0.7), (0.76, 0.14), (0.26, 0.14)),),
    "self": (
        ((0.5, 0.72), (0.3, 0.8), (0.1, 0.74), (0.1, 0.24), (0.3, 0.3), (0.5, 0.22)),
        ((0.5, 0.72), (0.7, 0.8), (0.9, 0.74), (0.9, 0.24), (0.7, 0.3), (0.5, 0.22)),
        ((0.5, 0.72), (0.5, 0.22)),
    ),
    "voice": (
        ((0.1, 0.4), (0.26, 0.4), (0.46, 0.22), (0.46, 0.78), (0.26, 0.6), (0.1, 0.6), (0.1, 0.4)),
        _arc(0.46, 0.5, 0.2, -50, 50),
        _arc(0.46, 0.5, 0.38, -50, 50),
    ),
    "softer": (
        ((0.1, 0.4), (0.26, 0.4), (0.46, 0.22), (0.46, 0.78), (0.26, 0.6), (0.1, 0.6), (0.1, 0.4)),
        _arc(0.46, 0.5, 0.2, -50, 50),
    ),
    "louder": (
        ((0.1, 0.4), (0.26, 0.4), (0.46, 0.22), (0.46, 0.78), (0.26, 0.6), (0.1, 0.6), (0.1, 0.4)),
        _arc(0.46, 0.5, 0.2, -50, 50),
        _arc(0.46, 0.5, 0.34, -50, 50),
        _arc(0.46, 0.5, 0.48, -50, 50),
    ),
    "line": (
        ((0.1, 0.7), (0.42, 0.7)),
        ((0.1, 0.5), (0.42, 0.5)),
        ((0.1, 0.3), (0.42, 0.3)),
        _arc(0.46, 0.5, 0.18, -55, 55),
        _arc(0.46, 0.5, 0.38, -50, 50),
    ),
    "slower": (
        _arc(0.58, 0.48, 0.26, -90, 180, 22),
        _arc(0.58, 0.48, 0.12, 180, 450, 16),
        ((0.58, 0.22), (0.12, 0.22), (0.12, 0.42)),
        ((0.12, 0.42), (0.06, 0.6)),
        ((0.12, 0.42), (0.2, 0.6)),
    ),
    "swap": (
        (*_arc(0.5, 0.5, 0.32, 150, 20, 14),),
        ((0.66, 0.6), (0.8, 0.6), (0.84, 0.76)),
        (*_arc(0.5, 0.5, 0.32, 330, 200, 14),),
        ((0.34, 0.4), (0.2, 0.4), (0.16, 0.24)),
    ),
    "why": (
        (*_arc(0.5, 0.62, 0.2, 170, -50, 14), (0.5, 0.42), (0.5, 0.34)),
        _arc(0.5, 0.18, 0.03, 0, 360, 10),
    ),
    "erase": (
        ((0.06, 0.5), (0.3, 0.76), (0.94, 0.76), (0.94, 0.24), (0.3, 0.24), (0.06, 0.5)),
        ((0.48, 0.38), (0.72, 0.62)),
        ((0.48, 0.62), (0.72, 0.38)),
    ),
    "lead": (
        ((0.3, 0.34), (0.3, 0.66), (0.5, 0.82), (0.7, 0.66), (0.7, 0.34), (0.3, 0.34)),
        ((0.22, 0.22), (0.78, 0.22)),
        _arc(0.5, 0.5, 0.08, 0, 360, 12),
        _arc(0.5, 0.86, 0.07, 0, 360, 12),
    ),
    "clock": (
        _arc(0.5, 0.5, 0.38, 0, 360, 32),
        ((0.5, 0.72), (0.5, 0.5), (0.66, 0.4)),
    ),
    "heart": (
        (
            (0.5, 0.18),
            *_arc(0.32, 0.6, 0.2, 220, 40, 14),
            *_arc(0.68, 0.6, 0.2, 140, -40, 14),
            (0.5, 0.18),
        ),
    ),
    "person": (
        _arc(0.5, 0.68, 0.16, 0, 360, 20),
        _arc(0.5, 0.14, 0.34, 0, 180, 20),
    ),
    "muted": (
        ((0.1, 0.4), (0.26, 0.4), (0.46, 0.22), (0.46, 0.78), (0.26, 0.6), (0.1, 0.6), (0.1, 0.4)),
        ((0.6, 0.38), (0.86, 0.62)),
        ((0.6, 0.62), (0.86, 0.38)),
    ),
}
"""Every sign as strokes in a square of side 1, from the lower left."""


def sign(name: str, box: tuple[float, float, float, float], colour: Colour) -> InstructionGroup:
    """Return the sign drawn into the box (x, y, width, height)."""
    group = InstructionGroup()
    x, y, width, height = box
    side = min(width, height)
    left, low = x + (width - side) / 2, y + (height - side) / 2
    group.add(Color(*colour))
    for stroke in STROKES[name]:
        points = [value for px, py in stroke for value in (left + px * side, low + py * side)]
        group.add(SmoothLine(points=points, width=max(1.1, side * 0.036), joint="round"))
    return group


def disc(x: float, y: float, radius: float, colour: Colour) -> InstructionGroup:
    """Return a smooth disc."""
    group = InstructionGroup()
    group.add(Color(*colour))
    group.add(SmoothEllipse(pos=(x - radius, y - radius), size=(2 * radius, 2 * radius)))
    return group
