"""Joins are the places where one passage follows another: every pair that can meet, as read."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from stories.cast import Child
from stories.casting import stage
from stories.memory import Memory
from stories.telling import Choice, perform

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stories.casting import Stage
    from stories.pack import Pack
    from stories.script import Line
    from stories.tale import Beat, Passage, Tale

_ALL_SEASONS = ("winter", "spring", "summer", "autumn")
_ALL_MOONS = ("new", "waxing", "full", "waning")


@dataclass(frozen=True)
class Join:
    """The end of one passage, and the beginnings that may follow it."""

    passage: Passage
    end: Line
    nexts: tuple[tuple[Passage, Line], ...]


def stages(tale: Tale, pack: Pack) -> list[Stage]:
    """Return stages enough for every passage that can be told at all to stand on one.

    One child, two, and two of different bands; friends new and known; and, only where a passage
    asks for them, all seasons, moons and ages.
    """
    asked = {
        name
        for beat in tale.beats
        for one in beat.passages
        for condition in one.conditions
        for name in condition.uses
    }
    friends = {tale.friend_key(role): role.names[0] for role in tale.roles if role.friend}
    facts = frozenset(fact for beat in tale.beats for one in beat.passages for fact in one.leaves)
    knowing = Memory(friends=friends, facts={tale.pack: facts | _wished(tale)})
    low = max(tale.ages[0], 2)
    ages = range(low, max(low, tale.ages[1]) + 1) if "age" in asked else (low,)
    found = []
    for memory, season, moon, age, family in product(
        (Memory(), Memory(friends=friends), knowing),
        _ALL_SEASONS[: 4 if "season" in asked else 1],
        _ALL_MOONS[: 4 if "moon" in asked else 1],
        ages,
        ((0,), (0, 0), (0, 6)),
    ):
        children = [
            Child(name, float(min(age + more, 12)), pronouns)
            for (name, pronouns), more in zip(
                (("Mia", "she"), ("James", "he")), family, strict=False
            )
        ]
        here = stage(tale, children, pack.places, memory, seed=1, season=season, moon=moon)
        if here is not None:
            found.append(here)
    return found


def _wished(tale: Tale) -> frozenset[str]:
    """Return the facts that a tale asks for, whoever may leave them."""
    return frozenset(
        fact
        for beat in tale.beats
        for one in beat.passages
        for condition in one.conditions
        for fact in condition.facts
    )


def pairs(tale: Tale) -> Iterator[tuple[int, Passage, int, Passage]]:
    """Yield each two passages, with their beats' numbers, that a plan may put side by side."""
    for number, beat in enumerate(tale.beats):
        if beat.take and beat.take[1] > 1:
            for one, other in product(beat.passages, repeat=2):
                if one is not other and _in_order(beat, one, other):
                    yield number, one, number, other
        for after in range(number + 1, len(tale.beats)):
            following = tale.beats[after]
            for one, other in product(beat.passages, following.passages):
                if _may_stand(beat, one, "first") and _may_stand(following, other, "last"):
                    yield number, one, after, other
            if not (following.optional or following.conditional):
                break


def _in_order(beat: Beat, one: Passage, other: Passage) -> bool:
    """Return whether ``one`` may come right before ``other`` within a beat."""
    if one.at == "last" or other.at == "first":
        return False
    if one.at == "first" or other.at == "last":
        return True
    if beat.order == "as-written":
        return beat.passages.index(one) < beat.passages.index(other)
    return beat.order != "by-energy" or one.energy >= other.energy


def _may_stand(beat: Beat, passage: Passage, end: str) -> bool:
    """Return whether a passage held to one end of its beat can stand at the other, too."""
    least = beat.take[0] if beat.take else 1
    return passage.at != end or least == 1


def joins(tale: Tale, pack: Pack) -> list[Join]:
    """Return every pair of passages that can meet, by the one that comes first."""
    places = stages(tale, pack)
    passages = [one for beat in tale.beats for one in beat.passages]
    fits = {
        one.id: frozenset(n for n, here in enumerate(places) if here.eligible(one))
        for one in passages
    }
    found: dict[tuple[str, str], tuple[Passage, Line, list[tuple[Passage, Line]]]] = {}
    for before, one, after, other in pairs(tale):
        both = fits[one.id] & fits[other.id]
        if not both or not other.closes <= _opened(tale, before, one) | other.opens:
            continue
        lines = _met(tale, pack, places[min(both)], (before, one), (after, other))
        if lines is not None:
            group = found.setdefault((one.id, lines[0].text), (one, lines[0], []))
            group[2].append((other, lines[1]))
    return [Join(one, end, tuple(nexts)) for one, end, nexts in found.values()]


def _opened(tale: Tale, before: int, one: Passage) -> frozenset[str]:
    """Return every loop that may be open by the end of a passage."""
    earlier = (p for beat in tale.beats[: before + 1] for p in beat.passages)
    return frozenset().union(*(p.opens for p in earlier)) - one.closes


def _met(
    tale: Tale, pack: Pack, here: Stage, first: tuple[int, Passage], second: tuple[int, Passage]
) -> tuple[Line, Line] | None:
    """Return the last sentence of one passage and the first of the next, told together.

    What was met and left earlier in the tale is told before them, so that nothing is missing.
    """
    before, one = first
    after, other = second
    choices = [*_earlier(tale, here, before), Choice(tale.beats[before], (one,))]
    alone = perform(here, choices, pack.sources).lines
    both = perform(here, [*choices, Choice(tale.beats[after], (other,))], pack.sources).lines
    if not alone:
        return None
    edge = alone[-1].paragraph
    ending = [line for line in both if line.paragraph <= edge]
    beginning = [line for line in both if line.paragraph > edge]
    return (ending[-1], beginning[0]) if ending and beginning else None


def _earlier(tale: Tale, here: Stage, before: int) -> list[Choice]:
    """Return two passages of each earlier beat that leaves or adds something."""
    found = []
    for beat in tale.beats[:before]:
        able = [one for one in beat.passages if (one.echoes or one.adds) and here.eligible(one)]
        if able:
            found.append(Choice(beat, tuple(able[:2])))
    return found


def alone(
    tale: Tale, pack: Pack, wanted: Sequence[str]
) -> Iterator[tuple[Passage, tuple[Line, ...]]]:
    """Yield these passages told by themselves to whoever may hear them; no lines if nobody."""
    places = stages(tale, pack)
    for number, beat in enumerate(tale.beats):
        for one in beat.passages:
            if one.id not in wanted:
                continue
            here = next((place for place in places if place.eligible(one)), None)
            if here is None:
                yield one, ()
                continue
            prelude = _earlier(tale, here, number)
            told = perform(here, prelude, pack.sources).lines
            edge = told[-1].paragraph if told else -1
            script = perform(here, [*prelude, Choice(beat, (one,))], pack.sources)
            yield one, tuple(line for line in script.lines if line.paragraph > edge)
