"""A drawn page is what a finger drew, on one lying sheet of paper, with a line of words below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.press.paper import GREY, Face, Format, Paper, bound, unprintable, width
from kiosk.press.typesetting import Run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.press.svg import Point

SIDE, FOOT = 36.0, 30.0
"""White around the sheet, and the height of the words below it, in points."""
THICK = 0.0135
"""How thick a line is, as a share of the sheet's width."""


def drawn_page(
    ways: Sequence[Sequence[Point]], ratio: float, words: str, form: Format
) -> tuple[bytes, str]:
    """Return a PDF of one page, and the letters of its words that our type lacks.

    ``ways`` are the lines, their points as shares of a sheet that is ``ratio`` times as wide as
    it is high.
    """
    wide = min(form.wide - 2 * SIDE, (form.high - 2 * SIDE - FOOT) * ratio)
    high = wide / ratio
    left, low = (form.wide - wide) / 2, (form.high - FOOT - high) / 2 + FOOT

    def draw(paper: Paper) -> None:
        paper.frame(left, low, wide, high)
        paper.lines(ways, (left, low, wide, high), wide * THICK)
        size = 13.0
        while size > 6 and width(Run(words), Face("Andika", size)) > wide:
            size -= 0.5
        paper.line([Run(words)], Face("Andika", size), left, low - FOOT * 0.75, GREY)

    # A page of `single` is half a sheet: the whole sheet is half of one that is twice as wide.
    page = Format(form.name, form.wide * 2, form.high)
    pdf = bound([draw], page, title=words, author="Hearthside", single=True)
    return pdf, unprintable(words)
