"""Fitting chooses versions, counts and optional beats so that a story lands on its minutes."""

from __future__ import annotations

from itertools import groupby, product
from typing import TYPE_CHECKING

from stories.portion import STALE, Part
from stories.telling import Choice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stories.casting import Stage
    from stories.tale import Beat, Passage

__all__ = ["CLOSE", "Part", "arranged", "cost_of", "farthest", "fit"]

CLOSE = 0.035
"""A plan this near to the wish is taken without swapping any version."""
LATE = 0.4
"""From this part of a story on, its energy never rises again: well before the middle."""
_MOST_PLANS = 600
_MOST_STEPS = 15_000
"""Six times what the widest shipped tale asks of one beat."""
_BUCKET = 2.5

_Slot = tuple[int, frozenset[str], frozenset[str], int]
"""A rounded length, what was brought, what is open, the energy now."""
_State = tuple[float, float, tuple[Choice, ...]]
"""Cost, exact length, plan."""
_Step = tuple[tuple["Passage", ...], frozenset[str], frozenset[str]]
_NOTHING: frozenset[str] = frozenset()


def fit(
    stage: Stage, parts: Sequence[Part], wish: float, *, breath: float = 0.0
) -> tuple[Choice, ...] | None:
    """Return the choices that land nearest to ``wish`` seconds, or None if the plot can't hold.

    A plan that is too short may be told up to ``breath`` (a part of it) longer. A tale whose
    energy can't but rise late is told so rather than not at all; the linter has said so to its
    storyteller.
    """
    for calm in (True, False):
        plain = _plain(stage, parts, wish, calm=calm)
        if plain is not None:
            away = abs(_length(parts, plain) - wish)
            if away <= CLOSE * wish and cost_of(parts, plain) < STALE:
                return plain
        swapped = _swapped(stage, parts, wish, breath, calm=calm)
        found = [plan for plan in (plain, swapped) if plan is not None]
        if found:
            return min(found, key=lambda plan: _price(parts, plan, wish, breath))
    return None


def farthest(stage: Stage, parts: Sequence[Part], *, longest: bool) -> tuple[Choice, ...] | None:
    """Return the shortest or the longest plan there is tonight, whatever rests it breaks.

    Cheap: nothing is weighed. None where those versions together don't hold.
    """
    chosen = [part.end(max(part.counts) if longest else min(part.counts), longest=longest)
              for part in parts]  # fmt: skip
    return arranged(stage, parts, chosen) or arranged(stage, parts, chosen, calm=False)


def cost_of(parts: Sequence[Part], choices: Sequence[Choice]) -> float:
    """Return what rests a whole plan would break."""
    known = {part.beat.slug: part for part in parts}
    return sum(known[choice.beat.slug].cost(choice.passages) for choice in choices)


def _price(parts: Sequence[Part], plan: Sequence[Choice], wish: float, breath: float) -> float:
    """Return what a plan costs with what missing the wish costs."""
    return cost_of(parts, plan) + _away(_length(parts, plan), wish, breath)


def _length(parts: Sequence[Part], choices: Sequence[Choice]) -> float:
    """Return the estimated length of a whole plan."""
    known = {part.beat.slug: part for part in parts}
    return sum(known[choice.beat.slug].length(choice.passages) for choice in choices)


