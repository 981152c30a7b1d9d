"""A hush is noise of one even colour that does nothing at all: brown or pink."""

from __future__ import annotations

import numpy as np

from kiosk.sound.noise import Noise, band
from kiosk.sound.soundscapes.stream import Hop, Stream


class Brown(Stream):
    """Low and even: six decibels less for every octave up."""

    def __init__(self, chance: np.random.Generator) -> None:
        """Take tonight's noise."""
        super().__init__(chance)
        self._noise = Noise(chance, band(95.0, 2500.0, -6.0))

    def hop(self) -> Hop:
        """Go on."""
        return self._noise.hop() * np.float32(0.06)


class Pink(Stream):
    """Even to the ear: three decibels less for every octave up, and none of the sharp top."""

    def __init__(self, chance: np.random.Generator) -> None:
        """Take tonight's noise."""
        super().__init__(chance)
        self._noise = Noise(chance, band(75.0, 3100.0, -3.0))

    def hop(self) -> Hop:
        """Go on."""
        return self._noise.hop() * np.float32(0.05)
