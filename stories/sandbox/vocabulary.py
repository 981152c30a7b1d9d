"""The vocabulary is the list of names one tale may use between braces, and what was found."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

WORDS = {"season": "text", "moon": "text", "age": "number"}
SETS = ("met", "facts")


_SIGNS = {
    "sub": "a minus; in a name write _",
    "add": "a plus",
    "mul": "a star",
    "div": "a stroke",
    "call": "round brackets after a name",
    "getitem": "square brackets",
    "const": "a bare word or number",
    "templatedata": "a bare word or number",
    "assign": "'set'",
    "compare": "a comparison outside an if",
    "condexpr": "an if within a name",
    "concat": "~",
    "test": "'is'",
}
"""What a storyteller typed, by what the reader of templates calls it."""
_JINJA = (
    (r"Unexpected end of template.*'if'$", "an if is never ended", "write {% endif %} after it."),
    (r"Unexpected end of template.*'for'$", "a for is never ended", "write {% endfor %} after it."),
    (
        r"Encountered unknown tag '(?:endif|else|elif|endfor)'",
        "the end of an if or a for, or an else, without its beginning",
        "write {% if … %} before it.",
    ),
    (
        r"Encountered unknown tag '(\w+)'",
        "'{}' is no word for a tag",
        "use if, elif, else, endif, for or endfor.",
    ),
    (r".*got '='", "a single =", "write == to compare."),
    (
        r"(?:expected token 'end of \w+ \w+'|.*block), got '(.+)'$",
        "'{}' stands where the tag should end",
        "write one name or one condition, and other words outside.",
    ),
    (
        r"unexpected char [\"'\\]+ at",
        "a quotation mark is opened or closed only",
        "close it; an apostrophe stands behind the braces.",
    ),
    (
        r"expected (?:name or|token 'name')",
        "a word is missing here",
        "end the name, or the filter.",
    ),
    (r"Expected an expression, got", "something is missing between the braces", "write a name."),
)
"""What Jinja says, what that means to somebody who never heard of it, and the mend."""


def plainly(said: str) -> tuple[str, str]:
    """Return in plain words what the reader of templates said, and how to mend it."""
    for form, meaning, mend in _JINJA:
        match = re.match(form, said, re.DOTALL)
        if match:
            return meaning.format(*match.groups()), mend
    return said, "look at the braces here."


def sign_of(kind: str) -> str:
    """Return what a storyteller typed that became this kind of node."""
    return _SIGNS.get(kind, kind)


def form_mend(name: str, form: str, known: Iterable[str]) -> str:
    """Return how to mend a form that a name doesn't have."""
    if name in ("back", "all"):
        return f"leave a line ~ {form}: A whole sentence. in an earlier beat."
    if name == "turn":
        return f"declare [turns.{form}], or mend the name."
    return f"use one of: {', '.join(sorted(known))}."


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
