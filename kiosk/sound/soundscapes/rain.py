"""Rain is heard from bed: a far wash, the roof's own dull body, and drops on many slates."""

from __future__ import annotations

import numpy as np

from kiosk.sound.clip import RATE, Samples
from kiosk.sound.noise import Noise, Pops, Swing, band
from kiosk.sound.soundscapes.stream import Hop, Stream

_SLATES = 48
_TRICKLES = 24


class Rain(Stream):
    """Steady rain on a roof, in slow gusts."""

    def __init__(self, chance: np.random.Generator) -> None:
        """Lay tonight's roof: every slate has its own knock, every splash its own drop."""
        super().__init__(chance)
        self._slates = [_knock(chance) for _ in range(_SLATES)]
        self._trickles = [_drop(chance) for _ in range(_TRICKLES)]
        self._wash = Noise(chance, band(380.0, 3000.0, -3.0))
        self._roof = Noise(chance, band(110.0, 520.0, -2.5))
        self._drops = Pops(chance, 34.0, lambda one: _one_of(self._slates, one))
        self._gutter = Pops(chance, 7.0, lambda one: _one_of(self._trickles, one))
        self._gusts, self._flow = Swing(chance, 17.0), Swing(chance, 29.0)

    def hop(self) -> Hop:
        """Let it rain: the drops thicken with the gusts."""
        gusts = self._gusts.hop()
        flow = self._flow.hop()
        wash = self._wash.hop() * (0.72 + 0.38 * gusts) * 0.023
        drops = self._drops.hop() * (0.6 + 0.5 * gusts) * 0.12
        gutter = self._gutter.hop() * (0.4 + 0.6 * flow) * 0.03
        return np.asarray(wash + self._roof.hop() * 0.017 + drops + gutter, dtype=np.float32)


def _one_of(made: list[Samples], chance: np.random.Generator) -> Samples:
    """Return one of ``made``, most of them soft and few less so."""
    level = np.float32(0.15 + 0.75 * chance.random() ** 2.5)
    return made[int(chance.integers(len(made)))] * level


def _knock(chance: np.random.Generator) -> Samples:
    """Return one slate's answer to a drop: two damped tones under a breath of noise."""
    hertz, fall = chance.uniform(420.0, 1500.0), chance.uniform(0.004, 0.013)
    t = np.arange(round(0.08 * RATE)) / RATE
    body = np.sin(2 * np.pi * hertz * t)
    body += 0.4 * np.sin(2 * np.pi * hertz * chance.uniform(1.5, 1.9) * t + 1.0)
    grit = np.convolve(chance.standard_normal(len(t)), np.hanning(15) / 7.0, mode="same")
    knock = (body + 0.7 * grit) * np.exp(-t / fall) * (1.0 - np.exp(-t / 0.0016))
    return np.asarray(knock, dtype=np.float32)


def _drop(chance: np.random.Generator) -> Samples:
    """Return one drop in the gutter: a small bubble whose tone rises as it closes."""
    hertz, fall = chance.uniform(450.0, 1100.0), chance.uniform(0.010, 0.026)
    t = np.arange(round(0.14 * RATE)) / RATE
    turns = 2 * np.pi * hertz * (t + chance.uniform(1.0, 3.0) * t**2)
    bubble = np.sin(turns) * np.exp(-t / fall) * (1.0 - np.exp(-t / 0.003))
    return np.asarray(bubble, dtype=np.float32)
