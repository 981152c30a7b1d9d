"""Calibration: any pace that is asked for has settings, and faster is never slower."""

from __future__ import annotations

import itertools

from kiosk.voice.espeak.calibration import FASTEST, SLOWEST, TABLE, settings


def test_faster_asked_is_never_set_slower() -> None:
    """A higher rate, or a smaller gap."""
    found = [settings(wpm) for wpm in range(int(SLOWEST), int(FASTEST) + 1)]
    for (rate, gap), (next_rate, next_gap) in itertools.pairwise(found):
        assert next_gap <= gap
        assert next_rate >= rate or next_gap < gap


def test_measured_points_are_met() -> None:
    """What the table measured is what it gives back."""
    for rate, wpm in TABLE[min(TABLE)]:
        assert abs(settings(wpm)[0] - rate) <= 1


def test_beyond_both_ends_it_stays_within_them() -> None:
    """No pace breaks it."""
    assert settings(1.0) == settings(SLOWEST)
    assert settings(900.0) == settings(FASTEST)
