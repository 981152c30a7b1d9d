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
