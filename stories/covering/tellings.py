"""Tellings of the covering set are passages as a family would hear them, sentence by sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stories.covering.nights import Nights, with_drawn
from stories.marks import POP, PUSH, TURN, TURN_END
from stories.prose import read_back

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from stories.casting import Stage
    from stories.pack import Pack
    from stories.sandbox import Prose
    from stories.tale import Passage, Tale

_TURN = re.compile(f"{TURN}([a-z0-9_]+){TURN_END}")


@dataclass(frozen=True)
class Rendering:
    """One passage told on one stage."""

    passage: Passage
    stage: Stage
    paragraphs: tuple[tuple[tuple[str, int], ...], ...]
    """Text and source number of every sentence, a line of each turn put in."""
    apart: tuple[tuple[str, int], ...] = ()
    """The passage's echo lines; at the first passage of a turn, all lines of that turn."""

    @property
    def sentences(self) -> tuple[tuple[str, int], ...]:
        """Return every sentence, paragraph ends lost, echo lines and turns last."""
        return (*(one for block in self.paragraphs for one in block), *self.apart)


@dataclass(frozen=True)
class DrawnSentence:
    """One sentence told with one value of a draw that it uses."""

    passage: Passage
    draw: str
    value: str
    text: str
    source: int


def who(here: Stage) -> str:
    """Return in a few words for whom, when and with which friends a stage is set."""
    family = ", ".join(
        f"{child.name} ({child.pronouns.split('/')[0]}, {child.age:g})" for child in here.children
    )
    friends = f", friends {'known' if here.known else 'new'}" if here.friends else ""
    return f"{family}; {here.base['season']}, {here.base['moon']} moon{friends}"


def stages(tale: Tale, pack: Pack) -> Iterator[Stage]:
    """Yield a stage for every family, with friends new and known, through the year."""
    nights = Nights(tale, pack)
    for night in nights.each():
        here = nights.stage(night)
        if here is not None:
            yield here


def renderings(
    tale: Tale, pack: Pack, dress: Callable[[Stage], Stage] | None = None
) -> Iterator[Rendering]:
    """Yield every passage on a pairwise set of the stages it can stand on.

    ``dress`` may change the values that are told (to mark who is spoken of, say).
    """
    nights, wording = Nights(tale, pack), Wording(tale)
    dressed: dict[tuple[object, int], tuple[Stage, Stage]] = {}
    for passage, fresh in wording.passages():
        uses = wording.uses(passage)
        own = nights.of(passage, uses)
        spins = max([1, *(len(tale.draws[name]) for name in tale.draws if _in(name, uses))])
        turns = (len(wording.lines(name)) for name in wording.turns(passage))
        rows = max(len(own) * (2 if "met" in uses else 1), spins, *turns, 0) if own else 0
        for number in range(rows):
            key = (own[number % len(own)], number % spins)
            if key not in dressed:
                here = nights.drawn(*key)
                dressed[key] = (here, dress(here) if dress else here)
            here, shown = dressed[key]
            # Once round all nights with nothing met, once with everything.
            met = number // len(own) % 2 == 1
            yield wording.rendering(passage, (here, shown), number, fresh, met=met)


def drawn_sentences(tale: Tale, pack: Pack) -> Iterator[DrawnSentence]:
    """Yield every sentence that uses a draw, once with each value of that draw."""
    nights, wording = Nights(tale, pack), Wording(tale)
    for passage, fresh in wording.passages():
        uses = wording.uses(passage)
        own = nights.of(passage, uses)
        here = nights.stage(own[0]) if own else None
        for name, things in tale.draws.items():
            if here is None or not _in(name, uses):
                continue
            rows = [
                wording.rendering(passage, (one, one), 0, fresh).sentences
                for one in (with_drawn(here, {name: thing}) for thing in things)
            ]
            for thing, row in zip(things, rows, strict=True):
                for number, (text, source) in enumerate(row):
                    others = {one[number][0] for one in rows if len(one) == len(row)}
                    if len(others) > 1 or thing.plain in text or (thing.the or "\0") in text:
                        yield DrawnSentence(passage, name, thing.plain, text, source)


def _in(name: str, uses: frozenset[str]) -> bool:
    """Return whether a name is used, bare or with a form."""
    return any(one == name or one.startswith(f"{name}__") for one in uses)


class Wording:
    """Puts one tale's passages into words, with their turns and echo lines."""

    def __init__(self, tale: Tale) -> None:
        """Gather what passages take from one another."""
        self.tale = tale
        passages = [one for beat in tale.beats for one in beat.passages]
        self._adds = tuple(dict.fromkeys(one.adds for one in passages if one.adds))
        self._slugs = frozenset(one.slug for one in passages)
        self._echoes: dict[str, list[Prose]] = {}
        for one in passages:
            for name, echo in one.echoes.items():
                self._echoes.setdefault(name, []).append(echo)

    def passages(self) -> Iterator[tuple[Passage, Collection[str]]]:
        """Yield every passage with the turns that no passage before it took."""
        seen: set[str] = set()
        for beat in self.tale.beats:
            for passage in beat.passages:
                fresh = [name for name in self.turns(passage) if name not in seen]
                seen.update(fresh)
                yield passage, fresh

    def lines(self, turn: str) -> tuple[Prose, ...]:
        """Return every line of a turn, its end last."""
        one = self.tale.turns[turn]
        return (*one.say, one.end) if one.end is not None else one.say

    def turns(self, passage: Passage) -> list[str]:
        """Return the turns a passage takes."""
        used = passage.prose.uses
        return [name for name in self.tale.turns if f"turn__{name}" in used]

    def uses(self, passage: Passage) -> frozenset[str]:
        """Return every flat name that a passage, its echo lines and turns use."""
        prose = [passage.prose, *passage.echoes.values()]
        prose += [line for name in self.turns(passage) for line in self.lines(name)]
        return frozenset[str]().union(*(one.uses for one in prose))

    def rendering(
        self,
        passage: Passage,
        on: tuple[Stage, Stage],
        number: int,
        fresh: Collection[str],
        *,
        met: bool = False,
    ) -> Rendering:
        """Tell one passage with the ``number``-th line of each turn.

        ``on`` is the stage and the stage as dressed; ``fresh`` turns are told line by line, too.
        """
        context = on[1].context(0)
        context["added"] = self._adds[: 1 + number % 4]
        context["met"] = self._slugs if met else frozenset()
        for name, echoes in self._echoes.items():
            few = [f"{PUSH}{one.render(context)}{POP}" for one in echoes[: 1 + number % 3]]
            context[f"all__{name}"] = context[f"back__{name}"] = " ".join(few)

        def line(match: re.Match[str]) -> str:
            lines = self.lines(match[1])
            return f"{PUSH}{lines[number % len(lines)].render(context)}{POP}"

        text = _TURN.sub(line, passage.prose.render(context))
        apart = list(passage.echoes.values())
        apart += [one for name in fresh for one in self.lines(name)]
        return Rendering(
            passage,
            on[0],
            tuple(
                tuple((one.text, one.source) for one in block.sentences)
                for block in read_back(text)
            ),
            tuple(
                (sentence.text, sentence.source)
                for one in apart
                for block in read_back(one.render(context))
                for sentence in block.sentences
            ),
        )
