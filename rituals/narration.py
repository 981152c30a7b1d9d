"""Narration turns Marcus's written words into a script with tonight's names in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from stories import cast, marks
from stories.sandbox import Prose, Vocabulary
from stories.script import Item, Line, Script, Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stories.cast import Child

NAMES = Vocabulary()
"""What narration may name: ``hero``, ``lead``, ``other``, ``age`` and ``season``."""

_END = re.compile(r"(?<=[.?!…])[\"”’]?\s+")
_ABBREVIATION = re.compile(r"(?:^|\s)(?:Mr|Mrs|Ms|Dr|St)\.$")
_SAID = re.compile(
    f"{marks.SAID}([^{marks.SPOKEN}]*){marks.SPOKEN}([^{marks.SAID_END}]*){marks.SAID_END}"
)


@dataclass(frozen=True)
class Paragraph:
    """A written piece of narration and where it stands."""

    template: str
    source: Source


@dataclass(frozen=True)
class Listeners:
    """Who hears it tonight, and what the evening is like."""

    children: tuple[Child, ...]
    leader: int = 0
    """Index of the child whose turn it is."""
    season: str = ""
    moon: str = ""


def script(
    id: str, title: str, beat: str, paragraphs: Sequence[Paragraph], listeners: Listeners
) -> Script:
    """Return what Marcus says, sentence by sentence, each knowing its place in the pack."""
    items: list[Item] = []
    for number, paragraph in enumerate(paragraphs):
        told = prose(" ".join(paragraph.template.split())).render(_context(listeners))
        items += [
            Line(
                text=marks.free(_SAID.sub(r"\1", one)),
                speech=" ".join(marks.free(_SAID.sub(r"\2", one)).split()),
                source=paragraph.source,
                beat=beat,
                role="marcus",
                energy=2,
                paragraph=number,
            )
            for one in sentences(told)
        ]
    return Script(id, title, tuple(items))


@lru_cache(maxsize=512)
def prose(template: str) -> Prose:
    """Return a piece of narration, checked; compiled when it is first told."""
    return Prose(template, NAMES)


def sentences(text: str) -> list[str]:
    """Return the sentences of one block of text."""
    found: list[str] = []
    for piece in _END.split(" ".join(text.split())):
        if found and _ABBREVIATION.search(found[-1]):
            found[-1] = f"{found[-1]} {piece}"
        elif piece:
            found.append(piece)
    return found


def _context(listeners: Listeners) -> dict[str, object]:
    """Return the plain values by plain names that a rendering sees."""
    children = listeners.children
    leader = listeners.leader % len(children)
    people = {
        "hero": children,
        "lead": (children[leader],),
        "other": (children[(leader + 1) % len(children)],),
    }
    context: dict[str, object] = {
        "hero__many": len(children) > 1,
        "hero__each": [_shown(child) for child in children],
        "age": int(min(child.age for child in children)),
        "season": listeners.season,
        "moon": listeners.moon,
        "met": frozenset(),
        "facts": frozenset(),
        "added": [],
    }
    for key, group in people.items():
        persons = [child.person for child in group]
        for form, word in cast.forms(persons, [_shown(child) for child in group]).items():
            context[f"{key}__{form}" if form else key] = word
    return context


def _shown(child: Child) -> str:
    """Return a name as narration holds it: its own stops don't end a sentence."""
    return marks.spoken_as(child.name, child.said) if child.said else marks.hold(child.name)