def _plain(
    stage: Stage, parts: Sequence[Part], wish: float, *, calm: bool
) -> tuple[Choice, ...] | None:
    """Return the nearest plan that only grows or shrinks, telling the best versions."""
    ways = [
        [(part.length(best), count, part.cost(best))
         for count in part.counts for best in (part.best(count),)]
        for part in parts
    ]  # fmt: skip
    while _product(ways) > _MOST_PLANS:
        # Too many ways to try: the widest beat keeps its shortest, middle and longest.
        widest = max(ways, key=len)
        if len(widest) <= 2:
            break
        del widest[len(widest) // 2 if len(widest) > 3 else 1]
    plans = sorted(
        (
            round(max(0.0, abs(sum(length for length, _, _ in plan) - wish) - CLOSE * wish), 6),
            round(sum(cost for _, _, cost in plan), 6),
            tuple(count for _, count, _ in plan),
        )
        for plan in product(*ways)
    )
    for tried, counts in enumerate(_shuffled(stage, plans)):
        if tried == 40:
            break
        chosen = [part.best(count) for part, count in zip(parts, counts, strict=True)]
        choices = arranged(stage, parts, chosen, calm=calm)
        if choices is not None:
            return choices
    return None


def _shuffled(
    stage: Stage, plans: Sequence[tuple[float, float, tuple[int, ...]]]
) -> Iterator[tuple[int, ...]]:
    """Yield counts, the best first and equals in seeded order."""
    for _, equals in groupby(plans, key=lambda plan: plan[:2]):
        yield from sorted(
            (counts for _, _, counts in equals),
            key=lambda counts: stage.pick("plan", stage.tale.key, *map(str, counts)),
        )


def _product(ways: Sequence[Sequence[object]]) -> int:
    """Return how many combinations there are."""
    total = 1
    for way in ways:
        total *= len(way)
    return total


def _swapped(
    stage: Stage, parts: Sequence[Part], wish: float, breath: float, *, calm: bool
) -> tuple[Choice, ...] | None:
    """Return the cheapest plan near the wish when versions may be swapped (a small knapsack).

    A state is a rounded length with what was brought and is open; the cheapest plan is kept.
    """
    states: dict[_Slot, _State] = {(0, _NOTHING, _NOTHING, 5): (0.0, 0.0, ())}
    late = LATE * min(wish, sum(part.longest for part in parts)) if calm else float("inf")
    for part in parts:
        options = [
            (cost, part.length(chosen), chosen)
            for count in part.counts
            for cost, chosen in part.options(count)
        ]
        states = _thinned(states, _MOST_STEPS // len(options))
        walked: dict[tuple[object, ...], _Step | None] = {}
        following: dict[_Slot, _State] = {}
        for (_, brought, opened, energy), (cost, length, choices) in states.items():
            for number, (more_cost, more_length, chosen) in enumerate(options):
                total = length + more_length
                falling = (total > late) + (length > late)
                key = (number, brought, opened, falling, energy)
                if key not in walked:
                    walked[key] = _step(stage, part.beat, chosen, brought, opened, falling, energy)
                step = walked[key]
                if step is None:
                    continue
                now = step[0][-1].energy if step[0] and calm else energy
                slot = (int(total / _BUCKET), step[1], step[2], now)
                held = following.get(slot)
                if held is None or cost + more_cost < held[0]:
                    more = (Choice(part.beat, step[0]),) if step[0] else ()
                    following[slot] = (cost + more_cost, total, (*choices, *more))
        states = following
    done = [state for (_, _, opened, _), state in states.items() if not opened]
    if not done:
        return None
    return min(done, key=lambda one: (one[0] + _away(one[1], wish, breath), abs(one[1] - wish)))[2]


def _thinned(states: dict[_Slot, _State], most: int) -> dict[_Slot, _State]:
    """Return no more states than can be walked in time: of each length the cheapest.

    A stranger's tale may bring a dozen things in a thousand orders; a usual one is left whole.
    """
    if len(states) <= most:
        return states
    room = max(1, most // len({slot[0] for slot in states}))
    kept: dict[_Slot, _State] = {}
    count: dict[int, int] = {}
    for slot, state in sorted(states.items(), key=lambda item: item[1][0]):
        count[slot[0]] = count.get(slot[0], 0) + 1
        if count[slot[0]] <= room:
            kept[slot] = state
    return kept


def _away(length: float, wish: float, breath: float) -> float:
    """Return what missing the wish costs: little within 3 %, very much beyond 7 %."""
    miss = max(length - wish, wish - length * (1.0 + breath), 0.0) / wish
    near = abs(length - wish) / wish
    return 50.0 * max(0.0, near - 0.03) + 100_000.0 * max(0.0, miss - 0.07)


def arranged(
    stage: Stage,
    parts: Sequence[Part],
    chosen: Sequence[tuple[Passage, ...]],
    *,
    calm: bool = True,
) -> tuple[Choice, ...] | None:
    """Return the plan in telling order, or None when it doesn't hold.

    It doesn't when something needed was never brought, when a loop stays open, or (``calm``)
    when the energy would rise late.
    """
    lengths = [part.length(passages) for part, passages in zip(parts, chosen, strict=True)]
    late = LATE * sum(lengths) if calm else float("inf")
    brought = opened = _NOTHING
    energy, done = 5, 0.0
    choices: list[Choice] = []
    for part, passages, length in zip(parts, chosen, lengths, strict=True):
        falling = (done + length > late) + (done > late)
        done += length
        step = _step(stage, part.beat, passages, brought, opened, falling, energy)
        if step is None:
            return None
        told, brought, opened = step
        if told:
            energy = told[-1].energy
            choices.append(Choice(part.beat, told))
    return None if opened else tuple(choices)


def _step(
    stage: Stage,
    beat: Beat,
    passages: tuple[Passage, ...],
    brought: frozenset[str],
    opened: frozenset[str],
    falling: int,
    energy: int,
) -> _Step | None:
    """Put one beat's passages in order; None when that can't be.

    It can't when a passage needs what nobody brought, or when the energy rises: inside a beat
    that reaches into the later part of the story (``falling`` 1), or already on its first words
    when it begins there (2).
    """
    waiting = list(passages)
    if len(passages) > 1:
        waiting = _ordered(stage, beat, passages, falling=falling > 0)
    told: list[Passage] = []
    while waiting:
        one = next(
            (p for p in waiting if p.needs <= brought and p.closes <= opened | p.opens), None
        )
        if one is None:
            return None
        rises = one.energy > (told[-1].energy if told else energy)
        if rises and falling > (0 if told else 1):
            return None
        waiting.remove(one)
        told.append(one)
        brought |= one.brings
        opened = (opened | one.opens) - one.closes
    return tuple(told), brought, opened


def _ordered(
    stage: Stage, beat: Beat, passages: Sequence[Passage], *, falling: bool
) -> list[Passage]:
    """Return passages in the order they would like to be told."""
    place = {one.id: number for number, one in enumerate(beat.passages)}
    ends = {"first": 0, "": 1, "last": 2}

    def key(one: Passage) -> tuple[int, int, int, int]:
        calmed = -one.energy if falling else 0
        if beat.order == "as-written":
            return calmed, ends[one.at], 0, place[one.id]
        shuffled = stage.pick("order", stage.tale.key, beat.slug, one.id)
        return calmed, ends[one.at], -one.energy if beat.order == "by-energy" else 0, shuffled

    return sorted(passages, key=key)
