"""A hush: the colour it is named for, and nothing that happens."""

from __future__ import annotations

import numpy as np
import pytest

from kiosk.sound.clip import RATE
from kiosk.sound.soundscapes import soundscape


@pytest.mark.parametrize(("name", "slope"), [("brown", -6.0), ("pink", -3.0)])
def test_it_falls_as_its_colour_does(name: str, slope: float) -> None:
    """From 200 to 1600 hertz, three octaves, within a decibel an octave."""
    power = np.abs(np.fft.rfft(soundscape(name, 1).read(20 * RATE))) ** 2
    hertz = np.fft.rfftfreq(20 * RATE, 1.0 / RATE)

    def density(middle: float) -> float:
        near = (hertz > middle / 1.1) & (hertz < middle * 1.1)
        return float(10.0 * np.log10(power[near].mean()))

    assert abs((density(1600.0) - density(200.0)) / 3.0 - slope) < 1.0


@pytest.mark.parametrize("name", ["brown", "pink"])
def test_nothing_happens_in_it(name: str) -> None:
    """One second is as loud as the next, within three decibels."""
    seconds = soundscape(name, 2).read(30 * RATE).reshape(30, RATE).astype(np.float64)
    levels = 10.0 * np.log10((seconds**2).mean(axis=1))
    assert levels.max() - levels.min() < 3.0
