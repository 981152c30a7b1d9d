"""The heartbeat: two beats in one, resting, slower as the minutes go."""

from __future__ import annotations

import numpy as np

from kiosk.sound.clip import RATE, Samples
from kiosk.sound.noise import HOP
from kiosk.sound.soundscapes.heartbeat import Heartbeat


def a_minute(sound: Samples) -> float:
    """Beats a minute, by how the sound's level is like itself a little later."""
    power = (sound[: len(sound) // 220 * 220].reshape(-1, 220).astype(np.float64) ** 2).mean(axis=1)
    power -= power.mean()
    likeness = np.correlate(power, power, mode="full")[len(power) - 1 :]
    least, most = round(0.75 * RATE / 220), round(1.3 * RATE / 220)
    return 60.0 / ((least + int(np.argmax(likeness[least:most]))) * 220 / RATE)


def test_a_heart_rests() -> None:
    """About sixty-five beats a minute to begin with."""
    heart = Heartbeat(np.random.default_rng(1))
    assert 61.0 < a_minute(heart.read(30 * RATE)) < 69.0


def test_it_grows_slower() -> None:
    """After a quarter of an hour it has come down to about fifty-six."""
    heart = Heartbeat(np.random.default_rng(1))
    heart.start = 610 * HOP
    heart._next = heart.start + 0.6 * RATE
    assert 53.0 < a_minute(heart.read(30 * RATE)) < 59.5
