"""The covering set is a handful of families in whose stories every kind of agreement turns up."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from stories.cast import Child
from stories.casting import stage
from stories.marks import PUSH, TURN, TURN_END
from stories.memory import Memory
from stories.prose import read_back

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stories.casting import Stage
    from stories.pack import Pack
    from stories.tale import Passage, Tale

FAMILIES: tuple[tuple[Child, ...], ...] = (
    (Child("Mia", 5, "she"),),
    (Child("James", 5, "he"),),
    (Child("Alex", 5, "they"),),
    (Child("Idris", 5, "xe/xem/xyr/xyrs/xemself"),),
    (Child("Una", 5, "she"), Child("Tomás", 5, "he")),
    (Child("Mia", 5, "she"), Child("Theo", 5, "he"), Child("Alex", 5, "they")),
)
"""She, he, they, own pronouns; a vowel first, an s last, an accent; one, two and three."""
_WEATHERS = (("winter", "new"), ("spring", "waxing"), ("summer", "full"), ("autumn", "waning"))
_TURN = re.compile(f"{TURN}([a-z0-9_]+){TURN_END}")


@dataclass(frozen=True)
class Rendering:
    """One passage told to one family."""

    passage: Passage
    stage: Stage
    sentences: tuple[tuple[str, int], ...]
    """Text and source number of every sentence, paragraph ends lost."""


def stages(tale: Tale, pack: Pack) -> Iterator[Stage]:
    """Yield a stage for every family, with friends new and known, through the year."""
    friends = {tale.friend_key(role): role.names[0] for role in tale.roles if role.friend}
    facts = frozenset(f for beat in tale.beats for one in beat.passages for f in one.leaves)
    knowing = Memory(friends=friends, facts={tale.pack: facts})
    for number, family in enumerate(FAMILIES):
        season, moon = _WEATHERS[number % 4]
        age = float(tale.ages[number % 2])
        aged = [replace(child, age=age) for child in family]
        for memory in (Memory(), knowing):
            here = stage(
                tale, aged, pack.places, memory, seed=number, season=season, moon=moon, lead=number
            )
            if here is not None:
                yield here


def renderings(tale: Tale, pack: Pack) -> Iterator[Rendering]:
    """Yield every passage on every stage it can stand on."""
    adds = tuple(one.adds for beat in tale.beats for one in beat.passages if one.adds)[:4]
    for here in stages(tale, pack):
        for beat in tale.beats:
            for number, passage in enumerate(beat.passages):
                if _stands(here, passage):
                    yield Rendering(passage, here, _sentences(here, passage, number, adds))


def _stands(here: Stage, passage: Passage) -> bool:
    """Return whether a passage may be told to this many children."""
    return all(
        condition.holds(here.base)
        for condition in passage.conditions
        if "hero__many" in condition.uses
    )


def _sentences(
    here: Stage, passage: Passage, number: int, adds: tuple[str, ...]
) -> tuple[tuple[str, int], ...]:
    """Return a passage's sentences with its echo lines and every line of its turns."""
    context = here.context(number)
    context["added"] = adds
    text = passage.prose.render(context)
    pieces = [_TURN.sub("", text)]
    for name in dict.fromkeys(_TURN.findall(text)):
        turn = here.tale.turns[name]
        pieces += [line.render(context) for line in (*turn.say, *([turn.end] if turn.end else []))]
    pieces += [PUSH + echo.render(context) for echo in passage.echoes.values()]
    return tuple(
        (sentence.text, sentence.source)
        for piece in pieces
        for block in read_back(piece)
        for sentence in block.sentences
    )
