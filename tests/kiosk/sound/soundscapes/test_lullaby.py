"""The lullaby: soft strokes, tones that ring out, true silence in the rests."""

from __future__ import annotations

import numpy as np

from kiosk.sound.clip import RATE
from kiosk.sound.soundscapes import soundscape
from tests.kiosk.sound.hearing import largest_step, silences


def test_every_stroke_is_soft() -> None:
    """No tone begins in less than a hundredth of a second: the steepest step is small."""
    for seed in (1, 2):
        assert largest_step(soundscape("lullaby", seed).read(40 * RATE)) < 0.06


def test_between_two_stanzas_it_is_silent() -> None:
    """Once the last tone has rung out there is nothing at all."""
    sound = soundscape("lullaby", 2).read(150 * RATE)
    assert max(length for _, length in silences(sound[RATE:])) > RATE // 4


def test_it_ends_low() -> None:
    """Nearly all of its power lies where small speakers are kind: 100 to 1200 hertz."""
    power = np.abs(np.fft.rfft(soundscape("lullaby", 3).read(30 * RATE))) ** 2
    hertz = np.fft.rfftfreq(30 * RATE, 1.0 / RATE)
    assert power[(hertz > 100.0) & (hertz < 1200.0)].sum() > 0.95 * power.sum()
