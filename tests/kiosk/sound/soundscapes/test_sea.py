"""The sea: waves that differ, and draw back longer than they come."""

from __future__ import annotations

import numpy as np

from kiosk.sound.clip import RATE
from kiosk.sound.soundscapes import soundscape


def test_waves_come_every_seven_to_fourteen_seconds() -> None:
    """Not one like a clock: the gaps between the crests differ."""
    sound = soundscape("sea", 6).read(120 * RATE)
    power = (sound.reshape(-1, RATE // 10).astype(np.float64) ** 2).mean(axis=1)
    smooth = np.convolve(power, np.hanning(31) / np.hanning(31).sum(), mode="same")
    crests = [
        at
        for at in range(20, len(smooth) - 20)
        if smooth[at] == smooth[at - 20 : at + 21].max() and smooth[at] > np.median(smooth)
    ]
    gaps = np.diff(crests) / 10.0
    assert 6 <= len(crests) <= 18
    assert gaps.std() > 1.0
