"""Paper is what a booklet is drawn on, page by page: the only door to ReportLab.

It embeds the letters it uses, bears no date and no chance, and writes nothing but its own bytes.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.press.cropping import crop
from kiosk.press.daylight import EDGE, in_daylight
from kiosk.press.glyphs import characters
from kiosk.press.imposition import padding, saddle
from kiosk.press.svg import Drawing, Glow, Point, Shape
from kiosk.press.typesetting import FAINT, ITALIC, Run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    Draw = Callable[["Paper"], None]

MAKER = "Hearthside booklet"
"""What the file says made it; one that says so may be written over."""

BLACK, GREY, PALE = 0.06, 0.36, 0.72
"""How light the ink is: for words, for whispers and small print, for frames."""

BOX_SIGN = "\u25a1"
"""Stands for a letter that no face of ours has."""

_MM = 72 / 25.4


@dataclass(frozen=True)
class Format:
    """A sheet of paper lying on its side, and the two pages it folds into."""

    name: str
    wide: float
    high: float

    @property
    def page(self) -> tuple[float, float]:
        """Return the size of one page, in points."""
        return self.wide / 2, self.high


FORMATS = {
    "a4": Format("A4", 297 * _MM, 210 * _MM),
    "letter": Format("Letter", 11 * 72.0, 8.5 * 72.0),
}


@dataclass(frozen=True)
class Face:
    """A family of type, upright and slanted, in one size."""

    family: str
    size: float

    def font(self, style: int) -> str:
        """Return the font of a style."""
        upright = "Andika-Regular" if self.family == "Andika" else "Vollkorn-Medium"
        return f"{self.family}-Italic" if style & ITALIC else upright

    @property
    def other(self) -> Face:
        """Return the face that helps out with a letter this one lacks."""
        return Face("Vollkorn" if self.family == "Andika" else "Andika", self.size)


def _folder() -> Path:
    return Path(str(resources.files("kiosk"))) / "screens" / "fonts"


@lru_cache(maxsize=4)
def _letters(font: str) -> frozenset[int]:
    """Return what a font can draw, and make it known to ReportLab."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    path = _folder() / f"{font}.ttf"
    pdfmetrics.registerFont(TTFont(font, str(path)))
    return characters(path.read_bytes())


def spelt(run: Run, face: Face) -> list[tuple[str, str]]:
    """Return a run as (font, text): letters that its face lacks come from the other, or a box."""
    found: list[tuple[str, str]] = []
    own, other = face.font(run.style), face.other.font(run.style)
    for letter in run.text:
        font, drawn = own, letter
        if ord(letter) not in _letters(own):
            font = other if ord(letter) in _letters(other) else own
            drawn = letter if font == other else BOX_SIGN
        if ord(drawn) not in _letters(font):
            drawn = "?"
        if found and found[-1][0] == font:
            found[-1] = (font, found[-1][1] + drawn)
        else:
            found.append((font, drawn))
    return found


def unprintable(text: str) -> str:
    """Return the letters that neither face has, each once, in order."""
    known = _letters("Andika-Regular") | _letters("Vollkorn-Medium")
    lost = [letter for letter in text if ord(letter) not in known and not letter.isspace()]
    return "".join(dict.fromkeys(lost))


