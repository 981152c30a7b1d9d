"""The heartbeat is a mother's, heard from inside: two soft beats and the rush of blood."""

from __future__ import annotations

import math

import numpy as np

from kiosk.sound.clip import RATE, Samples
from kiosk.sound.noise import HOP, Noise, band
from kiosk.sound.soundscapes.stream import Hop, Stream

_FIRST, _LAST, _SLOWS_OVER = 66.0, 56.0, 12 * 60.0
"""Beats a minute at the start and once it has slowed, and the seconds in between."""
_BREATH = 5.2
"""Seconds of one breath, which the heart follows a little."""


class Heartbeat(Stream):
    """A resting heart that grows slower for twelve minutes, as a sleeper's does."""

    def __init__(self, chance: np.random.Generator) -> None:
        """Begin half a second before the first beat."""
        super().__init__(chance)
        self._inside = Noise(chance, band(90.0, 420.0, -5.0))
        self._rush = Noise(chance, band(140.0, 620.0, -4.0))
        self._next = 0.6 * RATE
        self._over = np.zeros((2, HOP), dtype=np.float32)

    def hop(self) -> Hop:
        """Beat on."""
        field = np.zeros((2, 3 * HOP), dtype=np.float32)
        field[:, : self._over.shape[1]] = self._over
        while self._next < self.start + HOP:
            at = int(self._next) - self.start
            for delay, strength in ((0.0, 1.0), (0.32, 0.6)):
                place = at + round(delay * RATE)
                thump = _thump(strength * self.chance.uniform(0.92, 1.0))
                field[0, place : place + len(thump)] += thump
            rush = _RUSH * np.float32(self.chance.uniform(0.85, 1.0))
            field[1, at : at + len(rush)] += rush
            self._next += self._beat() * RATE
        self._over = field[:, HOP : 2 * HOP].copy()
        beats, rush = field[:, :HOP]
        quiet = self._inside.hop() * np.float32(0.020)
        blood = self._rush.hop() * rush * np.float32(0.02)
        return np.asarray(beats * np.float32(0.1) + quiet + blood)

    def _beat(self) -> float:
        """Return the seconds until the next beat."""
        now = self._next / RATE
        part = min(1.0, now / _SLOWS_OVER)
        minute = _FIRST + (_LAST - _FIRST) * part
        breath = 1.0 + 0.025 * math.sin(2 * math.pi * now / _BREATH)
        return 60.0 / minute * breath + float(self.chance.normal(0.0, 0.010))


def _thump(strength: float) -> Samples:
    """Return one half of a heartbeat as it is heard through a blanket."""
    t = np.arange(round(0.3 * RATE)) / RATE
    # A small speaker has little at 80 hertz: the tones above it let the ear fill it in.
    body = np.sin(2 * np.pi * 80.0 * t) + 0.8 * np.sin(2 * np.pi * 122.0 * t + 0.5)
    body += 0.35 * np.sin(2 * np.pi * 184.0 * t + 1.1)
    body *= (t / 0.038) * np.exp(1.0 - t / 0.038)
    return np.asarray(body * strength * np.cos(t / t[-1] * np.pi / 2), dtype=np.float32)


def _rushing() -> Samples:
    """Return how the blood's rush swells and sinks with one beat."""
    t = np.arange(round(0.85 * RATE)) / (0.85 * RATE)
    return np.asarray(np.sin(np.pi * t**0.7) ** 2, dtype=np.float32)


_RUSH = _rushing()
