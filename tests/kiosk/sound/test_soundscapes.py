"""Soundscapes: seeded, level with one another, and without a seam to be found."""

from __future__ import annotations

import numpy as np
import pytest

from kiosk.sound.clip import RATE
from kiosk.sound.loudness import BED_LUFS, loudness
from kiosk.sound.soundscapes import SOUNDS, soundscape
from tests.kiosk.sound.hearing import largest_step


@pytest.mark.parametrize("name", SOUNDS)
def test_a_seed_makes_the_same_sound_however_it_is_read(name: str) -> None:
    """In one piece or in many."""
    whole = soundscape(name, 7).read(4 * RATE)
    stream = soundscape(name, 7)
    parts = np.concatenate([stream.read(n) for n in (1, 999, 30_000, 4 * RATE - 31_000)])
    assert np.array_equal(whole, parts)


@pytest.mark.parametrize("name", SOUNDS)
def test_another_seed_makes_another_sound(name: str) -> None:
    """No two nights quite the same."""
    one, other = soundscape(name, 1).read(RATE), soundscape(name, 2).read(RATE)
    assert not np.array_equal(one, other)


@pytest.mark.parametrize("name", SOUNDS)
def test_all_are_equally_loud_and_calm(name: str) -> None:
    """Within two LU of the shelf's level, never near the top, never a click."""
    sound = soundscape(name, 3).read(40 * RATE)
    assert abs(loudness(sound) - BED_LUFS) < 2.0
    assert float(np.abs(sound).max()) < 0.35
    assert largest_step(sound) < 0.2


@pytest.mark.parametrize("name", [name for name in SOUNDS if name != "heartbeat"])
def test_no_loop_can_be_heard(name: str) -> None:
    """The envelope never repeats itself: no later stretch is like an earlier one."""
    sound = soundscape(name, 4).read(60 * RATE)
    quiet = sound[: len(sound) // 64 * 64].reshape(-1, 64).mean(axis=1)
    quiet = quiet - quiet.mean()
    spectrum = np.abs(np.fft.rfft(quiet, 2 * len(quiet))) ** 2
    likeness = np.fft.irfft(spectrum)[: len(quiet)]
    later = likeness[2 * RATE // 64 :] / likeness[0]
    assert float(np.abs(later).max()) < 0.35
