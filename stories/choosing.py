"""Choosing finds tonight's tale: what must hold, then what is wished, then chance by seed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stories.casting import keyed
from stories.memory import TALE_REST, TALE_REST_LEAST
from stories.problems import CannotTell

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from stories.cast import Child
    from stories.memory import Memory
    from stories.tale import Tale


@dataclass(frozen=True)
class Candidate:
    """A tale that may be told tonight, with why."""

    tale: Tale
    points: float
    reasons: tuple[str, ...]


def refusal(tale: Tale, children: Sequence[Child], *, picked: bool = False) -> str:
    """Return why a tale must not be told to these children (never relaxed), or nothing.

    A grown-up who picks a brave-night tale makes an exception for the worries it ``meets``.
    """
    youngest = min(children, key=lambda child: child.age)
    if youngest.age < tale.ages[0]:
        return f"it is for ages {tale.ages[0]} and up, and {youngest.name} is younger"
    if tale.meets and not picked:
        return "it meets a worry, and only a grown-up picks such a tale"
    for child in children:
        for worry in child.worries:
            if worry in tale.worries and not (picked and worry in tale.meets):
                return f"it touches '{worry}', which {child.name} should not meet now"
    return ""


def candidates(
    tales: Sequence[Tale],
    children: Sequence[Child],
    memory: Memory,
    *,
    night: int,
    seed: int | str,
    season: str,
    minutes: float,
) -> list[Candidate]:
    """Return the tales that may be told tonight, the best first; never empty."""
    allowed = [tale for tale in tales if not refusal(tale, children)]
    youngest = min(child.age for child in children)
    if not any(tale.ages[0] <= youngest for tale in tales):
        raise CannotTell(
            f"no story: every tale here is for ages {min(t.ages[0] for t in tales)} and up:"
            " leave the youngest out tonight, or add a pack"
        )
    if not allowed:
        raise CannotTell(
            f"no story: none of the {len(tales)} tales fits these ages and worries:"
            " add a pack, or look at the worries again"
        )
    fresh = [tale for tale in allowed if not (tale.once and tale.key in memory.finished)]
    pool, rest = _rested(fresh or allowed, memory, night)
    ranked = [Candidate(tale, *_points(tale, children, memory, season, minutes)) for tale in pool]
    ranked.sort(key=lambda one: (-one.points, keyed(seed, "tale", str(night), one.tale.key)))
    return [Candidate(one.tale, one.points, (*one.reasons, rest)) for one in ranked]


def _rested(pool: Sequence[Tale], memory: Memory, night: int) -> tuple[list[Tale], str]:
    """Return the tales that rested longest enough, and which rule that was."""
    rules: tuple[tuple[Callable[[Tale], bool], str], ...] = (
        (
            lambda tale: (
                memory.tale_rested(tale.key, night) and memory.shape_rested(tale.shape, night)
            ),
            f"Not told in the last {TALE_REST} nights, and none built like it in three.",
        ),
        (
            lambda tale: memory.tale_rested(tale.key, night),
            f"Not told in the last {TALE_REST} nights.",
        ),
        (
            lambda tale: (
                memory.tale_rested(tale.key, night, TALE_REST_LEAST)
                and memory.shape_rested(tale.shape, night)
            ),
            f"Not told in the last {TALE_REST_LEAST} nights, and none built like it in three.",
        ),
        (
            lambda tale: memory.tale_rested(tale.key, night, TALE_REST_LEAST),
            f"Not told in the last {TALE_REST_LEAST} nights.",
        ),
    )
    for rule, reason in rules:
        kept = [tale for tale in pool if rule(tale)]
        if kept:
            return kept, reason
    oldest = min(memory.tales.get(tale.key, -1) for tale in pool)
    kept = [tale for tale in pool if memory.tales.get(tale.key, -1) == oldest]
    return kept, "Every tale that fits was told within a week; this one has rested longest."


def _points(
    tale: Tale, children: Sequence[Child], memory: Memory, season: str, minutes: float
) -> tuple[float, tuple[str, ...]]:
    """Return how well a tale suits tonight, with the reasons that count."""
    points, reasons = 0.0, []
    for child in children:
        liked = next((like for like in child.likes if likes(tale, like)), "")
        if liked:
            points += 3.0
            reasons.append(f"{child.name} likes {liked}.")
    if season in tale.seasons:
        points += 2.0
        reasons.append(f"It belongs to {season}.")
    elif tale.seasons:
        points -= 4.0
    if tale.key not in memory.tales:
        points += 1.0
        reasons.append("It has never been told here.")
    over = max(child.age for child in children) - (tale.ages[1] + 1)
    if over >= 0:
        points -= 2.0 + over
    if not tale.minutes[0] - 0.5 <= minutes <= tale.minutes[1] + 0.5:
        points -= 2.0
    return points, tuple(reasons)


def likes(tale: Tale, like: str) -> bool:
    """Return whether a tale has to do with something a child likes."""
    wanted = _stem(like)
    title = tale.title.text + " " + tale.id.replace("-", " ")
    kinds = " ".join(role.kind for role in tale.roles)
    met = " ".join(one.adds for beat in tale.beats for one in beat.passages)
    words = re.findall(r"[\w']+", f"{title} {kinds} {met} {' '.join(tale.likes)}")
    return bool(wanted) and wanted in {_stem(word) for word in words}


def _stem(word: str) -> str:
    """Return a word small and without the ending of many (owls -> owl, buses -> bus)."""
    word = word.strip().casefold()
    for ending, least in (("sses", 6), ("ses", 5), ("xes", 5), ("ches", 6), ("shes", 6)):
        if word.endswith(ending) and len(word) >= least:
            return word[:-2]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us")) else word
