"""Plates are a pack's drawings, tried on the press while their author is still at the table.

A drawing the press can't print is left out of every picture without a word to the family; so the
author is told: `P033`, with what the press said of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.press.svg import DrawingError, parse
from stories.problems import Findings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stories.problems import Problem

_MEND = "the guide says under 'The rest of a pack' what a picture may hold."
_FILL = "give every shape one of these ten papers and lights."
_BOX = 'write viewBox="0 0 800 480" into the svg; a figure may have a box of its own size.'
_SHEETS = "put every shape into a g, and no g into another."


def unprintable(files: Mapping[str, bytes]) -> list[Problem]:
    """Return a problem for every drawing of a pack that would be left out of its pictures."""
    problems: list[Problem] = []
    for name in sorted(files):
        if not name.startswith("pictures/") or not name.endswith(".svg"):
            continue
        said = _fault(files[name])
        if said:
            what = f"this drawing can't be printed, and is left out: {said}."
            Findings(name, problems).add(1, "P033", what, _mend(said))
    return problems


def _fault(data: bytes) -> str:
    """Return what the press says of a drawing; nothing if it prints."""
    try:
        drawing = parse(data.decode("utf-8-sig"))
    except DrawingError as refused:
        return str(refused)
    except ValueError:
        return "a number or a list of points in it can't be read"
    return "" if any(sheet for sheet, _ in drawing.parts()) else "it has no sheet with a shape"


def _mend(said: str) -> str:
    """Return how the commonest slips are mended, and where to look for the others."""
    if "viewBox" in said:
        return _BOX
    if said.startswith("fill "):
        return _FILL
    return _SHEETS if "sheet" in said and "sheets" not in said else _MEND
