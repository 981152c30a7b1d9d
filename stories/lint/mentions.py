"""Mentions are what a passage names, in the order a listener hears it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import reduce
from itertools import islice
from typing import TYPE_CHECKING

from stories.cast import PERSON_FORMS
from stories.lint.asked import branches
from stories.lint.cases import settings
from stories.marks import LINE, LINE_END

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from stories.sandbox import Prose
    from stories.tale import Passage, Tale

ADDED = "+added"
"""What was met, as a name among the others; echo lines are named ``~home``."""
_MOST_RENDERINGS = 512
_PRONOUNS = PERSON_FORMS - {"own", "was", "has", "does"}
_AGREEING = ("was", "has", "does")
_TOKEN = re.compile(rf"{LINE}(\d+){LINE_END}|\ue100(\d+)\ue101|([^{LINE}\ue100]+)")


@dataclass(frozen=True)
class Mention:
    """One name as it is told."""

    name: str
    """A figure, a drawn thing, an echo line or what was met."""
    how: str
    """``name`` brings it on, ``again`` stands for it later, ``ask`` tells what was left."""
    source: int


@dataclass(frozen=True)
class Trace:
    """What one passage gives to those after it, and what it expects of those before."""

    gives: frozenset[str]
    """Names it surely brings on, lines it leaves."""
    expects: tuple[Mention, ...]
    """What it tells without bringing it on first."""
    told: frozenset[str]
    """Every name it may tell."""
    repeats: tuple[Mention, ...]
    """Drawn things told by their first form."""
    stray: tuple[Mention, ...] = ()
    """Pronouns of the lead before the lead is named in the passage."""


class Tracer:
    """Traces the passages of one tale, each once."""

    def __init__(self, tale: Tale) -> None:
        """Start with nothing traced."""
        self.tale = tale
        self._kinds = {
            role.id: re.compile(rf"\b{re.escape(role.kind)}\b", re.IGNORECASE)
            for role in tale.roles
            if role.kind and role.kind != "person"
        }
        self._people = {role.id for role in tale.roles}
        self._drawn = {name for name, things in tale.draws.items() if all(t.the for t in things)}
        self._kept: dict[tuple[str, bool], Trace] = {}
        self._turns: dict[str, tuple[Mention, ...]] = {}
        self._echoed: dict[str, frozenset[str]] = {}

    def trace(self, passage: Passage, *, many: bool) -> Trace:
        """Return what a passage tells to one child or to several."""
        key = (passage.id, many)
        if key not in self._kept:
            self._kept[key] = self._trace(passage, many)
        return self._kept[key]

    def named_in(self, prose: Prose) -> frozenset[str]:
        """Return what a piece of prose names, whoever listens (a title, say)."""
        rows = list(self._renderings(prose, (), many=False))
        return frozenset.intersection(*(frozenset(_brought(row)) for row in rows))

    def _trace(self, passage: Passage, many: bool) -> Trace:
        """Trace one passage in every setting its prose asks for."""
        rows = list(self._renderings(passage.prose, [passage], many=many))
        echoes = [
            row
            for echo in passage.echoes.values()
            for row in list(self._renderings(echo, [passage], many=many))[:1]
        ]
        if echoes:
            rows = [[*row, *(one for echo in echoes for one in echo)] for row in rows]
        given = [frozenset(_brought(row)) for row in rows]
        left = {f"~{name}" for name in passage.echoes} | ({ADDED} if passage.adds else set())
        expects: dict[tuple[str, str], Mention] = {}
        repeats: dict[str, Mention] = {}
        stray: dict[str, Mention] = {}
        for row in rows:
            for one in _expected(row):
                expects.setdefault((one.name, one.how), one)
            for one in row:
                if one.how == "name" and one.name in self._drawn:
                    repeats.setdefault(one.name, one)
            if many:
                for one in _stray(row):
                    stray.setdefault(one.name, one)
        return Trace(
            gives=(frozenset.intersection(*given) if given else frozenset()) | left,
            expects=tuple(expects.values()),
            told=frozenset(one.name for row in rows for one in row),
            repeats=tuple(repeats.values()),
            stray=tuple(stray.values()),
        )

    def _renderings(
        self, prose: Prose, within: Sequence[Passage], *, many: bool
    ) -> Iterator[list[Mention]]:
        """Yield the mentions of a piece of prose in every setting it asks for."""
        asked = [branch.test for branch in branches(prose)]
        own = [one for passage in within for one in passage.conditions if "met" not in one.uses]
        names = sorted(prose.uses)
        numbers = {name: number for number, name in enumerate(names)}
        seen: set[str] = set()
        for here in islice(settings([*own, *asked], self.tale.ages[0]), _MOST_RENDERINGS):
            base = {**here, "hero__many": many}
            if not all(condition.holds(base) for condition in own):
                continue
            context: dict[str, object] = {
                name: f"\ue100{number}\ue101" for name, number in numbers.items()
            }
            context["added"] = (f"\ue100{numbers.get('added', 0)}\ue101",)
            context["hero__each"] = (f"\ue100{numbers.get('hero', 0)}\ue101",)
            context.update(base)
            text = prose.render(context)
            if text not in seen:
                seen.add(text)
                yield list(self._mentions(text, names))
        if not seen:
            yield []

    def _mentions(self, text: str, names: Sequence[str]) -> Iterator[Mention]:
        """Yield what a marked rendering mentions, in order."""
        source = 0
        for token in _TOKEN.finditer(text):
            if token[1]:
                source = int(token[1])
            elif token[2]:
                yield from self._mention(names[int(token[2])], source)
            else:
                for name, kind in self._kinds.items():
                    if kind.search(token[3]):
                        yield Mention(name, "name", source)

    def _mention(self, flat: str, source: int) -> Iterator[Mention]:
        """Yield what one slot mentions."""
        root, _, form = flat.partition("__")
        if root == "added":
            yield Mention(ADDED, "ask", source)
        elif root in ("back", "all"):
            yield Mention(f"~{form}", "ask", source)
            for name in sorted(self._echo(form)):
                yield Mention(name, "name", source)
        elif root == "turn":
            for one in self._turn(form):
                yield Mention(one.name, one.how, source)
        elif root in ("hero", "lead", "other"):
            if form not in _AGREEING and form != "many":
                how = "again" if form in _PRONOUNS else "name"
                yield Mention("hero", how, source)
                if root == "lead":
                    yield Mention("lead", how, source)
        elif root in self._people:
            if form not in _AGREEING:
                yield Mention(root, "again" if form in _PRONOUNS else "name", source)
        elif root in self._drawn:
            yield Mention(root, "again" if form else "name", source)

    def _turn(self, name: str) -> tuple[Mention, ...]:
        """Return what every line of a turn needs, then what every line brings on."""
        if name not in self._turns:
            turn = self.tale.turns[name]
            lines = [*turn.say, *([turn.end] if turn.end else [])]
            rows = [row for line in lines for row in self._renderings(line, (), many=True)]
            needs = {one.name: one for row in rows for one in _expected(row)}
            brings = reduce(frozenset.__and__, (frozenset(_brought(row)) for row in rows))
            self._turns[name] = (
                *needs.values(), *(Mention(one, "name", 0) for one in sorted(brings))
            )  # fmt: skip
        return self._turns[name]

    def _echo(self, name: str) -> frozenset[str]:
        """Return what every echo line of a name brings on."""
        if name not in self._echoed:
            rows = [
                frozenset(_brought(row))
                for beat in self.tale.beats
                for passage in beat.passages
                if name in passage.echoes
                for row in self._renderings(passage.echoes[name], (), many=True)
            ]
            self._echoed[name] = frozenset.intersection(*rows) if rows else frozenset()
        return self._echoed[name]


def _brought(row: Iterable[Mention]) -> set[str]:
    """Return the names brought on."""
    return {one.name for one in row if one.how == "name"}


def _expected(row: Iterable[Mention]) -> Iterator[Mention]:
    """Yield what is told before it was brought on here (each name once)."""
    done: set[tuple[str, str]] = set()
    for one in row:
        if one.how == "name":
            done.add((one.name, "again"))
        elif one.name != "lead" and (one.name, one.how) not in done:
            done.add((one.name, one.how))
            yield one


def _stray(row: Iterable[Mention]) -> Iterator[Mention]:
    """Yield the lead's pronouns that come before the lead's name."""
    for one in row:
        if one.name == "lead":
            if one.how == "again":
                yield one
            return
