"""When lights go out, and what that leaves."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from rituals import window
from rituals.plan import PlanProblem, Sleeper


@pytest.mark.parametrize(
    ("age", "nap", "start", "end"),
    [
        (1, None, "19:40", "20:40"),
        (2, None, "19:40", "20:40"),
        (4, 0, "18:40", "19:40"),
        (4, 1, "19:40", "20:40"),
        (7, None, "19:40", "20:40"),
        (10, None, "20:10", "21:10"),
    ],
)
def test_the_window_is_the_dossiers_for_a_seven_o_clock_wake(
    age: float, nap: float | None, start: str, end: str
) -> None:
    """Six rows of section 1, copied by hand."""
    found = window.window([Sleeper("a", "A", age, nap_hours=nap)])
    assert found is not None
    assert found.text == f"{start} and {end}"


def test_the_strictest_child_sets_the_window(sleepers: Any) -> None:
    """A four-year-old takes the ten-year-old along to bed."""
    assert window.window(sleepers(10, 4)) == window.window(sleepers(4))


def test_a_baby_under_four_months_has_no_window(sleepers: Any) -> None:
    """The AASM names no figure there, so neither do we."""
    assert window.window(sleepers(0.2)) is None
    assert window.window(sleepers(0.2, 6)) == window.window(sleepers(6))


def test_a_grown_ups_lights_out_ends_the_window_but_never_under_the_least_sleep(
    sleepers: Any,
) -> None:
    """19:30 is kept; one in the morning becomes the last minute that leaves nine hours."""
    assert window.window(sleepers(6), 19 * 60 + 30).end == 19 * 60 + 30  # type: ignore[union-attr]
    assert window.window(sleepers(6), 60).end == 21 * 60 + 40  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("now", "minutes", "seconds"),
    [
        (19 * 60, 20, 20 * 60),
        (20 * 60 + 20, 20, 15 * 60),
        (20 * 60 + 32, 20, 7 * 60),
        (20 * 60 + 35, 20, 5 * 60),
        (20 * 60 + 39, 20, 4 * 60),
        (23 * 60, 20, 4 * 60),
        (2 * 60, 20, 4 * 60),
        (11 * 60, 45, 45 * 60),
    ],
)
def test_the_wish_is_clipped_to_the_window(
    tonight: Any, now: int, minutes: int, seconds: int
) -> None:
    """Five minutes stay free, then those five are used, then a very short evening is left."""
    found = window.target(tonight(now=now, minutes=minutes))
    assert found.seconds == seconds
    assert bool(found.notes) == (seconds < minutes * 60)


def test_an_untrusted_clock_leaves_the_minutes_alone(tonight: Any) -> None:
    """Without a trusted clock only the minutes count."""
    found = window.target(tonight(now=None, minutes=30))
    assert (found.seconds, found.now) == (1800, None)


def test_a_late_evening_by_hand_goes_past_the_window_with_a_note(tonight: Any) -> None:
    """The grown-up sees what is left of the night, and the least sleep still holds."""
    asked = tonight(now=21 * 60, minutes=20, late_ok=True)
    found = window.target(asked)
    assert found.seconds == 1200
    assert "9 h 40" in found.notes[0]
    later = window.target(dataclasses.replace(asked, now=21 * 60 + 30))
    assert later.seconds == 7 * 60


@pytest.mark.parametrize("minutes", [0, -5, 2.9, 61, 500, float("nan"), float("inf")])
@pytest.mark.parametrize("short", [False, True])
def test_minutes_out_of_range_are_one_line_with_what_to_do(
    tonight: Any, minutes: float, short: bool
) -> None:
    """What, why, what to do; also when the evening would be short."""
    with pytest.raises(PlanProblem) as problem:
        window.target(tonight(minutes=minutes, short=short))
    assert "3 to 60" in str(problem.value)
    assert "\n" not in str(problem.value)


@pytest.mark.parametrize("shift", [-30, -15, 15, 30])
def test_a_clock_change_moves_the_window(sleepers: Any, shift: int) -> None:
    """Earlier as far as asked; later never beyond what leaves the least sleep."""
    here = sleepers(6)
    usual, moved = window.window(here), window.window(here, shift=shift)
    assert usual is not None
    assert moved is not None
    assert moved.end == min(usual.end + shift, window.latest(here))
    assert moved.end - moved.start == usual.end - usual.start
    late = window.window(here, lights_out=window.latest(here) % 1440, shift=60)
    assert late is not None
    assert late.end == window.latest(here)
