"""Ways are what other evenings ask of a plan: a shift of hours, steps that people lead."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from rituals import limits, shift, window
from rituals.plan import clock

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kiosk.device import Reading
    from kiosk.store import Store
    from kiosk.store.family import Rules
    from rituals.plan import Sleeper
    from rituals.ritual import Ritual

WEEK = 7
NEXT_DAY = timedelta(hours=5)
"""Until five in the morning it is still the evening before."""
DAY = 24 * 60


def led_by_people(rules: Rules, night: int) -> int:
    """Return how many of tonight's steps people lead: one in the first week, and so on."""
    if not rules.taper_from or night < rules.taper_from:
        return 0
    return 1 + (night - rules.taper_from) // WEEK


def steps_lately(store: Store, rituals: Sequence[Ritual]) -> int:
    """Return how many steps the newest evening had, or 0 where none is kept."""
    steps: Mapping[str, int] = {
        one.id: max(len(way.steps) for way in one.versions) for one in rituals
    }
    for night in reversed(store.diary.latest()):
        if night.rituals:
            return sum(steps.get(one, 0) for one in night.rituals)
    return 0


def moved(rules: Rules, night: int, ages: Sequence[float], now: Reading) -> tuple[int, str]:
    """Return the minutes by which tonight's window moves, and why, as a grown-up reads it.

    A journey goes before a change of the clocks; that one needs a date that can be believed.
    """
    left = rules.journey_last - night + 1
    minutes, why = shift.before_journey(left, rules.journey_hours), "A journey is near"
    if not minutes and now.trusted:
        day = (now.when - NEXT_DAY).date()
        minutes = shift.before_change(rules.clock_rule, day.year, day.month, day.day, ages)
        why = "The clocks change on Sunday"
    if not minutes:
        return 0, ""
    earlier = "earlier" if minutes < 0 else "later"
    return minutes, f"{why}: tonight is {abs(minutes)} minutes {earlier}."


def sleep_left(
    sleepers: Sequence[Sleeper], lights_out: int | None, minutes: int, now: Reading
) -> str:
    """Return what a late evening leaves of the night, or nothing for the youngest babies."""
    timed = [one for one in sleepers if one.age >= limits.NO_WINDOW_AGE]
    usual = window.window(sleepers, lights_out)
    if not timed or usual is None:
        return ""
    wake = min(one.wake for one in timed)
    last = window.latest(timed)
    words = f"Dark by {clock(last)} at the latest: {_until(wake, last)} of night are left."
    began = now.minutes + (DAY if now.minutes < wake else 0)
    if not now.trusted or not usual.start - 3 * 60 <= began < last - minutes:
        return words
    black = began + minutes
    begun = f"Begun now: dark at {clock(black)}, {_until(wake, black)} of night."
    return f"{begun} At the latest {clock(last)}, {_until(wake, last)}."


def _until(wake: int, black: int) -> str:
    """Return the time from black until waking."""
    left = wake + DAY - black
    return f"{left // 60} h {left % 60:02d}"
