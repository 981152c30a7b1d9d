"""Writing puts a galley into its file: the sheet, each mark under its place, sums at the end."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from stories.galley.typed import MENDED, UNTOLD, escaped, paragraph_line, sums_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stories.galley.carrying import Carried
    from stories.galley.sheet import Sheet
    from stories.galley.slip import Mark


def written(sheet: Sheet, carried: Carried) -> str:
    """Return the whole file: every line of a sheet with its marks, then those left over."""
    out: list[str] = []
    own: list[str] = []
    for row in sheet.rows:
        _add(out, own, row.typed, carried.under.get((row.place.telling, row.place.paragraph), ()))
    for heading, marks in ((UNTOLD, carried.untold), (MENDED, carried.mended)):
        if marks:
            _add(out, own, heading, ())
        for place, group in groupby(marks, lambda mark: mark.place):
            _add(out, own, paragraph_line(place, escaped(place.words), was=True), list(group))
    return "\n\n".join([*out, sums_line(own)]) + "\n"


def _add(out: list[str], own: list[str], typed: str, marks: Sequence[Mark]) -> None:
    """Add one of the file's own pieces, and the marks under it."""
    out.append(typed)
    own += typed.split("\n")
    out += ["\n".join(mark.lines) for mark in marks]
