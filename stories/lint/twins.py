"""Twins checks find passages of a pack that are nearly the same words."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

from stories.marks import LINE, LINE_END
from stories.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stories.pack import Pack
    from stories.tale import Passage

GRAM = 8
"""Words in a row that two people rarely write alike."""
MOST_SHARED = 0.5
"""The share of the shorter passage's runs of eight words that may stand in another one.

Measured: the closest pair of the shipped tales (two openings of one tale) shares 0.39.
"""
_FEWEST = 5
"""Runs of eight words a passage needs before it is compared."""
_MOST_HOLDERS = 40
"""A run of words that more passages share is a refrain."""
_MARK = re.compile(f"{LINE}\\d+{LINE_END}|\\{{%.*?%\\}}")
_SLOT = re.compile(r"\{\{.*?\}\}")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|_")


def skeleton(passage: Passage) -> list[str]:
    """Return a passage's words in small letters, every slot as one sign."""
    bare = _SLOT.sub(" _ ", _MARK.sub(" ", passage.prose.text)).casefold()
    return _WORD.findall(bare)


def runs(words: list[str]) -> frozenset[tuple[str, ...]]:
    """Return every run of eight words."""
    return frozenset(tuple(words[at : at + GRAM]) for at in range(len(words) - GRAM + 1))


def likeness(pack: Pack) -> Iterator[tuple[float, Passage, Passage]]:
    """Yield how much of the shorter of two passages stands in the other, where any does."""
    seen: dict[str, Passage] = {}
    for tale in pack.tales:
        for beat in tale.beats:
            for passage in beat.passages:
                seen.setdefault(passage.id, passage)
    grams = {id: runs(skeleton(passage)) for id, passage in seen.items()}
    grams = {id: found for id, found in grams.items() if len(found) >= _FEWEST}
    where: dict[tuple[str, ...], list[str]] = {}
    for id, found in grams.items():
        for one in found:
            where.setdefault(one, []).append(id)
    shared: Counter[tuple[str, str]] = Counter()
    for holders in where.values():
        if 1 < len(holders) <= _MOST_HOLDERS:
            shared.update(combinations(sorted(holders), 2))
    for (first, second), times in sorted(shared.items()):
        shorter = min(len(grams[first]), len(grams[second]))
        yield times / shorter, seen[first], seen[second]


def twin_problems(pack: Pack) -> Iterator[Problem]:
    """Yield passages that nearly repeat another one, each named once."""
    told: set[str] = set()
    for share, one, other in likeness(pack):
        later, first = (one, other) if _place(one) > _place(other) else (other, one)
        if share < MOST_SHARED or later.id in told or _apart(one, other):
            continue
        told.add(later.id)
        yield Problem(
            later.file, later.line, "L032",
            f"'{later.slug}' shares {share:.0%} of its runs of {GRAM} words with"
            f" '{first.slug}' ({first.file}:{first.line}).",
            "tell it in other words, or take one of the two out.", error=False,
        )  # fmt: skip


def _apart(one: Passage, other: Passage) -> bool:
    """Return whether two passages tell one thing to those who know a friend and who don't."""
    return bool(set(one.new) & set(other.known) or set(one.known) & set(other.new))


def _place(passage: Passage) -> tuple[str, int]:
    """Return where a passage stands."""
    return passage.file, passage.line
