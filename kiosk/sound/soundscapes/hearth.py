"""The hearth is a fire that has burnt low: a warm breath, a flutter, small soft crackles."""

from __future__ import annotations

import numpy as np

from kiosk.sound.clip import RATE, Samples
from kiosk.sound.noise import Flutter, Noise, Pops, Swing, band
from kiosk.sound.soundscapes.stream import Hop, Stream

_TWIGS = 32


class Hearth(Stream):
    """A low fire that never spits."""

    def __init__(self, chance: np.random.Generator) -> None:
        """Lay tonight's wood: every twig has its own crackle."""
        super().__init__(chance)
        self._twigs = [_crackle(chance) for _ in range(_TWIGS)]
        self._glow = Noise(chance, band(90.0, 330.0, -3.0))
        self._draught = Noise(chance, band(240.0, 1100.0, -4.0))
        self._hiss = Noise(chance, band(900.0, 3200.0, -4.0))
        self._flames = Flutter(chance, 7.0)
        self._flicker, self._breath = Swing(chance, 3.1), Swing(chance, 23.0)
        self._crackles = Pops(chance, 1.7, self._run)

    def hop(self) -> Hop:
        """Burn on."""
        flicker = 0.62 + 0.2 * self._flicker.hop() + 0.22 * self._flames.hop()
        breath = 0.72 + 0.28 * self._breath.hop()
        fire = self._glow.hop() * flicker * 0.036 + self._draught.hop() * flicker * 0.016
        steady = self._hiss.hop() * 0.0058
        return np.asarray((fire + steady) * breath + self._crackles.hop() * 0.2)

    def _run(self, chance: np.random.Generator) -> Samples:
        """Return a little run of crackles, as wood gives: one to six, quickly after another."""
        run = np.zeros(round(0.9 * RATE), dtype=np.float32)
        for _ in range(1 + chance.poisson(1.6)):
            twig = self._twigs[int(chance.integers(_TWIGS))]
            at = int(min(chance.exponential(0.14), 0.75) * RATE)
            run[at : at + len(twig)] += twig * np.float32(0.1 + 0.8 * chance.random() ** 3)
        return run


def _crackle(chance: np.random.Generator) -> Samples:
    """Return one crackle: a short soft breath of noise with a little wood in it."""
    fall = chance.uniform(0.004, 0.016)
    t = np.arange(round(0.1 * RATE)) / RATE
    grit = np.convolve(chance.standard_normal(len(t)), np.hanning(13) / 5.0, mode="same")
    grit += 0.5 * np.sin(2 * np.pi * chance.uniform(320.0, 900.0) * t)
    return np.asarray(grit * np.exp(-t / fall) * (1.0 - np.exp(-t / 0.002)), dtype=np.float32)
