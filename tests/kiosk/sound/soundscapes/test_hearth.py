"""The hearth: it crackles, now and then, and never spits."""

from __future__ import annotations

import numpy as np

from kiosk.sound.clip import RATE
from kiosk.sound.soundscapes import soundscape


def test_it_crackles() -> None:
    """Short peaks in the upper half, some in every ten seconds, none ten times the rest."""
    sound = soundscape("hearth", 3).read(40 * RATE).astype(np.float64)
    upper = np.diff(sound)
    size = np.abs(upper[: len(upper) // 220 * 220].reshape(-1, 220)).max(axis=1)
    usual = np.median(size)
    for ten in np.array_split(size, 4):
        assert (ten > 2.0 * usual).sum() >= 3
    assert size.max() < 14.0 * usual
