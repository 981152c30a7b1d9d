"""The sea is heard a little way off: swell that gathers, breaks softly, and draws back."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from kiosk.sound.clip import RATE
from kiosk.sound.noise import STEP, Noise, Swells, Swing, band
from kiosk.sound.soundscapes.stream import Hop, Stream


class Sea(Stream):
    """Slow waves on a long beach."""

    def __init__(self, chance: np.random.Generator) -> None:
        """Take tonight's waves, seven to fourteen seconds from one to the next."""
        super().__init__(chance)
        self._far = Noise(chance, band(90.0, 700.0, -4.0))
        self._deep = Noise(chance, band(80.0, 420.0, -3.0))
        self._wash = Noise(chance, band(280.0, 1900.0, -4.0))
        self._foam = Noise(chance, band(900.0, 3600.0, -4.0))
        self._waves = Swells(chance, (7.0, 13.5), _wave)
        self._tide = Swing(chance, 61.0)

    def hop(self) -> Hop:
        """Let the waves come in, more and less as the minutes go."""
        swell, crash, draw = self._waves.hop()
        tide = 0.82 + 0.18 * self._tide.hop()
        deep = self._far.hop() * 0.020 + self._deep.hop() * swell * 0.030
        wash = self._wash.hop() * (0.10 + crash) * 0.034
        return np.asarray((deep + wash + self._foam.hop() * draw * 0.0125) * tide)


def _wave(chance: np.random.Generator) -> npt.NDArray[np.float64]:
    """Return one wave's swell, break and drawing back as three curves of level."""
    size = chance.uniform(0.5, 1.0)
    rise, fall = chance.uniform(3.2, 4.8), chance.uniform(5.5, 9.0)
    t = np.arange(0.0, rise + fall + 2.0, STEP / RATE)
    swell = _hill(t, 0.0, rise, rise + fall)
    crash = _hill(t, 0.35 * rise, rise + 0.7, rise + 0.75 * fall) ** 1.5
    draw = _hill(t, 0.8 * rise, rise + 2.2, rise + fall + 1.9)
    return size * np.stack([swell, crash, draw])


def _hill(t: npt.NDArray[np.float64], foot: float, top: float, end: float) -> np.ndarray:
    """Return a level that climbs from ``foot`` to ``top`` and sinks to ``end``, without a kink."""
    up = np.clip((t - foot) / (top - foot), 0.0, 1.0)
    down = np.clip((end - t) / (end - top), 0.0, 1.0)
    return np.asarray(np.sin(np.pi / 2 * np.minimum(up, down)) ** 2)
