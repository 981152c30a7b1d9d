"""Hours are when an evening may end, worked out from the sleep dossier a second time.

What moves them: a nap, a journey, a change of the clocks, a grown-up who said that late is fine.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.families.living import Evening
    from tests.families.made import Family, Kid, Night

SLEEP = ((1.0, 14.0, 12.0, 3.5), (3.0, 12.5, 11.0, 2.0), (6.0, 11.5, 10.0, 0.0),
         (9.0, 10.5, 9.0, 0.0), (99.0, 10.0, 9.0, 0.0))  # fmt: skip
"""Age below which it holds; hours a day aimed at; the least; the nap that is assumed."""
FALLING, HALF, SPARE, SHORT, LEAST = 20, 30, 5, 7, 4
"""Minutes: until sleep comes, half the window, kept free, a short evening, the least there is."""
STEP, NIGHTS = 30, 3
"""A journey moves the window by so many minutes a night, on so many nights before it."""
CHANGES = {
    "europe": ((date(2026, 3, 29), -1), (date(2026, 10, 25), 1)),
    "north-america": ((date(2026, 3, 8), -1), (date(2026, 11, 1), 1)),
    "australia": ((date(2026, 4, 5), 1), (date(2026, 10, 4), -1)),
    "new-zealand": ((date(2026, 4, 5), 1), (date(2026, 9, 27), -1)),
    "none": (),
}
"""The Sundays of the made-up year on which clocks change, and whether evenings come earlier."""


def window_end(family: Family, one: Evening, here: list[Kid]) -> int | None:
    """Return the end of the strictest child's window tonight; None for the youngest babies."""
    ends, last = _ends(family, one, here)
    if not ends:
        return None
    end, shift = min(ends), moved(family, one.night)
    return end + shift if shift <= 0 else max(end, min(end + shift, *last))


def last_end(family: Family, one: Evening, here: list[Kid]) -> int | None:
    """Return when it must be black: the window's end, or what the least sleep leaves if late."""
    end, (_, last) = window_end(family, one, here), _ends(family, one, here)
    if end is None or not one.night.other.kinds & {"late", "sick"}:
        return end
    return min(last)


def _ends(family: Family, one: Evening, here: list[Kid]) -> tuple[list[int], list[int]]:
    """Return each child's own window's end, and the last minute that leaves it the least sleep."""
    wake = _wake(family)
    ends, last = [], []
    for index, kid in zip(one.night.here, here, strict=True):
        age = kid.age(one.night.day)
        if age < 4 / 12:
            continue
        _, day, least, nap = next(row for row in SLEEP if (age if age < 2 else int(age)) < row[0])
        if "nap" in one.night.other and one.night.other.nap[0] == index:
            nap = one.night.other.nap[1]
        ends.append(wake - round((day - nap) * 60) - FALLING + HALF)
        last.append(wake - round((least - nap) * 60) - FALLING)
    return ends, last


def moved(family: Family, night: Night) -> int:
    """Return the minutes by which a night's window moves; earlier is negative."""
    number = (night.day - family.nights[0].day).days
    apart = left = 0
    region = "none"
    for before, one in enumerate(family.nights[: number + 1]):
        if "journey" in one.other:
            where, _, count = one.other.journey.partition(":")
            apart = int(count) if where == "east" else -int(count)
            left = one.other.nights_left + before
        region = one.other.region if "clocks" in one.other else region
    step = left - number
    if apart and 1 <= step <= NIGHTS:
        far = min(STEP * (NIGHTS + 1 - step), abs(apart) * 60)
        return -far if apart > 0 else far
    if not night.trusted:
        return 0
    young = any(family.kids[index].age(night.day) < 5 for index in night.here)
    nights, minutes = (6, 10) if young else (4, 15)
    for sunday, way in CHANGES[region]:
        days = (sunday - night.day).days
        if 1 <= days <= nights:
            return way * minutes * (nights + 1 - days)
    return 0


def offered(family: Family, one: Evening, here: list[Kid]) -> float:
    """Return the minutes there were: the wish, or what the window left of it."""
    wish = float(family.minutes)
    if one.night.short or "sick" in one.night.other:
        wish = SHORT
    elif any("plainer evening" in note for note in one.plan["notes"]):
        wish = min(wish, 15.0)
    end = last_end(family, one, here)
    if end is None or not one.night.trusted:
        return wish
    left = end - _began(one)
    return max(LEAST, min(wish, left - SPARE if left >= SHORT + SPARE else min(left, SHORT)))


def broken(family: Family, one: Evening, here: list[Kid]) -> Iterator[tuple[str, str]]:
    """The window is where it must be, and black comes in it, or soon where bedtime was late."""
    planned = one.plan["window"]
    if (planned["end"] if planned else None) != window_end(family, one, here):
        yield "window", f"planned {planned}, not to {window_end(family, one, here)}"
    end = last_end(family, one, here)
    if end is None or not one.night.trusted:
        return
    black = _began(one) + one.seconds / 60
    if black > max(end, _began(one) + SHORT) + 0.5:
        yield "lights-out", f"black at {black:.0f}, window to {end}"


def _began(one: Evening) -> int:
    return one.night.start.hour * 60 + one.night.start.minute


def _wake(family: Family) -> int:
    hours, minutes = map(int, family.wake.split(":"))
    return hours * 60 + minutes + 1440
