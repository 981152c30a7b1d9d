"""The railway is far away across the fields: a train comes out of the night air, and goes."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from kiosk.sound.clip import RATE, Samples
from kiosk.sound.noise import HOP, STEP, Noise, Swells, Swing, band
from kiosk.sound.soundscapes.stream import Hop, Stream

_BEATS = (0.0, 0.19, 0.62, 0.81)
"""When the four axles where two carriages meet pass a joint, as parts of a rail's time."""


@dataclass
class _Wheels:
    """The beat of wheels over rail joints, a little uneven, as far as it has been written."""

    chance: np.random.Generator
    rail: float = 1.5
    """Seconds from one joint to the next."""
    next: float = 0.0
    over: Samples = field(default_factory=lambda: np.zeros(2 * HOP, dtype=np.float32))

    def hop(self) -> Samples:
        """Return the next ``HOP`` frames of beats."""
        written = np.zeros(3 * HOP, dtype=np.float32)
        written[: 2 * HOP] = self.over
        while self.next < HOP:
            for beat, strength in zip(_BEATS, (1.0, 0.72, 0.85, 0.6), strict=True):
                thud = _thud(self.chance, strength)
                at = int(self.next + (beat * self.rail + self.chance.normal(0.0, 0.008)) * RATE)
                at = max(0, at)
                written[at : at + len(thud)] += thud
            # Each train's pace wanders a little, so that the beat never locks.
            self.rail = float(np.clip(self.rail + self.chance.normal(0.0, 0.012), 1.38, 1.68))
            self.next += self.rail * RATE
        self.next -= HOP
        self.over = written[HOP:].copy()
        return written[:HOP]


class Railway(Stream):
    """Night trains a long way off, with no whistle."""

    def __init__(self, chance: np.random.Generator) -> None:
        """Begin as the first train of the night is heard."""
        super().__init__(chance)
        self._air = Noise(chance, band(110.0, 700.0, -4.0))
        self._rumble = Noise(chance, band(85.0, 330.0, -3.0))
        self._roll = Noise(chance, band(240.0, 1000.0, -4.0))
        self._trains = Swells(chance, (85.0, 130.0), _train)
        self._wheels = _Wheels(chance)
        self._night = Swing(chance, 27.0)

    def hop(self) -> Hop:
        """Let the trains go by."""
        rumble, roll = self._trains.hop()
        air = self._air.hop() * (0.8 + 0.2 * self._night.hop()) * 0.020
        train = self._rumble.hop() * rumble * 0.028 + self._roll.hop() * roll * 0.010
        return np.asarray(air + train + self._wheels.hop() * roll * 0.085, dtype=np.float32)


def _train(chance: np.random.Generator) -> npt.NDArray[np.float64]:
    """Return one train's rumble and rolling as two curves of level."""
    seconds, size = chance.uniform(95.0, 135.0), chance.uniform(0.75, 1.0)
    t = np.arange(0.0, seconds, STEP / RATE) / seconds
    passing = np.sin(np.pi * t) ** 2
    return np.asarray(size * np.stack([passing, passing**1.5]))


def _thud(chance: np.random.Generator, strength: float) -> Samples:
    """Return one axle over a joint, as far air lets it through: soft and low."""
    t = np.arange(round(0.22 * RATE)) / RATE
    hertz = 205.0 * chance.uniform(0.96, 1.04)
    body = np.sin(2 * np.pi * hertz * t) + 0.5 * np.sin(2 * np.pi * 1.62 * hertz * t + 0.7)
    body *= (t / 0.022) * np.exp(1.0 - t / 0.022) * np.cos(t / t[-1] * np.pi / 2)
    return np.asarray(body * strength * chance.uniform(0.8, 1.0), dtype=np.float32)
