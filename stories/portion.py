"""A portion is what one beat can tell tonight: its versions, best first, and what each costs."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING

from stories.company import old_pairs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from stories.tale import Beat, Passage

TIRED = 40.0
"""What it costs to tell a passage that still rests while a rested one is left."""
STALE = 30.0
"""What it costs to tell a whole company again within its sixty nights."""
_WANTING = 3.0
"""A passage that still rests because too few others are left to make up the number."""
_WORN = 0.5
"""A passage that still rests where all of them do."""
_PAIR = 1.5
_OPTIONS = 16

Option = tuple[float, tuple["Passage", ...]]
"""What a way to tell the beat costs, and who is told."""


@dataclass(frozen=True)
class Part:
    """One beat with what may be told of it tonight, best first, and how long each takes."""

    beat: Beat
    ranked: tuple[Passage, ...]
    rested: frozenset[str]
    seconds: Mapping[str, float]
    soft: Mapping[str, float] = field(default_factory=dict)
    """How far each version is from what is wished, its rest apart; by rank where it is empty."""
    heard: Mapping[str, frozenset[int]] = field(default_factory=dict)
    """The nights each passage was heard on."""
    stale: frozenset[frozenset[str]] = frozenset()
    """The whole companies that should not be told again yet."""
    breaths: float = 0.0
    """How much longer its versions may take by resting after every paragraph, in seconds, all."""
    _best: dict[int, tuple[Passage, ...]] = field(default_factory=dict, repr=False, compare=False)
    _known: dict[int, tuple[Option, ...]] = field(default_factory=dict, repr=False, compare=False)
    _softs: dict[str, float] = field(default_factory=dict, repr=False, compare=False)
    _pairs: dict[tuple[str, str], int] = field(default_factory=dict, repr=False, compare=False)

    @property
    def counts(self) -> tuple[int, ...]:
        """Return how many passages may be told: 0 leaves the beat out."""
        if not self.ranked:
            return (0,)
        low, high = self.beat.take or (1, 1)
        most = min(high, self._room())
        counts = tuple(range(min(low, most), most + 1))
        return (0, *counts) if self.beat.optional else counts

    def _room(self) -> int:
        """Return how many can be told at once: one first and one last at most."""
        free = sum(not one.at for one in self.ranked)
        return free + sum(any(one.at == end for one in self.ranked) for end in ("first", "last"))

    def best(self, count: int) -> tuple[Passage, ...]:
        """Return the ``count`` best passages that can be told together.

        The first in rank, unless they were the whole company lately and another one is as rested.
        """
        if count not in self._best:
            first = together(self.ranked, count)
            if frozenset(one.id for one in first) in self.stale:
                first = self._fresher(first, count)
            self._best[count] = first
        return self._best[count]

    def end(self, count: int, *, longest: bool) -> tuple[Passage, ...]:
        """Return the ``count`` shortest or longest passages that can be told together."""
        by_length = sorted(
            self.ranked, key=lambda one: (self.seconds[one.id], one.id), reverse=longest
        )
        return together(by_length, count)

    def options(self, count: int) -> tuple[Option, ...]:
        """Return ways to tell ``count`` passages with what each costs: best first, then swaps."""
        if count not in self._known:
            self._known[count] = self._options(count)
        return self._known[count]

    def _options(self, count: int) -> tuple[Option, ...]:
        """Weigh the best company and those that differ from it by one or two."""
        best = self.best(count)
        if not best:
            return ((0.0, ()),)
        wished = self._wish(best)
        ends = [self.end(count, longest=longest) for longest in (False, True)]
        weighed = sorted(
            (
                (self.cost(one) + 1.0 + max(0.0, self._wish(one) - wished), one)
                for one in dict.fromkeys((*self._swaps(best, count), *ends))
                if one != best and len(one) == count
            ),
            key=lambda option: option[0],
        )
        # However tired, the shortest and the longest stay: a plan may have no other way.
        kept = [o for n, o in enumerate(weighed) if n < _OPTIONS - 1 or o[1] in ends]
        return ((self.cost(best), best), *kept)

    def _fresher(self, first: tuple[Passage, ...], count: int) -> tuple[Passage, ...]:
        """Return another company that costs less than telling this one again, or this one."""
        swapped = self._swaps(first, count)
        fresh = min(swapped, key=lambda one: (self.cost(one), self._wish(one)), default=first)
        return fresh if self.cost(fresh) < self.cost(first) else first

    def _swaps(self, best: tuple[Passage, ...], count: int) -> list[tuple[Passage, ...]]:
        """Return the companies that differ from the best by one, then by two."""
        rest = [one for one in self.ranked if one not in best]
        mixed = [
            [*(one for one in best if one is not out), new]
            for out in reversed(best)
            for new in rest
        ]
        if 2 <= count <= len(rest) + 1:
            mixed += [[*best[: count - 2], *pair] for pair in combinations(rest[:6], 2)]
        found = dict.fromkeys(together(one, count) for one in mixed)
        return [one for one in found if len(one) == count and one != best]

    def _wish(self, chosen: Sequence[Passage]) -> float:
        """Return how far a company is from what is wished: how it fits, and who met before."""
        if not self._softs:
            self._softs.update(
                (one.id, self.soft.get(one.id, 2.0 * number))
                for number, one in enumerate(self.ranked)
            )
        met = sum(self._met(one.id, other.id) for one, other in combinations(chosen, 2))
        return sum(self._softs[one.id] for one in chosen) + _PAIR * met

    def _met(self, one: str, other: str) -> int:
        """Return how often two passages were heard on one night."""
        found = self._pairs.get((one, other))
        if found is None:
            found = self._pairs[one, other] = old_pairs(one, (other,), self.heard)
        return found

    def cost(self, chosen: Sequence[Passage]) -> float:
        """Return what rests a choice would break: passages still resting, a whole company."""
        tired = sum(one.id not in self.rested for one in chosen)
        cost = 0.0
        if tired:
            wanting = min(tired, max(0, len(chosen) - len(self.rested)))
            cost = TIRED * (tired - wanting) + (_WANTING if self.rested else _WORN) * wanting
        if chosen and frozenset(one.id for one in chosen) in self.stale:
            cost += STALE
        return cost

    @property
    def longest(self) -> float:
        """Return how long this beat can be at the very most."""
        return self.reach()[1]

    def reach(self, *, rested: bool = False) -> tuple[float, float]:
        """Return how short and how long this beat can be, with ``rested`` of rested versions only.

        A beat that must be told and has too few of those has no length at all: it is endless.
        """
        able = [one.id for one in self.ranked if not rested or one.id in self.rested]
        lengths = sorted(self.seconds[id] for id in able)
        least = min(self.counts)
        if len(lengths) < least:
            return float("inf"), 0.0
        most = max(self.counts)
        return sum(lengths[:least]), sum(lengths[len(lengths) - min(most, len(lengths)) :])

    def length(self, chosen: Sequence[Passage]) -> float:
        """Return how long the chosen passages take."""
        return sum(self.seconds[one.id] for one in chosen)


def together(ranked: Sequence[Passage], count: int) -> tuple[Passage, ...]:
    """Return the first ``count`` with at most one ``at=first`` and one ``at=last``."""
    kept: list[Passage] = []
    for one in ranked:
        if len(kept) == count:
            break
        if not (one.at and any(one.at == other.at for other in kept)):
            kept.append(one)
    return tuple(kept)
