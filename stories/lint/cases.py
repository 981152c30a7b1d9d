"""Cases are all the ways one telling can differ: who listens, what they know, what time it is.

The space is finite: season, moon, the youngest's age, one child or several, whether an elder
listens, the friends known, the facts left and what was met. Only what a tale asks for is varied.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import combinations, islice, product
from typing import TYPE_CHECKING, Any

from stories.ages import BANDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from stories.sandbox import Condition
    from stories.tale import Passage, Tale

OLDEST = 17
"""The oldest child of a house; a tale's upper age is only a wish."""
_WORDS = {
    "season": ("summer", "spring", "autumn", "winter"),
    "moon": ("full", "new", "waxing", "waning"),
}
_NUMBER = re.compile(r"\d+")
_MET = re.compile(r"""(?:'([^']*)'|"([^"]*)")\s+(?:not\s+)?in\s+met\b""")
MOST_SETTINGS = 20_000
"""A condition with more settings than this is not judged."""
MOST_CASES = 400
"""A tale that could be told in more ways than this is followed in so many of them."""
_MOST_SETS = 4
"""More facts or friends than this are tried none, each one, all but one, and all."""


def met_asked(condition: Condition) -> tuple[str, ...]:
    """Return the passage slugs a condition asks to have been met."""
    return tuple(one or other for one, other in _MET.findall(condition.text))


def subsets(names: Iterable[str]) -> Iterator[frozenset[str]]:
    """Yield every subset of a few names; of many, the smallest and the largest."""
    ordered = sorted(set(names))
    sizes: Iterable[int] = range(len(ordered) + 1)
    if len(ordered) > _MOST_SETS:
        sizes = (0, 1, len(ordered) - 1, len(ordered))
    for size in sizes:
        for chosen in combinations(ordered, size):
            yield frozenset(chosen)


def ages_asked(conditions: Iterable[Condition], low: int) -> list[int]:
    """Return one age for each answer the conditions can give, from the tale's lower age."""
    numbers = {
        int(found)
        for one in conditions
        if "age" in one.uses
        for found in _NUMBER.findall(re.sub(r"'[^']*'|\"[^\"]*\"", "", one.text))
    }
    if not numbers:
        return [low]
    near = {number + step for number in numbers for step in (-1, 0, 1)} | {low, OLDEST}
    return sorted(age for age in near if low <= age <= OLDEST) or [low]


def settings(
    conditions: Sequence[Condition],
    low: int,
    *,
    mets: Sequence[frozenset[str]] = (frozenset(),),
    elder: bool = False,
) -> Iterator[dict[str, Any]]:
    """Yield every setting in which these conditions could answer differently.

    With ``elder`` a child of a higher band listens, too: then there are several children.
    """
    uses = set().union(*(one.uses for one in conditions)) if conditions else set()
    facts = {fact for one in conditions for fact in one.facts}
    ages = ages_asked(conditions, low)
    if elder:
        ages = [age for age in ages if age < BANDS[-1].low]
    many = (True,) if elder else (False, True) if "hero__many" in uses else (False,)
    seasons = _WORDS["season"] if "season" in uses else _WORDS["season"][:1]
    moons = _WORDS["moon"] if "moon" in uses else _WORDS["moon"][:1]
    for season, moon, age, several, left, met in product(
        seasons, moons, ages, many, subsets(facts), mets
    ):
        yield {
            "season": season,
            "moon": moon,
            "age": age,
            "hero__many": several,
            "facts": left,
            "met": met,
        }


@dataclass(frozen=True)
class Case:
    """One way a telling can go, as far as a tale asks for it."""

    known: frozenset[str]
    elder: bool
    base: Mapping[str, Any]
    passages: frozenset[str] = field(default_factory=frozenset)
    """Ids of the passages that may be told in it."""

    @property
    def many(self) -> bool:
        """Return whether several children listen."""
        return bool(self.base["hero__many"])

    def text(self, tale: Tale) -> str:
        """Return the case in words, as far as the tale asks for it."""
        asked = set().union(*(one.uses for one in conditions_of(tale)), ())
        parts = ["several children" if self.many else "one child"]
        if self.elder:
            parts.append("one of a higher band")
        friends = {name for beat in tale.beats for one in beat.passages
                   for name in (*one.new, *one.known)}  # fmt: skip
        parts += [f"{name} {'known' if name in self.known else 'new'}" for name in sorted(friends)]
        parts += [
            f"{word} {self.base[word]}" for word in ("season", "moon", "age") if word in asked
        ]
        parts += [f"the fact '{fact}'" for fact in sorted(self.base["facts"])]
        return ", ".join(parts)


def conditions_of(tale: Tale) -> list[Condition]:
    """Return every condition of a tale's headings, each text once."""
    found = {
        condition.text: condition
        for beat in tale.beats
        for passage in beat.passages
        for condition in passage.conditions
    }
    return list(found.values())


def may_be_told(
    passage: Passage, known: frozenset[str], base: Mapping[str, Any], *, elder: bool
) -> bool:
    """Return whether a passage may be told in a setting."""
    return (
        not any(role in known for role in passage.new)
        and all(role in known for role in passage.known)
        and (elder or not passage.elder)
        and all(condition.holds(base) for condition in passage.conditions)
    )


def cases(tale: Tale) -> list[Case]:
    """Return one case for each set of passages that some family could be told."""
    asked = {name for beat in tale.beats for one in beat.passages for name in one.new + one.known}
    friends = [role.id for role in tale.roles if role.friend and role.id in asked]
    elders = (False, True) if any(p.elder for b in tale.beats for p in b.passages) else (False,)
    passages = [passage for beat in tale.beats for passage in beat.passages]
    found: dict[tuple[bool, frozenset[str], frozenset[str]], Case] = {}
    for elder in elders:
        for base in _answers(conditions_of(tale), tale.ages[0], elder=elder):
            for known in subsets(friends):
                told = frozenset(
                    one.id for one in passages if may_be_told(one, known, base, elder=elder)
                )
                case = Case(known, elder, base, told)
                found.setdefault((case.many, known, told), case)
                if len(found) == MOST_CASES:
                    return list(found.values())
    return list(found.values())


def _answers(conditions: Sequence[Condition], low: int, *, elder: bool) -> Iterator[dict[str, Any]]:
    """Yield one setting for each row of answers the conditions can give, for one and for many."""
    seen: set[tuple[bool, ...]] = set()
    for here in islice(settings(conditions, low, elder=elder), MOST_SETTINGS):
        for several in (False, True) if not elder else (True,):
            base = {**here, "hero__many": several}
            row = (several, *(one.holds(base) for one in conditions))
            if row not in seen:
                seen.add(row)
                yield base
