"""Reading takes an edited galley apart: its digest, its marks, and what should not be changed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stories.galley.folder import LIMIT
from stories.galley.slip import Mark, Place
from stories.galley.typed import digest_in, is_mark, made, place_of, sums_in
from stories.problems import Problem, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

_MEND = 'if it is a mark, begin it with "> "; else take the line out, and it is made anew.'
_HEAD = re.compile(r"\s*>\s?.{1,60}?\d{4}-\d{2}-\d{2}\s*:")
_Numbered = list[tuple[int, str]]


@dataclass(frozen=True)
class Galley:
    """A proof as it was found."""

    name: str
    """Its file inside the pack."""
    digest: str
    """Of the tale as it was when the proof was made."""
    marks: tuple[Mark, ...]
    fault: Problem | None = None
    """Why it must not be written over."""

    @property
    def open(self) -> tuple[Mark, ...]:
        """Return the marks that nobody has answered."""
        return tuple(mark for mark in self.marks if mark.open)


def read(name: str, data: bytes) -> Galley:
    """Return what a proof holds; one that was changed beyond its marks has a fault."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        return Galley(name, "", (), _fault(name, line, "this proof is not UTF-8 text."))
    if len(data) > LIMIT:
        return Galley(name, "", (), _fault(name, 1, "this proof is far too large."))
    lines = [one.rstrip() for one in text.split("\n")]
    own = [(at, one) for at, one in enumerate(lines, 1) if one and not is_mark(one)]
    return Galley(name, digest_in(one for _, one in own), tuple(_marks(lines)), _changed(name, own))


def _marks(lines: Sequence[str]) -> list[Mark]:
    """Return every mark: lines of one block are one mark, unless each says who wrote it."""
    found: list[Mark] = []
    place, before = Place(), ""
    for at, line in enumerate(lines, 1):
        if is_mark(line):
            if is_mark(before) and not _begins(line):
                last = found[-1]
                found[-1] = Mark(last.place, (*last.lines, line), last.line)
            else:
                found.append(Mark(place, (line,), at))
        elif line:
            place = place_of(line) or place
        before = line
    return found


def _begins(line: str) -> bool:
    """Return whether a line says who marks, and when."""
    return _HEAD.match(line) is not None


def _changed(name: str, own: _Numbered) -> Problem | None:
    """Return the first line of a file that is neither a mark nor of our making.

    Our own lines may be missing, moved or doubled: they are made anew, so nothing is lost.
    """
    found = [sums for _, line in own if (sums := sums_in(line)) is not None]
    if own and not found:
        what = "this is no proof, or its last line (<!-- sums … -->) is gone."
        mend = "put the line back, or give the file another name and make the proof anew."
        return _fault(name, own[-1][0], what, mend)
    known = frozenset[str]().union(*found)
    for at, line in own:
        if sums_in(line) is None and not made(line, known):
            what = f"'{shown(line, 60)}' is neither a mark nor a line of this proof."
            return _fault(name, at, what)
    return None


def _fault(name: str, line: int, what: str, mend: str = _MEND) -> Problem:
    return Problem(shown(name, 120), line, "L066", what, mend, error=False)
