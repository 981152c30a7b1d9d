"""Nights are where a passage can stand: family, season, moon, age, what is known, who hears."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from itertools import combinations, product
from typing import TYPE_CHECKING

from stories.ages import band
from stories.cast import capital
from stories.casting import stage
from stories.covering.families import FAMILIES, LEADING, named
from stories.marks import hold
from stories.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from stories.casting import Stage
    from stories.pack import Pack
    from stories.tale import Passage, Tale, Thing

_SEASONS = ("winter", "spring", "summer", "autumn")
_MOONS = ("new", "waxing", "full", "waning")
_FACTORS = ("leading", "season", "moon", "age", "known", "elder")

Night = tuple[int, int, int, int, int, int]
"""Numbers of the family and its lead, season, moon, age, what is known, if an elder listens."""


class Nights:
    """Finds for one tale the nights that show every passage in each of its lights."""

    def __init__(self, tale: Tale, pack: Pack) -> None:
        """Settle the families' names and what may be known."""
        self.tale, self.pack = tale, pack
        self.families = [[named(child, tale) for child in family] for family in FAMILIES]
        passages = [one for beat in tale.beats for one in beat.passages]
        asked = {fact for one in passages for ask in one.conditions for fact in ask.facts}
        left = {
            fact
            for other in (tale, *pack.tales)
            for beat in other.beats
            for one in beat.passages
            for fact in one.leaves
        }
        facts, friends = frozenset(asked | left), frozenset(r.id for r in tale.roles if r.friend)
        levels = [(frozenset[str](), frozenset[str]()), (friends, facts)]
        levels += [(friends, frozenset()), (frozenset(), facts)]
        levels += [(frozenset(one.known), facts) for one in passages if one.new and one.known]
        levels += [(friends, facts - {fact}) for fact in sorted(asked)]
        levels += [(friends, frozenset({fact})) for fact in sorted(asked)]
        self.memories = list(dict.fromkeys(levels))
        self.ages = list(dict.fromkeys(tale.ages))
        self._stages: dict[Night, Stage | None] = {}

    def each(self) -> list[Night]:
        """Return a night for every family, friends new and known, through the year."""
        firsts = [[one[0] for one in LEADING].index(family) for family in range(len(FAMILIES))]
        return [
            (leading, number % 4, number % 4, number % len(self.ages), known, 0)
            for number, leading in enumerate(firsts)
            for known in range(min(2, len(self.memories)))
        ]

    def of(self, passage: Passage, uses: frozenset[str]) -> tuple[Night, ...]:
        """Return where a passage is told: every level once, pairs where they make a difference."""
        relevant = {_FACTORS.index(one) for one in ("season", "moon", "age") if one in uses}
        if "facts" in uses:
            relevant.add(_FACTORS.index("known"))
        asked = frozenset[str]().union(*(one.uses for one in passage.conditions))
        low, high = self.tale.ages
        ages = range(low, high + 1) if "age" in asked else self.tale.ages
        self.ages += [age for age in ages if age not in self.ages]
        # The common states of memory first; the odd ones only for whom nothing else will do.
        usual, odd = range(len(self.memories))[:4], range(len(self.memories))[4:]
        candidates = self._candidates(passage, ages, usual)
        candidates = candidates or self._candidates(passage, ages, odd)
        chosen = _pairwise(tuple(candidates), frozenset(relevant))
        return tuple(one for one in chosen if self.stage(one) is not None)

    def _candidates(
        self, passage: Passage, ages: Sequence[int], memories: Sequence[int]
    ) -> list[Night]:
        """Return every night on which a passage may be told."""
        return [
            (leading, season, moon, self.ages.index(age), known, elder)
            for season, moon, age, known, many in product(
                range(4), range(4), ages, memories, (False, True)
            )
            if self._holds(passage, season, moon, age, known, many=many)
            for elder in ((0, 1) if many and band(age) is not band(age + 5) else (0,))
            if elder or not passage.elder
            for leading, (family, _) in enumerate(LEADING)
            if (len(FAMILIES[family]) > 1) == many
        ]

    def _holds(
        self, passage: Passage, season: int, moon: int, age: int, known: int, *, many: bool
    ) -> bool:
        """Return whether a passage may be told on such a night."""
        friends, facts = self.memories[known]
        if friends & set(passage.new) or not set(passage.known) <= friends:
            return False
        context = {
            "season": _SEASONS[season],
            "moon": _MOONS[moon],
            "age": age,
            "hero__many": many,
            "facts": facts,
            "met": frozenset(),
        }
        return all(condition.holds(context) for condition in passage.conditions)

    def stage(self, night: Night) -> Stage | None:
        """Return the stage of a night, or None where every name is taken."""
        if night not in self._stages:
            leading, season, moon, age, known, elder = night
            family, lead = LEADING[leading]
            years = float(self.ages[age])
            children = [
                replace(child, age=years + 5 * (elder and number > 0))
                for number, child in enumerate(self.families[family])
            ]
            friends, facts = self.memories[known]
            keys = {
                self.tale.friend_key(role): role.names[0]
                for role in self.tale.roles
                if role.id in friends
            }
            self._stages[night] = stage(
                self.tale, children, self.pack.places,
                Memory(friends=keys, facts={self.tale.pack: facts}),
                seed=leading, season=_SEASONS[season], moon=_MOONS[moon], lead=lead,
            )  # fmt: skip
        return self._stages[night]

    def drawn(self, night: Night, spin: int) -> Stage:
        """Return the stage of a night with the ``spin``-th value of every draw."""
        here = self.stage(night)
        if here is None:
            raise ValueError("only a night that can be staged is told")
        draws = self.tale.draws.items()
        return with_drawn(here, {name: things[spin % len(things)] for name, things in draws})


def with_drawn(here: Stage, values: Mapping[str, Thing]) -> Stage:
    """Return the stage with other things drawn."""
    forms = {}
    for name, thing in values.items():
        forms[name] = hold(thing.plain)
        forms[f"{name}__the"] = hold(thing.the)
        forms[f"{name}__The"] = hold(capital(thing.the))
    return replace(here, base={**here.base, **forms})


@lru_cache(maxsize=256)
def _pairwise(candidates: tuple[Night, ...], relevant: frozenset[int]) -> tuple[Night, ...]:
    """Return few candidates that hold every level, and every pair of relevant levels."""
    groups: list[tuple[int, ...]] = [(number,) for number in range(len(_FACTORS))]
    groups += combinations(sorted(relevant | {0}), 2)
    marks = {
        one: frozenset((group, *(one[number] for number in group)) for group in groups)
        for one in candidates
    }
    missing = set[tuple[object, ...]]().union(*marks.values())
    chosen: list[Night] = []
    for leading in sorted({one[0] for one in candidates}):
        # Every family is told once in any case: let its night be the one that shows most.
        own = [one for one in candidates if one[0] == leading]
        best = max(own, key=lambda one: len(marks[one] & missing))
        chosen.append(best)
        missing -= marks[best]
    while missing:
        best = max(candidates, key=lambda one: len(marks[one] & missing))
        chosen.append(best)
        missing -= marks[best]
    return tuple(chosen)
