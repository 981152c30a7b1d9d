"""A shift is how far tonight's window moves because the clocks will change, or a journey is near.

Small steps in the nights before, and nothing after (sleep dossier, section 13). Which days clocks
change is worked out from each region's rule, so that nothing needs to be asked of a network.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from rituals import limits
from stories.season import julian

if TYPE_CHECKING:
    from collections.abc import Sequence

SUNDAY: Final = 6
HOUR: Final = 60
YOUNG: Final = 5.0
"""Under this age the steps are smaller, and begin earlier."""


@dataclass(frozen=True)
class Change:
    """One of a region's two changes: the n-th Sunday of a month, the last one where n is 0."""

    month: int
    sunday: int
    forward: bool


REGIONS: Final[Mapping[str, tuple[Change, ...]]] = MappingProxyType(
    {
        "none": (),
        "europe": (Change(3, 0, True), Change(10, 0, False)),
        "north-america": (Change(3, 2, True), Change(11, 1, False)),
        "australia": (Change(10, 1, True), Change(4, 1, False)),
        "new-zealand": (Change(9, 0, True), Change(4, 1, False)),
    }
)
"""Where clocks change by which rule; ``none`` is where they never do."""


def before_change(region: str, year: int, month: int, day: int, ages: Sequence[float]) -> int:
    """Return the minutes tonight's window moves before a clock change; earlier is negative.

    Four nights of 15 minutes from Wednesday; with anybody under five, six of ten from Monday.
    """
    young = any(age < YOUNG for age in ages)
    nights = 6 if young else limits.CLOCK_CHANGE_NIGHTS
    step = HOUR // nights
    today = julian(year, month, day)
    for change in REGIONS.get(region, ()):
        # The change comes in the small hours of Sunday: the last night before it is Saturday's.
        left = round(_sunday(year, change) - today)
        if 1 <= left <= nights:
            moved = step * (nights + 1 - left)
            return -moved if change.forward else moved
    return 0


def before_journey(nights_left: int, hours_east: float) -> int:
    """Return the minutes tonight's window moves before a journey; earlier is negative.

    ``nights_left`` is 1 on the last night at home. Half an hour a night at most, for three nights;
    after arrival the local time holds at once. West is a negative number of hours.
    """
    if not 1 <= nights_left <= limits.JOURNEY_NIGHTS or not hours_east:
        return 0
    steps = limits.JOURNEY_NIGHTS + 1 - nights_left
    moved = min(steps * limits.JOURNEY_STEP_MINUTES, round(abs(hours_east) * HOUR))
    return -moved if hours_east > 0 else moved


def _sunday(year: int, change: Change) -> float:
    """Return the day on which clocks change, on the count of ``stories.season.julian``."""
    if change.sunday:
        first = julian(year, change.month, 1)
        return first + (SUNDAY - _weekday(first)) % 7 + 7 * (change.sunday - 1)
    last = julian(year, change.month + 1, 1) - 1
    return last - (_weekday(last) - SUNDAY) % 7


def _weekday(day: float) -> int:
    """Return 0 for Monday ... 6 for Sunday."""
    return round(day) % 7
