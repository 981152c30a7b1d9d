"""Dream drawing has its limits: by day, beside a grown-up, once a day, for two weeks at most.

A child of six or older draws the new dream, and nothing else (design, section 7; sleep dossier,
section 7). Days are counted by a clock that can be believed; without one it is not offered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

FROM, TO = 8 * 60, 17 * 60
"""Minutes since midnight between which a dream may be drawn."""
YOUNGEST = 6.0
"""Years."""
MOST_DAYS = 14
"""Days in a row, from the first one on, in which dreams may be drawn."""
REST_DAYS = 14
"""Days without a drawing after which two weeks may begin anew."""
LONGEST = 10 * 60.0
"""Seconds that one drawing may take."""

BACK, YOUNG, CLOCK, HOUR, TODAY, RESTS = "back", "young", "clock", "hour", "today", "rests"
"""Why it is not offered: the kiosk keeps back; too young; no trusted clock; not this hour; done
today; two weeks are over and it rests."""


def refusal(
    age: float, minute: int | None, day: int | None, days: Sequence[int], *, back: bool
) -> str:
    """Return why a child may not draw a dream now, or nothing.

    ``minute`` of the day and ``day`` (a date as a count of days) are None where the clock is not
    trusted; ``days`` are those on which the child drew one.
    """
    if back:
        return BACK
    if age < YOUNGEST:
        return YOUNG
    if minute is None or day is None:
        return CLOCK
    if not FROM <= minute < TO:
        return HOUR
    past = sorted(set(days))
    # A clock that was set back must not open a day that is over.
    if past and past[-1] >= day:
        return TODAY
    began = _began(past)
    rested = not past or day - past[-1] > REST_DAYS
    return RESTS if not rested and began is not None and day - began >= MOST_DAYS else ""


def _began(past: Sequence[int]) -> int | None:
    """Return the first day of the present two weeks."""
    began = None
    for at, day in enumerate(past):
        if at == 0 or day - past[at - 1] > REST_DAYS:
            began = day
    return began


def seconds(minute: int) -> float:
    """Return how long a drawing begun at this minute may take: ten minutes, and not past five."""
    return max(0.0, min(LONGEST, (TO - minute) * 60.0))
