"""Season and moon follow the almanac."""

from __future__ import annotations

import pytest

from stories.season import moon_name, moon_phase, season


@pytest.mark.parametrize(
    ("month", "name"), [(1, "winter"), (3, "spring"), (8, "summer"), (11, "autumn"), (12, "winter")]
)
def test_seasons(month: int, name: str) -> None:
    """Northern seasons, winter from December."""
    assert season(month) == name


@pytest.mark.parametrize("day", [(2026, 3, 3), (2025, 3, 14), (2022, 11, 8)])
def test_lunar_eclipses_are_full_moons(day: tuple[int, int, int]) -> None:
    """On the evening of a lunar eclipse the moon is full."""
    assert moon_name(*day) == "full"


@pytest.mark.parametrize("day", [(2024, 4, 8), (2017, 8, 21), (2027, 8, 2)])
def test_solar_eclipses_are_new_moons(day: tuple[int, int, int]) -> None:
    """On the day of a solar eclipse the moon is new."""
    assert moon_name(*day) == "new"


def test_the_moon_waxes_and_wanes() -> None:
    """A week after new it waxes, a week after full it wanes."""
    assert moon_name(2026, 2, 24) == "waxing"
    assert moon_name(2026, 3, 11) == "waning"
    assert 0.0 <= moon_phase(1999, 12, 31) < 1.0


def test_no_thirteenth_month() -> None:
    """A wrong month is refused."""
    with pytest.raises(ValueError, match="13"):
        season(13)
