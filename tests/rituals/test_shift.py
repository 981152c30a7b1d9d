"""How far the window moves before clocks change, and before a journey."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from rituals.shift import REGIONS, before_change, before_journey

SPRING = date(2026, 3, 29)
"""The Sunday on which Europe's clocks go forward."""
CHANGES = {
    "europe": [(date(2026, 3, 29), -1), (date(2026, 10, 25), 1), (date(2027, 3, 28), -1)],
    "north-america": [(date(2026, 3, 8), -1), (date(2026, 11, 1), 1), (date(2027, 3, 14), -1)],
    "australia": [(date(2026, 4, 5), 1), (date(2026, 10, 4), -1)],
    "new-zealand": [(date(2026, 4, 5), 1), (date(2026, 9, 27), -1)],
}
"""From public calendars."""


def moved(region: str, day: date, *ages: float) -> int:
    """The minutes of one evening."""
    return before_change(region, day.year, day.month, day.day, ages)


def test_four_nights_of_fifteen_minutes_from_wednesday() -> None:
    """And nothing on Sunday, when the clocks have done the rest."""
    week = [moved("europe", SPRING - timedelta(days=left), 7.0) for left in range(6, -1, -1)]
    assert week == [0, 0, -15, -30, -45, -60, 0]


def test_six_of_ten_for_the_youngest() -> None:
    """From Monday, as soon as anybody is under five."""
    week = [moved("europe", SPRING - timedelta(days=left), 9.0, 4.0) for left in range(7, -1, -1)]
    assert week == [0, -10, -20, -30, -40, -50, -60, 0]


@pytest.mark.parametrize("region", sorted(CHANGES))
def test_regions_change_when_calendars_say(region: str) -> None:
    """The Saturday before holds the whole hour, in the right direction, and no other day does."""
    assert set(CHANGES) | {"none"} == set(REGIONS)
    for day, way in CHANGES[region]:
        assert moved(region, day - timedelta(days=1), 8.0) == 60 * way
    year = [date(2026, 1, 1) + timedelta(days=one) for one in range(365)]
    whole = [day for day in year if abs(moved(region, day, 8.0)) == 60]
    assert len(whole) == 2
    assert sum(1 for day in year if moved(region, day, 8.0)) == 8
    assert not any(moved("none", day, 3.0) for day in year)


@pytest.mark.parametrize(
    ("left", "hours", "shift"),
    [
        (4, 6, 0), (3, 6, -30), (2, 6, -60), (1, 6, -90), (0, 6, 0),
        (1, -6, 90), (1, 1, -60), (3, 0.25, -15), (1, 0, 0),
    ],
)  # fmt: skip
def test_a_journey_moves_half_an_hour_a_night(left: int, hours: float, shift: int) -> None:
    """For three nights, never beyond the difference itself; west is later."""
    assert before_journey(left, hours) == shift