def width(run: Run, face: Face) -> float:
    """Return how wide letters are, in points."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    return sum(float(stringWidth(text, font, face.size)) for font, text in spelt(run, face))


class Paper:
    """One page under the pen, its corner at the lower left."""

    def __init__(self, canvas: Any) -> None:
        """Draw on this canvas."""
        self._canvas = canvas

    def line(
        self, runs: Iterable[Run], face: Face, x: float, y: float, grey: float = BLACK
    ) -> None:
        """Set a line of type, its baseline at y."""
        pen = self._canvas.beginText(x, y)
        for run in runs:
            pen.setFillGray(GREY if run.style & FAINT else grey)
            for font, text in spelt(run, face):
                pen.setFont(font, face.size)
                pen.textOut(text)
        self._canvas.drawText(pen)

    def frame(self, x: float, y: float, wide: float, high: float) -> None:
        """Draw a thin frame with round corners."""
        self._canvas.setStrokeGray(PALE)
        self._canvas.setLineWidth(0.7)
        self._canvas.roundRect(x, y, wide, high, 9)

    def crescent(self, x: float, y: float, radius: float) -> None:
        """Draw a small moon with its middle at x, y: here a story ends."""
        self._canvas.setFillGray(PALE)
        self._canvas.circle(x, y, radius, stroke=0, fill=1)
        self._canvas.setFillGray(1)
        self._canvas.circle(x - radius * 0.45, y + radius * 0.2, radius * 0.85, stroke=0, fill=1)

    def picture(
        self,
        drawing: Drawing,
        box: tuple[float, float, float, float],
        nearer: float = 1.0,
    ) -> None:
        """Draw paper-cut sheets in the print palette so that they fill a box: x, y, wide, high."""
        x, y, wide, high = box
        pen, drawing = self._canvas, in_daylight(drawing)
        scale, left, top = crop(drawing, wide, high, nearer)

        def place(point: Point) -> Point:
            return x + point[0] * scale - left, y + high - (point[1] * scale - top)

        pen.saveState()
        window = pen.beginPath()
        window.roundRect(x, y, wide, high, 9)
        pen.clipPath(window, stroke=0, fill=0)
        pen.setLineWidth(0.35)
        for number, sheet in enumerate(drawing.sheets):
            pieces = [piece for piece in sheet if isinstance(piece, Shape)]
            if number:
                self._shadows(pieces, place)
            for piece in sheet:
                if isinstance(piece, Glow):
                    self._glow(piece, place, scale)
                    continue
                pen.setFillColorRGB(*(part / 255 for part in piece.fill))
                pen.setStrokeColorRGB(*(part / 255 for part in EDGE), alpha=0.55)
                self._cut(piece, place, stroke=1)
        pen.restoreState()
        self.frame(x, y, wide, high)

    def lines(
        self, ways: Iterable[Sequence[Point]], box: tuple[float, float, float, float], thick: float
    ) -> None:
        """Draw ways as thick round lines inside a box; their points are shares of it, from its top.

        A way of one point is a dot.
        """
        x, y, wide, high = box
        pen = self._canvas
        pen.saveState()
        pen.setStrokeColorRGB(*(part / 255 for part in EDGE))
        pen.setLineWidth(thick)
        pen.setLineCap(1)
        pen.setLineJoin(1)
        for way in ways:
            path = pen.beginPath()
            for at, (across, down) in enumerate(way if len(way) > 1 else (*way, *way)):
                point = round(x + across * wide, 2), round(y + (1 - down) * high, 2)
                (path.lineTo if at else path.moveTo)(*point)
            pen.drawPath(path, stroke=1, fill=0)
        pen.restoreState()

    def _shadows(self, pieces: Sequence[Shape], place: Callable[[Point], Point]) -> None:
        """Let a sheet throw a short pale shadow on those behind it."""

        def moved(point: Point) -> Point:
            x, y = place(point)
            return x - 0.9, y - 1.1

        pen = self._canvas
        pen.saveState()
        pen.setFillColorRGB(*(part / 255 for part in EDGE), alpha=0.16)
        for piece in pieces:
            self._cut(piece, moved, stroke=0)
        pen.restoreState()

    def _cut(self, piece: Shape, place: Callable[[Point], Point], stroke: int) -> None:
        """Cut one shape; its second and further outlines are holes."""
        path = self._canvas.beginPath()
        for ring in piece.rings:
            for at, point in enumerate(ring):
                x, y = place(point)
                (path.lineTo if at else path.moveTo)(round(x, 2), round(y, 2))
            path.close()
        self._canvas.drawPath(path, stroke=stroke, fill=1, fillMode=0)

    def _glow(self, light: Glow, place: Callable[[Point], Point], scale: float) -> None:
        """Draw a light as rings of tissue, one in the other."""
        pen = self._canvas
        x, y = place(light.centre)
        pen.saveState()
        pen.setFillColorRGB(*(part / 255 for part in light.fill), alpha=0.10)
        for part in (0.62, 0.44, 0.28):
            pen.circle(x, y, light.radius * scale * part, stroke=0, fill=1)
        pen.restoreState()


def bound(
    drawn: Sequence[Draw], form: Format, *, title: str, author: str, single: bool = False
) -> bytes:
    """Return the PDF of pages in reading order: two a side to be folded, or one after the other."""
    from reportlab.pdfgen.canvas import Canvas

    wide, high = form.page
    if not single and padding(len(drawn)):
        raise ValueError(f"{len(drawn)} pages don't fold: a sheet has four")
    out = io.BytesIO()
    size = (wide, high) if single else (form.wide, form.high)
    # Without `invariant` the time of day would get into the file.
    pen = Canvas(out, pagesize=size, invariant=1, pageCompression=1, lang="en-GB")
    pen.setTitle(title)
    pen.setAuthor(author)
    pen.setCreator(MAKER)
    pen.setProducer(MAKER)
    sides = [(page,) for page in range(len(drawn))] if single else saddle(len(drawn))
    for side in sides:
        for place, page in enumerate(side):
            pen.saveState()
            pen.translate(place * wide, 0)
            drawn[page](Paper(pen))
            pen.restoreState()
        pen.showPage()
    pen.save()
    return out.getvalue()
