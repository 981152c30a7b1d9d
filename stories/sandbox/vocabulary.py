"""The vocabulary is the list of names one tale may use between braces, and what was found."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

WORDS = {"season": "text", "moon": "text", "age": "number"}
SETS = ("met", "facts")


@dataclass(frozen=True)
class Complaint:
    """What is wrong in one piece of prose, by its own lines."""

    line: int
    code: str
    what: str
    mend: str


@dataclass(frozen=True)
class Vocabulary:
    """The names a piece of prose may use."""

    people: frozenset[str] = frozenset({"hero", "lead", "other"})
    things: Mapping[str, bool] = field(default_factory=dict)
    """Drawn things and places, and whether they have a ``the`` form."""
    turns: frozenset[str] = frozenset()
    echoes: frozenset[str] = frozenset()
    lengths: Mapping[str, int] = field(default_factory=dict)
    """How long each name, thing, turn (``turn__X``) and row of echoes (``echo__X``) can be."""

    @property
    def names(self) -> list[str]:
        """Return every name, for a hint."""
        fixed = ["added", "pause", "turn", "back", "all", *WORDS, *SETS]
        return [*self.people, *self.things, *fixed]


@dataclass
class Notes:
    """What a walk over one syntax tree found."""

    complaints: list[Complaint] = field(default_factory=list)
    uses: set[str] = field(default_factory=set)
    """Flat names, for instance ``hero__their``."""
    atoms: int = 0
    """How many single facts the conditions name."""
    facts: list[str] = field(default_factory=list)

    def complain(self, line: int | None, code: str, what: str, mend: str) -> None:
        """Note a complaint; some nodes that Jinja makes up have no line at all."""
        self.complaints.append(Complaint(line or 1, code, what, mend))
