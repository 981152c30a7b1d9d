"""A drawing is the small part of SVG a picture may use: sheets of paper with flat shapes on them.

`svg` holds `g` elements, one sheet each, the far one first. A sheet holds `path` (M L H V C Q A Z,
capitals or small), `polygon`, `rect` (with `rx`), `circle` and `ellipse`, each with a `fill` from
`TONES`. A `circle` of class `glow` is light instead of paper. `data-focus="x y"` on `svg` is the
point that stays in sight when a picture is cropped. What a sheet is for is said by `marks`.
"""

from __future__ import annotations

import dataclasses
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.press.dimming import FULL, Dim
from kiosk.press.marks import MOST_STANDS, Box, Figure, Mark, figure_of, mark_of
from kiosk.press.outlines import (
    DrawingError,
    Point,
    Ring,
    numbers,
    outlines,
    rectangle,
    rounded,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = [
    "PAPERS",
    "TONES",
    "Drawing",
    "DrawingError",
    "Glow",
    "Point",
    "Ring",
    "Shape",
    "Sheet",
    "parse",
    "read",
]

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

PAPERS = {
    tone: (int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16))
    for code, tone in TONES.items()
}
"""The same as numbers: tone -> red, green and blue."""

PARTS = frozenset(["path", "polygon", "rect", "circle", "ellipse"])
"""What a sheet may hold."""

LARGEST = 512 * 1024
"""Longest file, in characters."""
SHEETS, PIECES, POINTS, HOLES = 40, 600, 40_000, 60
"""The most of each in one drawing: a stranger's picture is printed in the kiosk's own process."""
BOX = (8.0, 4000.0)
"""The smallest and the largest side of a viewBox; nothing reaches further than four boxes away."""


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


Sheet = tuple[Shape | Glow, ...]


@dataclass(frozen=True)
class Drawing:
    """Sheets of paper, the far one first, in a box of width and height."""

    width: float
    height: float
    focus: Point
    sheets: tuple[Sheet, ...]
    """What is printed."""
    dims: tuple[Dim, ...] = ()
    """How much of its light each sheet keeps; empty if all of them keep all of it."""
    whole: tuple[tuple[Sheet, Mark], ...] = ()
    """Every sheet of a setting with its mark, those of other seasons among them; may be empty."""
    shown: Box | None = None
    """Left, top, right and bottom of what stays in sight when a composed picture is cropped."""
    figure: Figure | None = None
    """What the drawing says of itself if it is a figure."""

    def parts(self) -> tuple[tuple[Sheet, Mark], ...]:
        """Return every sheet with its mark, the far one first."""
        return self.whole or tuple((sheet, Mark()) for sheet in self.sheets)

    def lit(self) -> Iterator[tuple[Sheet, Dim]]:
        """Yield every sheet that is printed, with the light it keeps."""
        for number, sheet in enumerate(self.sheets):
            yield sheet, self.dims[number] if number < len(self.dims) else FULL


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
    box = numbers(root.get("viewBox", ""))
    if len(box) != 4 or not all(BOX[0] <= side <= BOX[1] for side in box[2:]):
        raise DrawingError("the svg needs a viewBox of four numbers, its sides from 8 to 4000")
    if any(box[:2]):
        raise DrawingError("the viewBox begins elsewhere than at 0 0")
    focus = numbers(root.get("data-focus", "")) or [box[2] / 2, box[3] / 2]
    if len(focus) != 2:
        raise DrawingError("data-focus has two numbers")
    sheets: list[tuple[Sheet, Mark]] = []
    for sheet in root:
        if _tag(sheet) in ("title", "desc"):
            continue
        if _tag(sheet) != "g":
            raise DrawingError(f"<{_tag(sheet)}> outside a sheet (g)")
        mark = mark_of(sheet.attrib, 4 * max(box[2:]))
        sheets.append((tuple(_piece(piece) for piece in sheet), mark))
    every = tuple(sheet for sheet, _ in sheets)
    drawing = Drawing(box[2], box[3], (focus[0], focus[1]), every)
    _bounded(drawing)
    _marked([mark for _, mark in sheets])
    return dataclasses.replace(
        drawing,
        sheets=tuple(sheet for sheet, mark in sheets if mark.shown_in("")),
        whole=tuple(sheets),
        figure=figure_of(root.attrib),
    )


def _marked(marks: list[Mark]) -> None:
    """Refuse more skies than one and more stands than a picture has room for."""
    if sum(mark.sky is not None for mark in marks) > 1:
        raise DrawingError("a picture has one sky at most")
    if sum(len(mark.stands) for mark in marks) > MOST_STANDS:
        raise DrawingError(f"a picture has {MOST_STANDS} stands at most")


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


def _piece(element: ET.Element) -> Shape | Glow:
    """Read one shape or light."""
    tag = _tag(element)
    if tag not in PARTS:
        raise DrawingError(f"<{tag}> inside a sheet (g)")
    paper = element.get("fill", "").lower()
    if paper not in TONES:
        raise DrawingError(f"fill {paper or 'missing'} is none of {', '.join(TONES)}")
    fill = (int(paper[1:3], 16), int(paper[3:5], 16), int(paper[5:7], 16))

    def number(name: str) -> float:
        return float(element.get(name, "0"))

    if tag == "circle" and element.get("class") == "glow":
        return Glow((number("cx"), number("cy")), number("r"), fill)
    if tag == "circle":
        return Shape((rounded(number("cx"), number("cy"), number("r"), number("r")),), fill)
    if tag == "ellipse":
        return Shape((rounded(number("cx"), number("cy"), number("rx"), number("ry")),), fill)
    if tag == "polygon":
        flat = numbers(element.get("points", ""))
        ring = tuple(zip(flat[::2], flat[1::2], strict=True))
        return Shape((ring,) if len(ring) > 2 else (), fill)
    if tag == "rect":
        x, y, w, h = (number(name) for name in ("x", "y", "width", "height"))
        return Shape((rectangle(x, y, w, h, number("rx")),), fill)
    return Shape(outlines(element.get("d", "")), fill)
