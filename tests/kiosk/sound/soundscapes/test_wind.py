"""The wind: gusts come and go, and the leaves go with them."""

from __future__ import annotations

import numpy as np

from kiosk.sound.clip import RATE
from kiosk.sound.soundscapes import soundscape


def test_leaves_follow_the_gusts() -> None:
    """What is above a kilohertz swells and sinks by more than six decibels."""
    sound = soundscape("wind", 3).read(60 * RATE).astype(np.float64)
    frames = sound.reshape(60, RATE) * np.hanning(RATE)
    power = np.abs(np.fft.rfft(frames, axis=1)) ** 2
    leaves = 10.0 * np.log10(power[:, 1000:4000].sum(axis=1))
    assert leaves.max() - leaves.min() > 6.0
    assert float(np.abs(np.diff(leaves)).max()) < 6.0
