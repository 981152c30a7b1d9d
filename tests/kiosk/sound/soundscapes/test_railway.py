"""The railway: trains come and go slowly, and none of them whistles."""

from __future__ import annotations

import numpy as np

from kiosk.sound.clip import RATE
from kiosk.sound.soundscapes import soundscape
from tests.kiosk.sound.hearing import level


def test_trains_come_and_go() -> None:
    """Within four minutes it swells and sinks by more than three decibels, never at once."""
    stream = soundscape("railway", 2)
    levels = [level(stream.read(5 * RATE)) for _ in range(48)]
    assert max(levels) - min(levels) > 3.0
    assert float(np.abs(np.diff(levels)).max()) < 3.0


def test_there_is_no_whistle() -> None:
    """No tone stands out above the wheels: the spectrum is smooth from 400 hertz up."""
    sound = soundscape("railway", 1).read(40 * RATE)
    frames = sound[: len(sound) // 4096 * 4096].reshape(-1, 4096) * np.hanning(4096)
    power = 10.0 * np.log10((np.abs(np.fft.rfft(frames, axis=1)) ** 2).mean(axis=0) + 1e-15)
    hertz = np.fft.rfftfreq(4096, 1.0 / RATE)
    smooth = np.convolve(power, np.ones(31) / 31.0, mode="same")
    heard = (hertz > 400.0) & (hertz < 3000.0)
    assert float((power - smooth)[heard].max()) < 5.0


def test_the_wheels_can_be_heard() -> None:
    """While a train is near, the low band's level comes again with every rail."""
    sound = soundscape("railway", 11).read(75 * RATE)[45 * RATE :]
    spectrum = np.fft.rfft(sound)
    hertz = np.fft.rfftfreq(len(sound), 1.0 / RATE)
    spectrum[(hertz < 150.0) | (hertz > 420.0)] = 0.0
    low = np.fft.irfft(spectrum)
    power = (low[: len(low) // 441 * 441].reshape(-1, 441) ** 2).mean(axis=1)
    power -= power.mean()
    likeness = np.correlate(power, power, mode="full")[len(power) - 1 :] / (power**2).sum()
    rail = likeness[round(1.36 / 0.02) : round(1.7 / 0.02)].max()
    assert rail > 0.15
    assert rail > likeness[round(1.05 / 0.02) : round(1.2 / 0.02)].max()
