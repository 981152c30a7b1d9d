"""The wind is a night's wind in leaves: it breathes round the house, and the trees answer."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from kiosk.sound.clip import RATE
from kiosk.sound.noise import STEP, Flutter, Noise, Swells, Swing, band
from kiosk.sound.soundscapes.stream import Hop, Stream


class Wind(Stream):
    """Gusts that come slowly, and leaves that follow each of them."""

    def __init__(self, chance: np.random.Generator) -> None:
        """Take tonight's gusts, six to fourteen seconds from one to the next."""
        super().__init__(chance)
        self._low = Noise(chance, band(90.0, 300.0, -2.0))
        self._mid = Noise(chance, band(220.0, 620.0, -3.0))
        self._near = Noise(chance, band(800.0, 2600.0, -3.0))
        self._far = Noise(chance, band(1300.0, 3800.0, -4.0))
        self._gusts = Swells(chance, (6.0, 14.0), _gust)
        self._round = Swing(chance, 31.0)
        self._rustle, self._tremble = Flutter(chance, 9.0), Flutter(chance, 5.0)

    def hop(self) -> Hop:
        """Blow on: low first, then the tree close by, then the wood behind it."""
        low, near, far = self._gusts.hop()
        house = 0.6 + 0.4 * self._round.hop()
        rustle = 0.5 + 0.5 * self._rustle.hop()
        tremble = 0.6 + 0.4 * self._tremble.hop()
        air = self._low.hop() * (0.5 + 0.4 * low) * house * 0.036
        body = self._mid.hop() * (0.16 + 0.5 * low) * 0.026
        leaves = self._near.hop() * (0.10 + 0.6 * near) * rustle * 0.030
        wood = self._far.hop() * (0.12 + 0.6 * far) * tremble * 0.015
        return np.asarray(air + body + leaves + wood, dtype=np.float32)


def _gust(chance: np.random.Generator) -> npt.NDArray[np.float64]:
    """Return one gust as three curves of level, each layer a little later than the one before."""
    size, seconds = chance.uniform(0.35, 1.0), chance.uniform(9.0, 17.0)
    peak = chance.uniform(0.35, 0.5)
    t = np.arange(0.0, seconds + 3.0, STEP / RATE)
    rows = []
    for late in (0.0, chance.uniform(0.5, 1.1), chance.uniform(1.4, 2.6)):
        part = np.clip((t - late) / seconds, 0.0, 1.0)
        warped = np.where(part < peak, part / peak / 2, 0.5 + (part - peak) / (1 - peak) / 2)
        rows.append(np.sin(np.pi * warped) ** 2)
    return np.asarray(size * np.stack(rows))
