"""Lengths are how short and how long a tale can be told at the pace of its own ages."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from stories.ages import band
from stories.cast import Child
from stories.casting import judge, stage
from stories.company import recent
from stories.fitting import Part, farthest, fit
from stories.memory import Memory
from stories.pacing import BUILT_IN, Pace, planned_seconds
from stories.problems import Problem
from stories.script import Pause, Seconds
from stories.telling import measure, perform

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stories.casting import Judged, Stage
    from stories.pack import Pack
    from stories.script import Item, Script
    from stories.tale import Tale

BREATH = 0.5
"""How much longer a paragraph's rest may become, as a part of itself, to reach the minutes."""
COMFORT_LEAST, COMFORT_AIM, COMFORT_MOST = 60.0, 75.0, 90.0
"""Seconds of a comfort piece, at the pace of whoever hears it."""
SHORT_FORM = 3.0
"""Minutes: every tale has a form of about this length."""


def pace_of(age: float) -> Pace:
    """Return the pace of the built-in voice for a child of this age."""
    one = band(age)
    return Pace(one.speech_wpm, one.sentence_pause, one.paragraph_pause, BUILT_IN)


def parts_of(here: Stage, memory: Memory, pace: Pace, night: int) -> list[Part] | None:
    """Return what each beat can tell tonight; None when a beat that must be told can't.

    Each beat is ranked by itself, so that a version more in one changes nothing in another.
    """
    parts: list[Part] = []
    usual = usual_stretch(pace)
    for number, beat in enumerate(here.tale.beats):
        last = number + 1 == len(here.tale.beats)
        judged = [one for one in judge(here, beat, memory, night, (), last=last) if not one.dropped]
        if not judged and not (beat.optional or beat.conditional):
            return None
        ids = [one.passage.id for one in judged]
        measures = {one.passage.id: measure(here, one.passage, pace) for one in judged}
        parts.append(
            Part(
                beat=beat,
                ranked=tuple(one.passage for one in judged),
                rested=frozenset(one.passage.id for one in judged if not one.missing),
                seconds={id: one.seconds * usual for id, one in measures.items()},
                soft={one.passage.id: _soft(one) for one in judged},
                heard=memory.pairs,
                stale=recent(ids, memory.pairs, night) if beat.take else frozenset(),
                breaths=BREATH
                * pace.paragraph_pause
                * sum(one.paragraphs for one in measures.values()),
            )
        )
    return parts


def _soft(one: Judged) -> float:
    """Return how far a version is from what is wished, on its own."""
    worn = sum(2.0 for rest in one.worn if rest != "passage")
    return worn + one.missing / 10.0 - 3.0 * one.specific + 2.0 * one.key / 2**64


def usual_stretch(pace: Pace) -> float:
    """Return how much longer a whole story takes than at its opening pace."""
    steps = 30
    return sum(pace.stretch_at((step + 0.5) / steps) for step in range(steps)) / steps


def span(
    here: Stage, pack: Pack, parts: list[Part], pace: Pace, *, breaths: bool = False
) -> tuple[float, float] | None:
    """Return the shortest and the longest telling tonight, in minutes.

    With ``breaths`` the longest one rests after every paragraph as long as the teller may let it.
    """
    ends: list[float] = []
    for longest in (False, True):
        wish = sum(part.longest for part in parts) + 1.0 if longest else 1.0
        choices = farthest(here, parts, longest=longest) or fit(here, parts, wish)
        if choices is None:
            return None
        script = perform(here, choices, pack.sources)
        if breaths and ends:
            script, _ = with_breaths(script, pace, float("inf"))
        ends.append(float(planned_seconds(script, pace)) / 60.0)
    return ends[0], ends[1]


def with_breaths(script: Script, pace: Pace, missing: float) -> tuple[Script, float]:
    """Return a script whose paragraphs rest longer, by ``missing`` seconds in all if they may.

    The second value is how much longer each rests.
    """
    lines = script.lines
    ends = [one for one, after in pairwise(lines) if one.paragraph != after.paragraph]
    if not ends or missing <= 0:
        return script, 0.0
    breath = round(min(missing / len(ends), BREATH * pace.paragraph_pause), 3)
    last = {id(one) for one in ends}
    items: list[Item] = []
    for item in script.items:
        items.append(item)
        if id(item) in last:
            items.append(Pause(Seconds(breath)))
    return replace(script, items=tuple(items)), breath


def length_problems(tale: Tale, pack: Pack) -> Iterator[Problem]:
    """Yield forms that are missing: three minutes, and the longest the tale promises."""
    if tale.comfort:
        return
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
            tale.file, 1, "L012",
            f"its longest form takes {long:.1f} minutes, not {tale.minutes[1]}.",
            "promise fewer minutes, or write more to take.", error=False,
        )  # fmt: skip
