"""Loudness: the standard's own test tone, and the soft limit."""

from __future__ import annotations

import numpy as np

from kiosk.sound.clip import RATE, Clip
from kiosk.sound.loudness import PEAK, limit, loudness
from tests.kiosk.sound.hearing import tone


def test_the_standard_tone_measures_as_it_must() -> None:
    """BS.1770: 997 Hz at full scale in one channel is -3.01 LUFS."""
    assert abs(loudness(tone(3.0, 997.0, 1.0).samples) - -3.01) < 0.1


def test_silence_is_infinitely_quiet() -> None:
    """And so is nothing at all."""
    assert loudness(Clip.silence(1.0).samples) == -np.inf
    assert loudness(np.zeros(0, dtype=np.float32)) == -np.inf


def test_the_limit_bends_only_what_is_loud() -> None:
    """Quiet sound passes untouched, loud sound stays below the peak."""
    quiet = tone(0.5, level=0.2).samples
    assert limit(quiet) is quiet
    assert float(np.abs(limit(np.full(RATE, 3.0, dtype=np.float32))).max()) <= PEAK + 1e-6
