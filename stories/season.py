"""Season and moon are what a story knows of the date: plain words out of year, month and day."""

from __future__ import annotations

from math import floor

_MONTH = 29.530588853
"""Days from new moon to new moon."""
_NEW_MOON = 2451550.26
"""Julian day of a new moon: 6 January 2000, 18:14."""
MOONS = ("new", "waxing", "full", "waning")


def season(month: int) -> str:
    """Return the northern season of a month: winter is December to February."""
    if not 1 <= month <= 12:
        raise ValueError(f"there is no month {month}")
    return ("winter", "spring", "summer", "autumn")[month % 12 // 3]


def moon_phase(year: int, month: int, day: int) -> float:
    """Return the moon's age at that evening as a part of its month: 0 new, 0.5 full."""
    return ((julian(year, month, day) + 0.3 - _NEW_MOON) / _MONTH) % 1.0


def moon_name(year: int, month: int, day: int) -> str:
    """Return ``new``, ``waxing``, ``full`` or ``waning``; new and full last about three nights."""
    phase = moon_phase(year, month, day)
    if phase < 0.05 or phase > 0.95:
        return "new"
    if abs(phase - 0.5) < 0.05:
        return "full"
    return "waxing" if phase < 0.5 else "waning"


def julian(year: int, month: int, day: int) -> float:
    """Return the Julian day of a date in our calendar, at noon."""
    shift = (14 - month) // 12
    years, months = year + 4800 - shift, month + 12 * shift - 3
    return (
        day + (153 * months + 2) // 5 + 365 * years
        + floor(years / 4) - floor(years / 100) + floor(years / 400) - 32045
    )  # fmt: skip
