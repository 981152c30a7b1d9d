"""Fitting chooses versions, counts and optional beats so that a story lands on its minutes."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, product
from typing import TYPE_CHECKING

from stories.casting import keyed
from stories.telling import Choice

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from stories.casting import Stage
    from stories.tale import Beat, Passage

CLOSE = 0.035
"""A plan this near to the wish is taken without swapping any version."""
_MOST_PLANS = 600
_BUCKET = 2.5
_TIRED = 40
"""What it costs to tell a passage that still rests, against 2 for the next best version."""

_Slot = tuple[int, frozenset[str], frozenset[str]]
"""A rounded length, what was brought, what is open."""
_State = tuple[int, float, tuple[Choice, ...]]
"""Cost, exact length, plan."""
_Step = tuple[tuple["Passage", ...], frozenset[str], frozenset[str]]


@dataclass(frozen=True)
class Part:
    """One beat with what may be told of it tonight, best first, and how long each takes."""

    beat: Beat
    ranked: tuple[Passage, ...]
    rested: frozenset[str]
    seconds: Mapping[str, float]

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
        """Return the ``count`` best passages that can be told together."""
        return _together(self.ranked, count)

    def options(self, count: int) -> Iterator[tuple[int, tuple[Passage, ...]]]:
        """Yield ways to tell ``count`` passages with what each costs: best first, then swaps."""
        if count == 0:
            yield 0, ()
            return
        best = self.best(count)
        yield self._cost(best), best
        rest = [one for one in self.ranked if one not in best]
        for out in reversed(best):
            for new in rest:
                kept = _together([one for one in self.ranked if one is not out and
                                  (one in best or one is new)], count)  # fmt: skip
                if len(kept) == count:
                    yield self._cost(kept), kept
        if 2 <= count <= len(rest) + 1 and len(self.ranked) <= 8:
            for pair in combinations(rest, 2):
                kept = _together([*best[: count - 2], *pair], count)
                if len(kept) == count:
                    yield self._cost(kept), kept

    def _cost(self, chosen: Sequence[Passage]) -> int:
        """Return how far a choice is from the best one."""
        return sum(
            2 * self.ranked.index(one) + (0 if one.id in self.rested else _TIRED) for one in chosen
        ) - sum(range(0, 2 * len(chosen), 2))

    @property
    def longest(self) -> float:
        """Return how long this beat can be at the very most."""
        most = sorted((self.seconds[one.id] for one in self.ranked), reverse=True)
        return sum(most[: max(self.counts)])

    def length(self, chosen: Sequence[Passage]) -> float:
        """Return how long the chosen passages take."""
        return sum(self.seconds[one.id] for one in chosen)


def _together(ranked: Sequence[Passage], count: int) -> tuple[Passage, ...]:
    """Return the first ``count`` with at most one ``at=first`` and one ``at=last``."""
    kept: list[Passage] = []
    for one in ranked:
        if len(kept) == count:
            break
        if not (one.at and any(one.at == other.at for other in kept)):
            kept.append(one)
    return tuple(kept)


def fit(stage: Stage, parts: Sequence[Part], wish: float) -> tuple[Choice, ...] | None:
    """Return the choices that land nearest to ``wish`` seconds, or None if the plot can't hold."""
    plain = _plain(stage, parts, wish)
    if plain is not None and abs(_length(parts, plain) - wish) <= CLOSE * wish:
        return plain
    swapped = _swapped(stage, parts, wish)
    if swapped is None:
        return plain
    if plain is None:
        return swapped
    near = abs(_length(parts, plain) - wish) - abs(_length(parts, swapped) - wish)
    return swapped if near > 0.01 * wish else plain


def _length(parts: Sequence[Part], choices: Sequence[Choice]) -> float:
    """Return the estimated length of a whole plan."""
    known = {part.beat.slug: part for part in parts}
    return sum(known[choice.beat.slug].length(choice.passages) for choice in choices)


