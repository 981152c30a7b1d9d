"""A problem says what is wrong in an author's file, where, and how to mend it."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, order=True)
class Problem:
    """One finding in one file, in the author's terms."""

    file: str
    line: int
    code: str
    """Stable code, for instance ``T041``; a letter for the room and three digits."""
    what: str
    mend: str
    error: bool = True
    """Errors stop a pack; advice does not."""

    def __str__(self) -> str:
        """Return the line that a storyteller reads."""
        return f"{self.file}:{self.line}: {self.code} {self.what} Mend: {self.mend}"


def shown(text: str, most: int) -> str:
    """Return a stranger's text as one line that is short and safe to print."""
    if len(text) > most:
        text = f"{text[: most - 20]} … {text[-15:]}"
    if text.isprintable():
        return text
    return "".join(mark if mark.isprintable() else f"<U+{ord(mark):04X}>" for mark in text)


MOST_PROBLEMS = 100
"""Problems told of one file; whoever mends so many is told the rest the next time."""


@dataclass
class Findings:
    """The problems of one file, collected in one pass."""

    file: str
    problems: list[Problem] = field(default_factory=list)
    count: int = field(default=0, compare=False)
    """How many were added here: one list may hold the problems of many files."""

    @property
    def full(self) -> bool:
        """Return whether enough was found: what follows is not told, so need not be looked for."""
        return self.count >= MOST_PROBLEMS

    def add(self, line: int, code: str, what: str, mend: str, *, error: bool = True) -> None:
        """Note one problem, as one line that is safe to print; the last one says there is more."""
        self.count += 1
        if self.count > MOST_PROBLEMS:
            return
        if self.full:
            code, error = "P019", True
            what, mend = "there is more to mend in this file.", "mend the problems above first."
        told = Problem(shown(self.file, 120), line, code, shown(what, 300), shown(mend, 600), error)
        self.problems.append(told)


class StoriesError(Exception):
    """The one base of all that can go wrong in this room; its text is one line for a person."""


class PackProblem(StoriesError):
    """A pack can't be told from: it holds errors."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep all problems, found in one pass."""
        self.problems = tuple(sorted(problems))
        super().__init__(str(self.problems[0]) if self.problems else "no problem")


class CannotTell(StoriesError):
    """No tale fits tonight's children and wishes; the text says why and what to do."""


_HINTED = 60
_CANDIDATES = 200
"""Longest word that is compared, and with how many: a stranger's file may be all long words."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `` Did you mean 'x'?`` for the nearest known word, or an empty string."""
    if len(word) > _HINTED:
        return ""
    among = sorted(one for one in known if len(one) <= _HINTED)[:_CANDIDATES]
    near = difflib.get_close_matches(word, among, n=1, cutoff=0.6)
    return f" Did you mean '{near[0]}'?" if near else ""


def likely_setting(line: str, said: str) -> str:
    """Return how to mend a line of settings that ``said`` why it can't be read."""
    if "array" in said:
        return "look at the brackets, here and in the lines before."
    key, stroke, value = (part.strip() for part in line.partition("="))
    if not stroke:
        return "write key = value, and see the line before, too."
    key = key[:40]
    numbers = re.fullmatch(r"(\d+)\s*(?:-|–|to|,|\.\.)\s*(\d+)", value)
    if numbers:
        return f"write {key} = [{numbers[1]}, {numbers[2]}]."
    if re.fullmatch(r"[^\W\d][\w -]*", value):
        return f'a text stands in quotation marks: {key} = "{value[:40]}".'
    if value.count('"') % 2:
        return "look at the quotation marks: one is missing."
    return "look at this line, and at the one before."
