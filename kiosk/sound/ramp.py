"""A ramp is a gain that moves from one level to another without a step."""

from __future__ import annotations

import math

import numpy as np

from kiosk.sound.clip import RATE, Samples

SILENCE_DB = -80.0
"""At or below this a level is silence itself."""
SHORTEST = round(0.03 * RATE)
"""Frames of the quickest start or stop anything may have (30 ms)."""


def gain(db: float) -> float:
    """Return the factor of ``db``, 0 for silence."""
    return 0.0 if db <= SILENCE_DB else 10.0 ** (db / 20.0)


class Ramp:
    """A level that holds still or is on its way to the next one.

    Between two sounding levels the way is even in dB; from or into silence it is a quarter of a
    sine, so that one sound leaving while another comes keeps the same power.
    """

    def __init__(self, level: float = 1.0) -> None:
        """Start holding ``level``."""
        self._from = self._to = level
        self._length = 0
        self._at = 0

    @property
    def level(self) -> float:
        """Return the gain of the next frame."""
        return self._level(self._at)

    @property
    def target(self) -> float:
        """Return the gain this ramp ends on."""
        return self._to

    @property
    def moving(self) -> bool:
        """Tell whether the level is still on its way."""
        return self._at < self._length

    @property
    def left(self) -> int:
        """Return the frames until the level holds still."""
        return self._length - self._at

    def to(self, level: float, seconds: float) -> None:
        """Move to ``level`` over ``seconds``, at least 30 ms."""
        self._from, self._to = self.level, level
        self._length = max(SHORTEST, round(seconds * RATE))
        self._at = 0

    def take(self, n: int) -> Samples | float:
        """Return the next ``n`` gains: one number while the level holds still."""
        if not self.moving:
            return self._to
        at = np.arange(self._at, self._at + n, dtype=np.float64)
        self._at = min(self._length, self._at + n)
        part = np.minimum(at / self._length, 1.0)
        if self._from == 0.0:
            way = self._to * np.sin(part * (math.pi / 2))
        elif self._to == 0.0:
            way = self._from * np.cos(part * (math.pi / 2))
            way[part >= 1.0] = 0.0
        else:
            way = self._from * (self._to / self._from) ** part
        return way.astype(np.float32)

    def _level(self, at: int) -> float:
        if at >= self._length:
            return self._to
        part = at / self._length
        if self._from == 0.0:
            return self._to * math.sin(part * math.pi / 2)
        if self._to == 0.0:
            return self._from * math.cos(part * math.pi / 2)
        return float(self._from * (self._to / self._from) ** part)
