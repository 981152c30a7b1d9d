"""Freshness compares tellings of one tale before they are rendered: what repeats, what is worn."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from stories.company import old_pairs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from stories.memory import Memory
    from stories.tale import Passage

NEAR = 8
"""Two equal stems this near to each other across a join are a near repeat."""
WORN = 60
"""Nights after which a passage is as fresh as a new one."""
CLEARLY = 1.0
"""How much better another telling must be to be told instead of the first."""

_TAGS = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\ue000\d+\ue001", re.DOTALL)
_WORDS = re.compile(r"[a-z]+(?:['’][a-z]+)?")
_COMMON = """
about above across after again against ahead almost along already also always another anybody
anything anywhere around asked away back because been before began behind being below beside
between both bring brought called came come could didn does doing done down each either else
enough even evening ever every everybody everything exactly felt first five found four from
front gave getting give goes going gone good half hand hands hard have having heard held here
herself high himself hold home hour inside into itself just keep kept knew know last later least
left less like little long look looked looking made make many might more most much must nearly
need never next night nine nobody none nothing once only onto open other others over part past
perhaps place quite ready really right round said same says seen several shall should side
since small some somebody something somewhere soon stand still stood stop stopped such sure
take taken than that their them themself themselves then there these they thing things think
this those though thought three through till time times told took towards turn turned twice
under until upon used very wait waited want wanted wasn watched well went were what when where
which while whole whose will with without wouldn would yard year years your yours
"""
_EVERYDAY = frozenset(_COMMON.split())


@lru_cache(maxsize=16384)
def stems(passage: Passage) -> tuple[str, ...]:
    """Return the rarer words of a passage as authored, small and without their endings.

    What stands between braces is left out: names, things drawn and refrains may come again.
    """
    text = _TAGS.sub(" ", passage.prose.text).casefold()
    words = (re.split(r"['’]", word)[0] for word in _WORDS.findall(text))
    return tuple(_stem(word) for word in words if len(word) > 3 and word not in _EVERYDAY)


def _stem(word: str) -> str:
    """Return a word without the endings of many, of doing and of done."""
    for ending in ("ings", "ing", "edly", "ed", "es", "s", "ly"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiouls":
        return word[:-1]
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


def near_repeats(companies: Sequence[Sequence[Passage]]) -> float:
    """Return how much a telling repeats itself: rare stems close by across joins, or in a company.

    A word that most of the story turns on is no repeat, it is the story.
    """
    told = [one for company in companies for one in company]
    theme = _theme(told)
    found = 0.0
    for one, following in pairwise(told):
        found += _across(stems(one)[-NEAR:], stems(following)[:NEAR], theme)
    for company in companies:
        for one, other in combinations(company, 2):
            shared = set(stems(one)) & set(stems(other)) - theme
            found += 0.2 * len(shared)
    return found


def _theme(told: Sequence[Passage]) -> frozenset[str]:
    """Return the stems that a third of the passages have, and at least three of them."""
    counted: dict[str, int] = {}
    for one in told:
        for stem in set(stems(one)):
            counted[stem] = counted.get(stem, 0) + 1
    least = max(3, (len(told) + 2) // 3)
    return frozenset(stem for stem, times in counted.items() if times >= least)


def _across(before: Sequence[str], after: Sequence[str], theme: frozenset[str]) -> float:
    """Return what is repeated across one join: the nearer, the more."""
    found = 0.0
    for number, stem in enumerate(after):
        if stem in before and stem not in theme and stem not in after[:number]:
            gap = len(before) - 1 - _last(before, stem) + number
            found += max(0.2, 1.0 - gap / NEAR)
    return found


def _last(words: Sequence[str], word: str) -> int:
    """Return the last place of a word in a sequence that has it."""
    return max(number for number, one in enumerate(words) if one == word)


def wear(told: Sequence[Passage], memory: Memory, night: int) -> float:
    """Return how worn a telling is: passages heard lately, and pairs heard together."""
    found = 0.0
    for one in told:
        since = night - memory.passages.get(one.id, -WORN)
        found += max(0.0, 1.0 - since / WORN)
        found += 2.0 * (memory.tiredness(one.id, night) > 0)
    ids = [one.id for one in told]
    return found + 0.1 * _met(ids, memory.pairs)


def _met(ids: Sequence[str], heard: Mapping[str, frozenset[int]]) -> int:
    """Return how often any two were heard on one night."""
    return sum(old_pairs(one, ids[:number], heard) for number, one in enumerate(ids))


def score(companies: Sequence[Sequence[Passage]], memory: Memory, night: int) -> float:
    """Return how tired a telling would sound: 0 is best; only what is told counts."""
    told = [one for company in companies for one in company]
    return near_repeats(companies) + wear(told, memory, night)


def freshest(tellings: Sequence[Sequence[Sequence[Passage]]], memory: Memory, night: int) -> int:
    """Return the number of the telling to tell: the first, unless another is clearly better."""
    scores = [score(one, memory, night) for one in tellings]
    best = min(range(len(scores)), key=lambda number: (scores[number], number))
    return best if scores[best] + CLEARLY <= scores[0] else 0
