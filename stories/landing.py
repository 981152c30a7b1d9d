"""Landing brings a tale down on its minutes: a few plans weighed, the best of them rendered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from stories.casting import stage
from stories.fitting import arranged, cost_of, fit
from stories.freshness import freshest
from stories.lengths import parts_of, with_breaths
from stories.pacing import planned_seconds
from stories.portion import together
from stories.telling import perform

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stories.cast import Child
    from stories.casting import Stage
    from stories.choosing import Candidate
    from stories.fitting import Part
    from stories.library import Library
    from stories.memory import Memory
    from stories.pacing import Pace
    from stories.pack import Pack
    from stories.script import Script
    from stories.tale import Passage
    from stories.telling import Choice

WITHIN = 0.08
"""How near a story lands to its minutes."""
VARIANTS = 4
"""How many tellings of one tale are weighed against each other."""
_GOOD = 0.04
_LANDINGS = 4
"""How many tales within reach are tried before the nearest one is taken."""
_TRIES = 3
_AIM = 0.97


@dataclass(frozen=True)
class Landed:
    """A tale as it will be told, with how long it takes."""

    stage: Stage
    script: Script
    choices: tuple[Choice, ...]
    seconds: float
    bare: float
    """Its seconds without the breaths it may have been given."""
    tired: int = 0
    """How many of its passages come round before they rested."""
    reasons: tuple[str, ...] = ()

    def away(self, wish: float) -> float:
        """Return how far from the wished seconds it lands, as a part of them."""
        return abs(self.seconds - wish) / wish


def reach(parts: Sequence[Part], *, rested: bool = False) -> tuple[float, float]:
    """Return about how short and how long a tale can be, in seconds, with its breaths.

    With ``rested`` only versions count that were not told for thirty nights.
    """
    spans = [part.reach(rested=rested) for part in parts]
    return sum(short for short, _ in spans), sum(long for _, long in spans) * (1.0 + _breath(parts))


def _breath(parts: Sequence[Part]) -> float:
    """Return by what part longer rests can lengthen a story, on the whole of its versions."""
    seconds = sum(sum(part.seconds.values()) for part in parts)
    return 0.95 * sum(part.breaths for part in parts) / seconds if seconds else 0.0


def land(
    here: Stage, parts: Sequence[Part], pack: Pack, memory: Memory, pace: Pace, wish: float,
    night: int,
) -> Landed | None:  # fmt: skip
    """Return the freshest telling that lands on ``wish`` seconds; None if no plot holds.

    ``parts`` are those of the first variant. Losers are weighed by what their passages hold, and
    never rendered.
    """
    most = sum(part.longest for part in parts) * (1.0 + _breath(parts))
    beyond = most < (1.0 - WITHIN) * wish
    # Beyond reach there is no need to tell the same longest versions every time.
    aim = _AIM * most if beyond else wish
    here, parts = _freshest(here, parts, memory, pace, aim, night)
    best: Landed | None = None
    for _ in range(_TRIES):
        choices = fit(here, parts, aim, breath=_breath(parts))
        if choices is None:
            break
        found = _told(here, parts, choices, pack, pace, wish)
        if best is None or _worth(found, wish) < _worth(best, wish):
            best = found
        if best.away(wish) <= _GOOD or found.bare <= 0 or beyond:
            break
        aim *= wish / found.bare
    for slack in (0.075, 0.075, 0.07, 0.065, 0.06):  # what a swap takes is known to about 1 %
        best = best and _relieved(best, parts, pack, pace, wish, slack)
    return best


def _told(
    here: Stage, parts: Sequence[Part], choices: tuple[Choice, ...], pack: Pack, pace: Pace,
    wish: float,
) -> Landed:  # fmt: skip
    """Render a plan, and let it breathe where that alone brings it to its minutes."""
    script = perform(here, choices, pack.sources)
    bare = float(planned_seconds(script, pace))
    tired = _tired(parts, choices)
    landed = Landed(here, script, choices, bare, bare, tired, _again(tired))
    if bare >= (1.0 - _GOOD) * wish:
        return landed
    script, breath = with_breaths(script, pace, _AIM * wish - bare)
    seconds = float(planned_seconds(script, pace))
    if seconds < (1.0 - WITHIN + 0.002) * wish:
        return landed
    said = f"Every paragraph rests {breath:.1f} seconds longer, to reach the minutes."
    return replace(landed, script=script, seconds=seconds, reasons=(*landed.reasons, said))


def _relieved(
    landed: Landed, parts: Sequence[Part], pack: Pack, pace: Pace, wish: float, slack: float
) -> Landed:
    """Put rested versions in the place of resting ones while the minutes hold within ``slack``."""
    if not landed.tired or landed.away(wish) > WITHIN:
        return landed
    told = {choice.beat.slug: choice.passages for choice in landed.choices}
    plan = [told.get(part.beat.slug, ()) for part in parts]
    seconds = landed.seconds
    for number, part in enumerate(parts):
        for out in [one for one in plan[number] if one.id not in part.rested]:
            for new in sorted(part.ranked, key=lambda one: _stale(part, plan[number], out, one)):
                more = part.seconds[new.id] - part.seconds[out.id]
                if new.id not in part.rested or new in plan[number]:
                    continue
                if abs(seconds + more - wish) > slack * wish:
                    continue
                swapped = tuple(new if one is out else one for one in plan[number])
                tried = [*plan[:number], swapped, *plan[number + 1 :]]
                if len(together(swapped, len(swapped))) == len(swapped) and arranged(
                    landed.stage, parts, tried
                ):
                    plan, seconds = tried, seconds + more
                    break
    choices = arranged(landed.stage, parts, plan)
    if choices is None or seconds == landed.seconds:
        return landed
    better = _told(landed.stage, parts, choices, pack, pace, wish)
    return better if _worth(better, wish) < _worth(landed, wish) else landed


def _stale(part: Part, told: tuple[Passage, ...], out: Passage, new: Passage) -> bool:
    """Return whether a swap would tell a whole company again within its sixty nights."""
    return frozenset(new.id if one is out else one.id for one in told) in part.stale


def _freshest(
    here: Stage, parts: Sequence[Part], memory: Memory, pace: Pace, aim: float, night: int
) -> tuple[Stage, Sequence[Part]]:
    """Return the variant of a tale to be told, with its parts."""
    first = fit(here, parts, aim, breath=_breath(parts))
    if first is None:
        return here, parts
    cost = cost_of(parts, first)
    ways: list[tuple[Stage, Sequence[Part], tuple[Choice, ...]]] = [(here, parts, first)]
    for variant in range(1, VARIANTS):
        other = replace(here, variant=variant)
        others = parts_of(other, memory, pace, night)
        plan = fit(other, others, aim, breath=_breath(others)) if others else None
        if others and plan and cost_of(others, plan) <= cost + 1.0:
            ways.append((other, others, plan))
    told = [[choice.passages for choice in plan] for _, _, plan in ways]
    return ways[freshest(told, memory, night)][:2]


def _tired(parts: Sequence[Part], choices: Sequence[Choice]) -> int:
    """Return how many passages of a plan come round before they rested."""
    known = {part.beat.slug: part for part in parts}
    return sum(
        one.id not in known[choice.beat.slug].rested
        for choice in choices
        for one in choice.passages
    )


def _again(tired: int) -> tuple[str, ...]:
    """Say that passages come round early, and why."""
    if not tired:
        return ()
    many = "One passage comes" if tired == 1 else f"{tired} passages come"
    return (f"{many} round within 30 nights: too few others are left for these minutes.",)


@dataclass(frozen=True)
class Ready:
    """A tale with its cast and versions, ready to be fitted."""

    number: int
    candidate: Candidate
    stage: Stage
    parts: list[Part]
    beyond: float
    """By what part of the wish it must miss it."""
    fresh: bool
    """Whether the wish is within reach of versions that rested."""


def land_best(
    ready: Iterator[Ready], library: Library, memory: Memory, pace: Pace, wish: float, night: int
) -> tuple[Landed, list[str]] | None:
    """Return the best tale that lands on the wish, else the nearest, and why it was taken."""
    best: tuple[Landed, list[str]] | None = None
    beyond: list[Ready] = []
    for tried, one in enumerate(_in_order(ready, beyond)):
        if best is not None and (
            tried >= _LANDINGS or one.beyond or (best[0].away(wish) <= WITHIN and not one.fresh)
        ):
            break
        pack = library.packs[one.candidate.tale.pack]
        landed = land(one.stage, one.parts, pack, memory, pace, wish, night)
        if landed is None:
            continue
        if best is None or _worth(landed, wish) < _worth(best[0], wish):
            passed = sum(other.number < one.number for other in beyond)
            best = landed, [*one.candidate.reasons, *_passed(passed)]
        if landed.away(wish) <= WITHIN and not (landed.tired and one.fresh):
            break
    return best


def _worth(landed: Landed, wish: float) -> tuple[float, int, float]:
    """Return a sort key: on its minutes first, then with nothing that should still rest."""
    away = landed.away(wish)
    return max(away, WITHIN - 0.002), landed.tired, away


def _in_order(ready: Iterator[Ready], beyond: list[Ready]) -> Iterator[Ready]:
    """Yield tales in the order they should be tried, made ready no sooner than needed.

    The wished minutes count for more than any rest but a tale's seven nights. Of the tales that
    can meet them those go first whose rested versions can; a tale's fourteen nights give way
    after its passages' thirty.
    """
    waiting: list[Ready] = []
    for one in ready:
        if "tale" in one.candidate.worn:
            yield from waiting
            waiting.clear()
        if one.beyond > 0.0:
            beyond.append(one)
        elif one.fresh:
            yield one
        else:
            waiting.append(one)
    yield from waiting
    yield from sorted(beyond, key=lambda one: (one.beyond, one.number))


def made_ready(
    library: Library,
    children: Sequence[Child],
    ranked: Sequence[Candidate],
    memory: Memory,
    pace: Pace,
    wish: float,
    night: int,
    *,
    seed: int | str,
    season: str,
    moon: str,
    lead: int,
) -> Iterator[Ready]:
    """Yield the tales with cast and versions, the best first; those without a cast are left out."""
    for number, candidate in enumerate(ranked):
        here = stage(
            candidate.tale, children, library.packs[candidate.tale.pack].places, memory,
            seed=seed, season=season, moon=moon, lead=lead,
        )  # fmt: skip
        parts = parts_of(here, memory, pace, night) if here else None
        if here is not None and parts is not None:
            away = _beyond(parts, wish)
            beyond = away if away > WITHIN else 0.0
            fresh = _beyond(parts, wish, rested=True) <= WITHIN / 2
            yield Ready(number, candidate, here, parts, beyond, fresh)


def _beyond(parts: Sequence[Part], wish: float, *, rested: bool = False) -> float:
    """Return by what part of the wish a tale must miss it."""
    short, long = reach(parts, rested=rested)
    return max(short - wish, wish - long, 0.0) / wish


def _passed(tales: int) -> list[str]:
    """Say that better tales were passed over because of their length."""
    what = "tale" if tales == 1 else "tales"
    return [f"{tales} other {what} can't be told in these minutes."] if tales else []