def _plain(stage: Stage, parts: Sequence[Part], wish: float) -> tuple[Choice, ...] | None:
    """Return the nearest plan that only grows or shrinks, telling the best versions."""
    ways = [[(part.length(part.best(count)), count) for count in part.counts] for part in parts]
    while _product(ways) > _MOST_PLANS:
        # Too many ways to try: the widest beat keeps its shortest, middle and longest.
        widest = max(ways, key=len)
        if len(widest) <= 2:
            break
        del widest[len(widest) // 2 if len(widest) > 3 else 1]
    plans = sorted(
        (
            max(0.0, abs(sum(length for length, _ in plan) - wish) - CLOSE * wish),
            keyed(stage.seed, "plan", stage.tale.key, *(str(count) for _, count in plan)),
            tuple(count for _, count in plan),
        )
        for plan in product(*ways)
    )
    for _, _, counts in plans[:40]:
        chosen = [part.best(count) for part, count in zip(parts, counts, strict=True)]
        choices = arranged(stage, parts, chosen)
        if choices is not None:
            return choices
    return None


def _product(ways: Sequence[Sequence[object]]) -> int:
    """Return how many combinations there are."""
    total = 1
    for way in ways:
        total *= len(way)
    return total


def _swapped(stage: Stage, parts: Sequence[Part], wish: float) -> tuple[Choice, ...] | None:
    """Return the cheapest plan near the wish when versions may be swapped (a small knapsack).

    A state is a rounded length with what was brought and is open; the cheapest plan is kept.
    """
    empty: frozenset[str] = frozenset()
    states: dict[_Slot, _State] = {(0, empty, empty): (0, 0.0, ())}
    for part in parts:
        options: list[tuple[int, float, tuple[Passage, ...]]] = []
        for count in part.counts:
            found = sorted(part.options(count), key=lambda option: option[0])[:16]
            options += [(cost, part.length(chosen), chosen) for cost, chosen in found]
        walked: dict[tuple[int, frozenset[str], frozenset[str]], _Step | None] = {}
        following: dict[_Slot, _State] = {}
        for (_, brought, opened), (cost, length, choices) in states.items():
            for number, (more_cost, more_length, chosen) in enumerate(options):
                key = (number, brought, opened)
                if key not in walked:
                    walked[key] = _step(stage, part.beat, chosen, brought, opened)
                step = walked[key]
                if step is None:
                    continue
                total = length + more_length
                slot = (int(total / _BUCKET), step[1], step[2])
                held = following.get(slot)
                if held is None or cost + more_cost < held[0]:
                    more = (Choice(part.beat, step[0]),) if step[0] else ()
                    following[slot] = (cost + more_cost, total, (*choices, *more))
        states = following
    done = [state for (_, _, opened), state in states.items() if not opened]
    if not done:
        return None
    return min(done, key=lambda one: (one[0] + _away(one[1], wish), abs(one[1] - wish)))[2]


def _away(length: float, wish: float) -> float:
    """Return what missing the wish costs: little within 3 %, very much beyond 8 %."""
    miss = abs(length - wish) / wish
    return 100 * max(0.0, miss - 0.03) + 10_000 * max(0.0, miss - 0.065)


def arranged(
    stage: Stage, parts: Sequence[Part], chosen: Sequence[tuple[Passage, ...]]
) -> tuple[Choice, ...] | None:
    """Return the plan in telling order, or None when something needed was never brought."""
    brought: frozenset[str] = frozenset()
    opened: frozenset[str] = frozenset()
    choices: list[Choice] = []
    for part, passages in zip(parts, chosen, strict=True):
        step = _step(stage, part.beat, passages, brought, opened)
        if step is None:
            return None
        told, brought, opened = step
        if told:
            choices.append(Choice(part.beat, told))
    return None if opened else tuple(choices)


def _step(
    stage: Stage,
    beat: Beat,
    passages: tuple[Passage, ...],
    brought: frozenset[str],
    opened: frozenset[str],
) -> _Step | None:
    """Put one beat's passages in order; None when one of them needs what nobody brought."""
    waiting = _ordered(stage, beat, passages) if len(passages) > 1 else list(passages)
    told: list[Passage] = []
    while waiting:
        one = next(
            (p for p in waiting if p.needs <= brought and p.closes <= opened | p.opens), None
        )
        if one is None:
            return None
        waiting.remove(one)
        told.append(one)
        brought |= one.brings
        opened = (opened | one.opens) - one.closes
    return tuple(told), brought, opened


def _ordered(stage: Stage, beat: Beat, passages: Sequence[Passage]) -> list[Passage]:
    """Return passages in the order they would like to be told."""
    place = {one.id: number for number, one in enumerate(beat.passages)}
    ends = {"first": 0, "": 1, "last": 2}

    def key(one: Passage) -> tuple[int, int, int]:
        if beat.order == "as-written":
            return ends[one.at], 0, place[one.id]
        shuffled = keyed(stage.seed, "order", stage.tale.key, beat.slug, one.id)
        return ends[one.at], -one.energy if beat.order == "by-energy" else 0, shuffled

    return sorted(passages, key=key)
