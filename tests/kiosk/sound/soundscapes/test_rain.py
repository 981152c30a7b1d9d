"""Rain: drops fall all the time, on many slates."""

from __future__ import annotations

import numpy as np

from kiosk.sound.clip import RATE
from kiosk.sound.soundscapes import soundscape


def test_single_drops_can_be_heard_in_it() -> None:
    """There is more in it than noise: short peaks stand out, where plain noise has none."""

    def peaky(name: str) -> float:
        sound = soundscape(name, 3).read(20 * RATE).astype(np.float64)
        high = np.diff(sound)
        return float((high**4).mean() / (high**2).mean() ** 2)

    assert peaky("rain") > peaky("pink") + 0.15
