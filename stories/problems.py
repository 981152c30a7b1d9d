"""A problem says what is wrong in an author's file, where, and how to mend it."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, order=True)
class Problem:
    """One finding in one file, in the author's terms."""

    file: str
    line: int
    code: str
    """Stable code, for instance ``T014``; a letter for the room and three digits."""
    what: str
    mend: str
    error: bool = True
    """Errors stop a pack; advice does not."""

    def __str__(self) -> str:
        """Return the line that a storyteller reads."""
        return f"{self.file}:{self.line}: {self.code} {self.what} Mend: {self.mend}"


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


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `` Did you mean 'x'?`` for the nearest known word, or an empty string."""
    near = difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f" Did you mean '{near[0]}'?" if near else ""
