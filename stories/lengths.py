"""Lengths are how short and how long a tale can be told at the pace of its own ages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stories.ages import band
from stories.cast import Child
from stories.casting import rank, stage
from stories.fitting import Part, fit
from stories.memory import Memory
from stories.pacing import BUILT_IN, Pace, planned_seconds
from stories.problems import Problem
from stories.telling import measure, perform

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stories.casting import Stage
    from stories.pack import Pack
    from stories.tale import Tale

SHORT_FORM = 3.0
"""Minutes: every tale has a form of about this length."""


def pace_of(age: float) -> Pace:
    """Return the pace of the built-in voice for a child of this age."""
    one = band(age)
    return Pace(one.speech_wpm, one.sentence_pause, one.paragraph_pause, BUILT_IN)


def parts_of(here: Stage, memory: Memory, pace: Pace, night: int) -> list[Part] | None:
    """Return what each beat can tell tonight; None when a beat that must be told can't."""
    parts: list[Part] = []
    usual = _usual_stretch(pace)
    for number, beat in enumerate(here.tale.beats):
        last = number + 1 == len(here.tale.beats)
        ranked = rank(here, beat, memory, night, (), last=last)
        if not ranked and not (beat.optional or beat.conditional):
            return None
        parts.append(
            Part(
                beat,
                tuple(ranked),
                frozenset(one.id for one in ranked if not memory.tiredness(one.id, night)),
                {one.id: measure(here, one, pace).seconds * usual for one in ranked},
            )
        )
    return parts


def _usual_stretch(pace: Pace) -> float:
    """Return how much longer a whole story takes than at its opening pace."""
    steps = 30
    return sum(pace.stretch_at((step + 0.5) / steps) for step in range(steps)) / steps


def span(here: Stage, pack: Pack, parts: list[Part], pace: Pace) -> tuple[float, float] | None:
    """Return the shortest and the longest telling tonight, in minutes."""
    ends: list[float] = []
    for wish in (1.0, sum(part.longest for part in parts) + 1.0):
        choices = fit(here, parts, wish)
        if choices is None:
            return None
        ends.append(float(planned_seconds(perform(here, choices, pack.sources), pace)) / 60.0)
    return ends[0], ends[1]


def length_problems(tale: Tale, pack: Pack) -> Iterator[Problem]:
    """Yield forms that are missing: three minutes, and the longest the tale promises."""
    age = float(tale.ages[0])
    here = stage(
        tale, [Child("Mia", age, "she")], pack.places, Memory(),
        seed=1, season="summer", moon="full",
    )  # fmt: skip
    pace = pace_of(age)
    parts = parts_of(here, Memory(), pace, 1) if here else None
    found = span(here, pack, parts, pace) if here and parts else None
    if found is None:
        return
    short, long = found
    if short > SHORT_FORM * 1.08:
        yield Problem(
            tale.file, 1, "L011", f"its shortest form takes {short:.1f} minutes.",
            "make a beat optional, or let take= begin lower, until it is 3.",
        )  # fmt: skip
    if long < tale.minutes[1] * 0.92:
        yield Problem(
            tale.file, 1, "L012", f"its longest form takes {long:.1f}, not {tale.minutes[1]}.",
            "promise fewer minutes, or write more to take.", error=False,
        )  # fmt: skip
