"""Calibration: any pace that is asked for has settings, and faster is never slower."""

from __future__ import annotations

import itertools

from kiosk.voice.piper.calibration import FASTEST, SLOWEST, TABLE, factors, stretch


def test_faster_asked_is_never_set_slower() -> None:
    """Every word a minute more shortens."""
    found = [stretch(wpm) for wpm in range(int(SLOWEST), int(FASTEST) + 1)]
    assert all(later < earlier for earlier, later in itertools.pairwise(found))


def test_measured_points_are_met_and_both_ends_hold() -> None:
    """What the table measured is what it gives back; no pace breaks it."""
    for whole, wpm in TABLE:
        if SLOWEST <= wpm <= FASTEST:
            assert abs(stretch(wpm) - whole) < 1e-9
    assert stretch(1.0) == stretch(SLOWEST)
    assert stretch(900.0) == stretch(FASTEST)


def test_slow_speech_holds_vowels_and_rests() -> None:
    """Marks and blanks most, then a vowel and its stress, consonants least."""
    vowel, stress, consonant, mark, blank = factors(["ɔ", "ˈ", "t", ",", " "], 115.0)
    assert min(mark, blank) > vowel == stress > consonant > 1.0
