"""The window is when lights should go out tonight, and how many seconds that leaves an evening."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rituals import limits
from rituals.plan import PlanInput, PlanProblem, Window, clock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rituals.plan import Sleeper

DAY = 24 * 60


@dataclass(frozen=True)
class Target:
    """What tonight's evening may take, and why."""

    seconds: int
    wish: float
    """Minutes asked for."""
    window: Window | None
    now: int | None
    """On the window's own count: past 1440 after midnight."""
    clipped: str = ""
    """Reason code where the wish was clipped: ``window`` or ``late``."""
    notes: tuple[str, ...] = ()


def night_hours(child: Sleeper) -> float:
    """Return the night's sleep aimed at: the day's middle figure less the nap."""
    need = limits.sleep_need(child.age)
    return need.middle - _nap(child)


def least_night_hours(child: Sleeper) -> float:
    """Return the night's sleep that is never planned below."""
    return limits.sleep_need(child.age).least - _nap(child)


def window(
    children: Sequence[Sleeper], lights_out: int | None = None, shift: int = 0
) -> Window | None:
    """Return the strictest child's window; None where a baby is too young to have one alone.

    A grown-up's own ``lights_out`` is the window's end, as long as it leaves the least sleep; so
    long may ``shift`` (minutes, before a clock change or a journey) make it later, too.
    """
    found = _unshifted(children, lights_out)
    if found is None or not shift:
        return found
    last = latest([child for child in children if child.age >= limits.NO_WINDOW_AGE])
    end = max(found.end + min(shift, 0), min(found.end + shift, last))
    return Window(found.start + end - found.end, end)


def _unshifted(children: Sequence[Sleeper], lights_out: int | None) -> Window | None:
    """Return the window of an ordinary night."""
    timed = [child for child in children if child.age >= limits.NO_WINDOW_AGE]
    if not timed:
        return None
    if lights_out is not None:
        wake = min(child.wake for child in timed)
        end = min(lights_out + (DAY if lights_out < wake else 0), latest(timed))
        return Window(end - limits.WINDOW_HALF_MINUTES, end)
    middle = min(
        child.wake + DAY - round(night_hours(child) * 60) - limits.SETTLE_TO_SLEEP_MINUTES
        for child in timed
    )
    return Window(middle - limits.WINDOW_HALF_MINUTES, middle + limits.WINDOW_HALF_MINUTES)


def latest(children: Sequence[Sleeper]) -> int:
    """Return the last minute that still leaves every child the least sleep."""
    return min(
        child.wake + DAY - math.ceil(least_night_hours(child) * 60) - limits.SETTLE_TO_SLEEP_MINUTES
        for child in children
    )


def target(tonight: PlanInput) -> Target:
    """Return tonight's seconds: the wish, or what the window leaves of it."""
    if not limits.MINUTES_LEAST <= tonight.minutes <= limits.MINUTES_MOST:
        least, most = limits.MINUTES_LEAST, limits.MINUTES_MOST
        raise PlanProblem(
            f"minutes {tonight.minutes:g}: an evening lasts {least} to {most} minutes: "
            f"ask for a number from {least} to {most}"
        )
    wish = float(limits.MINUTES_SHORT) if tonight.short else float(tonight.minutes)
    if tonight.plain:
        wish = min(wish, float(limits.MINUTES_PLAIN))
    wanted = round(wish * 60)
    found = window(tonight.children, tonight.lights_out, tonight.shift)
    if tonight.now is None or found is None:
        return Target(wanted, wish, found, None)
    wake = min(child.wake for child in tonight.children)
    now = tonight.now + (DAY if tonight.now < wake else 0)
    end = latest(tonight.children) if tonight.late_ok else found.end
    room = _room(end - now)
    if wish <= room:
        return Target(wanted, wish, found, now, notes=_late_note(tonight, found, now, wish))
    if end - now < limits.MINUTES_LATE:
        note = f"It is nearly {clock(end)}, or past it: {room} quiet minutes and then sleep."
        return Target(room * 60, wish, found, now, "late", (note,))
    note = f"{wish:g} minutes were asked; {room} are left before lights-out at {clock(end)}."
    return Target(room * 60, wish, found, now, "window", (note,))


def _room(left: int) -> int:
    """Return the minutes an evening may take: five are kept free where that leaves seven."""
    if left - limits.MINUTES_SPARE >= limits.MINUTES_SHORT:
        return left - limits.MINUTES_SPARE
    return max(limits.MINUTES_LATE, min(left, limits.MINUTES_SHORT))


def _late_note(tonight: PlanInput, found: Window, now: int, wish: float) -> tuple[str, ...]:
    """Return what a grown-up should know where the evening ends after the window."""
    black = now + math.ceil(wish)
    if black <= found.end:
        return ()
    left = min(child.wake for child in tonight.children) + DAY - black
    note = f"Black at {clock(black)} is later than the window ({found.text}); "
    return (f"{note}it leaves {left // 60} h {left % 60:02d} until morning.",)


def _nap(child: Sleeper) -> float:
    assumed = limits.sleep_need(child.age).nap
    return assumed if child.nap_hours is None else min(4.0, max(0.0, child.nap_hours))
