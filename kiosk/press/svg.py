"""A drawing is the small part of SVG a picture may use: sheets of paper with flat shapes on them.

`svg` holds `g` elements, one sheet each, the far one first. A sheet holds `path` (M L H V C Q A Z,
capitals or small), `polygon`, `rect` (with `rx`), `circle` and `ellipse`, each with a `fill` from
`TONES`. A `circle` of class `glow` is light instead of paper. `data-focus="x y"` on `svg` is the
point that stays in sight when a picture is cropped.
"""

from __future__ import annotations

import math
import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

Point = tuple[float, float]
Ring = tuple[Point, ...]

TONES = {
    "#8a5516": "dusk",
    "#6b400f": "far",
    "#50300b": "hill",
    "#392108": "middle",
    "#261505": "near",
    "#170c03": "dark",
    "#0b0602": "ink",
    "#c08a34": "pale",
    "#ffbe46": "lamp",
    "#d8791a": "ember",
}
"""The only papers there are, from the far and light to the near and dark, and three lights."""


LARGEST = 512 * 1024
"""Longest file, in characters."""
SHEETS, PIECES, POINTS, HOLES = 40, 600, 40_000, 60
"""The most of each in one drawing: a stranger's picture is printed in the kiosk's own process."""
BOX = (8.0, 4000.0)
"""The smallest and the largest side of a viewBox; nothing reaches further than four boxes away."""


class DrawingError(ValueError):
    """The file is not a drawing in our small part of SVG."""


@dataclass(frozen=True)
class Shape:
    """One cut piece: its outlines (the second and further ones cut holes) and its paper."""

    rings: tuple[Ring, ...]
    fill: tuple[int, int, int]


@dataclass(frozen=True)
class Glow:
    """A soft light."""

    centre: Point
    radius: float
    fill: tuple[int, int, int]


@dataclass(frozen=True)
class Drawing:
    """Sheets of paper, the far one first, in a box of width and height."""

    width: float
    height: float
    focus: Point
    sheets: tuple[tuple[Shape | Glow, ...], ...]


def read(path: Path) -> Drawing:
    """Read a drawing from a file."""
    return parse(path.read_text(encoding="utf-8-sig"))


def parse(text: str) -> Drawing:
    """Read a drawing; DrawingError says what is outside the subset."""
    if len(text) > LARGEST:
        raise DrawingError("a picture has 512 kB at most")
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise DrawingError("a document type is not part of a picture")
    try:
        root = ET.fromstring(text)  # noqa: S314 (document types are refused above)
    except ET.ParseError as error:
        raise DrawingError(f"not well-formed: {error}") from error
    box = _numbers(root.get("viewBox", ""))
    if len(box) != 4 or not all(BOX[0] <= side <= BOX[1] for side in box[2:]):
        raise DrawingError("the svg needs a viewBox of four numbers, its sides from 8 to 4000")
    focus = _numbers(root.get("data-focus", "")) or [box[2] / 2, box[3] / 2]
    if len(focus) != 2:
        raise DrawingError("data-focus has two numbers")
    sheets = []
    for sheet in root:
        if _tag(sheet) in ("title", "desc"):
            continue
        if _tag(sheet) != "g":
            raise DrawingError(f"<{_tag(sheet)}> outside a sheet (g)")
        sheets.append(tuple(_piece(piece) for piece in sheet))
    drawing = Drawing(box[2], box[3], (focus[0], focus[1]), tuple(sheets))
    _bounded(drawing)
    return drawing


def _bounded(drawing: Drawing) -> None:
    """Refuse a drawing that would take long to print, or much memory."""
    pieces = [piece for sheet in drawing.sheets for piece in sheet]
    rings = [ring for piece in pieces if isinstance(piece, Shape) for ring in piece.rings]
    if len(drawing.sheets) > SHEETS or len(pieces) > PIECES or sum(map(len, rings)) > POINTS:
        raise DrawingError(f"a picture has {SHEETS} sheets, {PIECES} pieces, {POINTS} points")
    if any(isinstance(piece, Shape) and len(piece.rings) > HOLES for piece in pieces):
        raise DrawingError(f"a piece has {HOLES} holes at most")
    far = 4 * max(drawing.width, drawing.height)
    lights = [piece for piece in pieces if isinstance(piece, Glow)]
    places = [point for ring in rings for point in ring] + [light.centre for light in lights]
    places += [(light.radius, 0.0) for light in lights]
    # Written so that what is no number at all is refused, too.
    if not all(abs(x) <= far and abs(y) <= far for x, y in (*places, drawing.focus)):
        raise DrawingError("something lies far outside the picture")
    if any(light.radius < 0 or light.radius > far / 4 for light in lights):
        raise DrawingError("a light is larger than the picture")


def _tag(element: ET.Element) -> str:
    """Return the name without its namespace."""
    return element.tag.rpartition("}")[2]


def _numbers(text: str) -> list[float]:
    """Return every number in a text."""
    return [float(part) for part in re.findall(r"-?\d*\.?\d+(?:e-?\d+)?", text)]


def _piece(element: ET.Element) -> Shape | Glow:
    """Read one shape or light."""
    tag = _tag(element)
    paper = element.get("fill", "").lower()
    if paper not in TONES:
        raise DrawingError(f"fill {paper or 'missing'} is none of {', '.join(TONES)}")
    fill = (int(paper[1:3], 16), int(paper[3:5], 16), int(paper[5:7], 16))

    def number(name: str) -> float:
        return float(element.get(name, "0"))

    if tag == "circle" and element.get("class") == "glow":
        return Glow((number("cx"), number("cy")), number("r"), fill)
    if tag == "circle":
        return Shape((_round(number("cx"), number("cy"), number("r"), number("r")),), fill)
    if tag == "ellipse":
        return Shape((_round(number("cx"), number("cy"), number("rx"), number("ry")),), fill)
    if tag == "polygon":
        flat = _numbers(element.get("points", ""))
        return Shape((tuple(zip(flat[::2], flat[1::2], strict=True)),), fill)
    if tag == "rect":
        x, y, w, h = (number(name) for name in ("x", "y", "width", "height"))
        return Shape((_rectangle(x, y, w, h, number("rx")),), fill)
    if tag == "path":
        return Shape(outlines(element.get("d", "")), fill)
    raise DrawingError(f"<{tag}> is not part of a picture")


def _round(x: float, y: float, across: float, up: float) -> Ring:
    """Return an ellipse as points."""
    turns = [2 * math.pi * step / 64 for step in range(64)]
    return tuple((x + across * math.cos(a), y + up * math.sin(a)) for a in turns)


def _rectangle(x: float, y: float, w: float, h: float, r: float) -> Ring:
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
    return [_curve([here, *points], step / 16) for step in range(1, 17)]


def _curve(points: list[Point], share: float) -> Point:
    """Return the point of a Bézier curve at a share of its way."""
    while len(points) > 1:
        points = [
            (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)
            for a, b in pairwise(points)
        ]
    return points[0]


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
