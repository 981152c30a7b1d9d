"""Outlines are flat shapes as rings of points, flattened from SVG's numbers and path commands."""

from __future__ import annotations

import math
import re

Point = tuple[float, float]
Ring = tuple[Point, ...]


class DrawingError(ValueError):
    """The file is not a drawing in our small part of SVG."""


def numbers(text: str) -> list[float]:
    """Return every number in a text."""
    return [float(part) for part in re.findall(r"-?\d*\.?\d+(?:e-?\d+)?", text)]


def rounded(x: float, y: float, across: float, up: float) -> Ring:
    """Return an ellipse as points."""
    turns = [2 * math.pi * step / 64 for step in range(64)]
    return tuple((x + across * math.cos(a), y + up * math.sin(a)) for a in turns)


def rectangle(x: float, y: float, w: float, h: float, r: float = 0) -> Ring:
    """Return a rectangle, its corners rounded where asked."""
    if r <= 0:
        return ((x, y), (x + w, y), (x + w, y + h), (x, y + h))
    points: list[Point] = []
    corners = ((x + w - r, y + r, 270), (x + w - r, y + h - r, 0), (x + r, y + h - r, 90))
    for cx, cy, start in (*corners, (x + r, y + r, 180)):
        for step in range(9):
            turn = math.radians(start + 90 * step / 8)
            points.append((cx + r * math.cos(turn), cy + r * math.sin(turn)))
    return tuple(points)


TOKEN = re.compile(r"(-?\d*\.?\d+(?:e-?\d+)?)|([A-Za-z])")
TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "Q": 4, "A": 7}


_SHARES = [step / 16 for step in range(1, 17)]
_SQUARE = [((1 - s) ** 2, 2 * s * (1 - s), s * s) for s in _SHARES]
_CUBIC = [((1 - s) ** 3, 3 * s * (1 - s) ** 2, 3 * s * s * (1 - s), s**3) for s in _SHARES]
"""How much each point of a Bézier curve weighs, step by step along it."""


def outlines(text: str) -> tuple[Ring, ...]:
    """Flatten a path into closed rings of points."""
    tokens = [letter or float(number) for number, letter in TOKEN.findall(text)]
    rings: list[list[Point]] = []
    here: Point = (0.0, 0.0)
    command, at = "", 0
    while at < len(tokens):
        token = tokens[at]
        if isinstance(token, str):
            command, at = token, at + 1
            if command in "Zz":
                here = rings[-1][0] if rings else here
                continue
        if command.upper() not in TAKES:
            raise DrawingError(f"path command {command or 'missing'} is not part of a picture")
        taken = tokens[at : at + TAKES[command.upper()]]
        if len(taken) < TAKES[command.upper()] or any(isinstance(v, str) for v in taken):
            raise DrawingError(f"path command {command} lacks a number")
        at += len(taken)
        values = [float(value) for value in taken]
        start = len(rings) and here
        new = _walk(command, values, here)
        if command in "Mm" or not rings:
            rings.append([new[-1]] if command in "Mm" else [start or here, *new])
            command = {"M": "L", "m": "l"}.get(command, command)
        else:
            rings[-1].extend(new)
        here = new[-1]
    return tuple(tuple(ring) for ring in rings if len(ring) > 2)


def _walk(command: str, values: list[float], here: Point) -> list[Point]:
    """Return the points one command leads through."""
    dx, dy = here if command.islower() else (0.0, 0.0)
    kind = command.upper()
    if kind == "H":
        return [(values[0] + dx, here[1])]
    if kind == "V":
        return [(here[0], values[0] + dy)]
    if kind == "A":
        return _elliptic(here, values, (values[5] + dx, values[6] + dy))
    points = [(values[i] + dx, values[i + 1] + dy) for i in range(0, len(values), 2)]
    if kind in "ML":
        return points
    bends = _CUBIC if kind == "C" else _SQUARE
    ends = (here, *points)
    return [
        (
            sum(part * x for part, (x, _) in zip(parts, ends, strict=True)),
            sum(part * y for part, (_, y) in zip(parts, ends, strict=True)),
        )
        for parts in bends
    ]


def _elliptic(start: Point, values: list[float], end: Point) -> list[Point]:
    """Return a circular arc (both radii alike) from start to end as points."""
    radius = max(values[0], math.dist(start, end) / 2, 1e-6)
    half = math.dist(start, end) / 2
    if half == 0:
        return [end]
    rise = math.sqrt(max(0.0, radius * radius - half * half))
    side = -1 if bool(values[3]) == bool(values[4]) else 1
    ux, uy = (end[0] - start[0]) / (2 * half), (end[1] - start[1]) / (2 * half)
    cx = (start[0] + end[0]) / 2 - side * rise * uy
    cy = (start[1] + end[1]) / 2 + side * rise * ux
    first = math.atan2(start[1] - cy, start[0] - cx)
    turn = math.atan2(end[1] - cy, end[0] - cx) - first
    if values[4] and turn < 0:
        turn += 2 * math.pi
    if not values[4] and turn > 0:
        turn -= 2 * math.pi
    return [
        (
            cx + radius * math.cos(first + turn * s / 24),
            cy + radius * math.sin(first + turn * s / 24),
        )
        for s in range(1, 25)
    ]
