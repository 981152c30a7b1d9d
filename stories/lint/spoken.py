"""Spoken sentences are told ones that still know who is named in them, and who is only meant."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from stories.cast import PERSON_FORMS
from stories.covering import renderings
from stories.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from stories.casting import Stage
    from stories.covering import Rendering
    from stories.pack import Pack
    from stories.tale import Passage, Tale

CHILDREN = ("hero", "lead", "other")
NAMES = ("", "own")
"""The forms that say a name."""
_VERBS = ("was", "has", "does")
_OPEN, _CLOSE, _FIRST = "\ue020", "\ue021", 0xE100
_FORMS = ("", "the", "The", *sorted(PERSON_FORMS))
_SPAN = re.compile(f"{_OPEN}(.)(.)([^{_CLOSE}]*){_CLOSE}")


@dataclass(frozen=True)
class Span:
    """Where in a sentence somebody or something came out of a slot."""

    root: str
    """``hero``, ``lead``, ``other``, a figure or a drawn thing."""
    form: str
    """Empty for the name itself, else ``own``, ``their``, ``the`` …"""
    start: int
    end: int


@dataclass(frozen=True)
class Spoken:
    """One sentence as told, with its slots, and how much of it stands between quotation marks."""

    text: str
    source: int
    spans: tuple[Span, ...] = ()
    quoted: tuple[tuple[int, int], ...] = ()
    shape: str = field(default="", compare=False)
    """The text with its slots for names: the same whoever it is told to."""

    def aloud(self, at: int) -> bool:
        """Return whether somebody in the story says this."""
        return any(start <= at < end for start, end in self.quoted)

    @property
    def narrated(self) -> str:
        """Return the text with what is said aloud blotted out, place by place."""
        text = self.text
        for start, end in self.quoted:
            text = text[:start] + "_" * (end - start) + text[end:]
        return text


@dataclass(frozen=True)
class SpokenPassage:
    """One passage on one stage."""

    passage: Passage
    stage: Stage
    paragraphs: tuple[tuple[Spoken, ...], ...]
    apart: tuple[Spoken, ...]

    @property
    def sentences(self) -> tuple[Spoken, ...]:
        """Return every sentence, echo lines and lines of turns last."""
        return (*(one for block in self.paragraphs for one in block), *self.apart)


def spoken(tale: Tale, pack: Pack) -> list[SpokenPassage]:
    """Return the covering set of a tale with its slots marked."""
    roots = (*CHILDREN, *(role.id for role in tale.roles), *tale.draws)
    marking = _Marking(roots)
    return [marking.read(one) for one in renderings(tale, pack, marking.dress)]


class _Marking:
    """Marks the values of a stage before they are told, and reads the marks back."""

    def __init__(self, roots: tuple[str, ...]) -> None:
        """Give every root and form a character of its own."""
        self.roots = roots
        self._read = lru_cache(maxsize=None)(self._parse)

    def dress(self, here: Stage) -> Stage:
        """Return the stage with every name, pronoun and drawn thing marked."""
        base = {**here.base, **self._marked(here.base)}
        base["hero__each"] = tuple(self._mark(0, 0, str(one)) for one in here.base["hero__each"])
        leads = tuple({**lead, **self._marked(lead)} for lead in here.leads)
        return replace(here, base=base, leads=leads)

    def _marked(self, values: Mapping[str, object]) -> dict[str, str]:
        """Return the values of people and drawn things, marked."""
        marked = {}
        for number, root in enumerate(self.roots):
            for form, name in enumerate(_FORMS):
                key = f"{root}__{name}" if name else root
                value = values.get(key)
                if isinstance(value, str) and value:
                    marked[key] = self._mark(number, form, value)
        return marked

    def _mark(self, root: int, form: int, value: str) -> str:
        """Return one marked value."""
        return f"{_OPEN}{chr(_FIRST + root)}{chr(_FIRST + form)}{value}{_CLOSE}"

    def read(self, told: Rendering) -> SpokenPassage:
        """Return a rendering with its marks read."""
        return SpokenPassage(
            told.passage,
            told.stage,
            tuple(self._paragraph(block) for block in told.paragraphs),
            tuple(sentence for one in told.apart for sentence in self._paragraph((one,))),
        )

    def _paragraph(self, block: tuple[tuple[str, int], ...]) -> tuple[Spoken, ...]:
        """Read the sentences of a paragraph; a quotation may run on over several of them."""
        found: list[Spoken] = []
        inside = False
        for text, source in block:
            one, inside = self._read(text, source, inside)
            found.append(one)
        return tuple(found)

    def _parse(self, marked: str, source: int, inside: bool) -> tuple[Spoken, bool]:
        """Read one sentence, and say whether a quotation is still open after it."""
        text, shape, spans, at = "", "", [], 0
        for match in _SPAN.finditer(marked):
            text += marked[at : match.start()]
            shape += marked[at : match.start()]
            root, form = self.roots[ord(match[1]) - _FIRST], _FORMS[ord(match[2]) - _FIRST]
            if form not in _VERBS:
                spans.append(Span(root, form, len(text), len(text) + len(match[3])))
            text += match[3]
            shape += f"{{{root}.{form}}}"
            at = match.end()
        text += marked[at:]
        shape += marked[at:]
        quoted, start = [], 0 if inside else -1
        for place, mark in enumerate(text):
            if mark in '"“”':
                if start < 0:
                    start = place
                else:
                    quoted.append((start, place + 1))
                    start = -1
        if start >= 0:
            quoted.append((start, len(text)))
        return Spoken(text, source, tuple(spans), tuple(quoted), shape), start >= 0


def worded(told: Iterable[SpokenPassage]) -> Iterator[tuple[SpokenPassage, Spoken]]:
    """Yield each differently worded sentence once, as its first family hears it."""
    seen: set[tuple[int, str]] = set()
    for passage in told:
        for one in passage.sentences:
            if (one.source, one.shape) not in seen:
                seen.add((one.source, one.shape))
                yield passage, one


def advice(pack: Pack, source: int, code: str, what: str, mend: str) -> Problem:
    """Return advice about one sentence, at its own line."""
    where = pack.sources[source]
    return Problem(where.file, where.line, code, what, mend, error=False)
