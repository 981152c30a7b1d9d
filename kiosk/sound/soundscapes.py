"""Soundscapes are endless calm sounds made on the device, the same for the same seed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from kiosk.sound.clip import RATE, Samples
from kiosk.sound.noise import HOP, Noise, Pops, Swing, band

_Hop = npt.NDArray[np.floating[Any]]


class Soundscape(Protocol):
    """An endless sound, read from its start."""

    def read(self, n: int) -> Samples:
        """Return the next ``n`` frames, however they are cut."""
        ...


def _drop(chance: np.random.Generator) -> Samples:
    """Return one drop on the roof: a small damped knock."""
    hertz, fall = chance.uniform(500.0, 1700.0), chance.uniform(0.004, 0.012)
    t = np.arange(round(0.06 * RATE)) / RATE
    knock = np.sin(2 * np.pi * hertz * t) * np.exp(-t / fall) * (1.0 - np.exp(-t / 0.0012))
    return np.asarray(knock * chance.uniform(0.2, 1.0) ** 2, dtype=np.float32)


def _crackle(chance: np.random.Generator) -> Samples:
    """Return one crackle of a log: a soft short breath of noise."""
    fall = chance.uniform(0.003, 0.012)
    t = np.arange(round(0.08 * RATE)) / RATE
    grit = chance.standard_normal(len(t))
    grit = np.convolve(grit, np.hanning(9) / 4.0, mode="same")
    grit *= np.exp(-t / fall) * (1.0 - np.exp(-t / 0.0015))
    return np.asarray(grit * chance.uniform(0.2, 1.0) ** 2, dtype=np.float32)


class _Stream:
    """The reading side every soundscape shares: hops in, any number of frames out."""

    def __init__(self, chance: np.random.Generator) -> None:
        self.chance = chance
        self.start = 0
        self._left = np.zeros(0, dtype=np.float32)

    def read(self, n: int) -> Samples:
        """Return the next ``n`` frames, however they are cut."""
        parts = [self._left]
        have = len(self._left)
        while have < n:
            made = np.asarray(self.hop(), dtype=np.float32)
            self.start += HOP
            parts.append(made)
            have += HOP
        whole = np.concatenate(parts) if len(parts) > 1 else parts[0]
        self._left = whole[n:]
        return whole[:n].copy()

    def hop(self) -> _Hop:
        """Return the next ``HOP`` frames from ``self.start``; each kind makes its own."""
        raise NotImplementedError


class _Rain(_Stream):
    def __init__(self, chance: np.random.Generator) -> None:
        super().__init__(chance)
        self._fall = Noise(chance, band(350.0, 3200.0, -3.0))
        self._roof = Noise(chance, band(90.0, 420.0, -2.0))
        self._drops = Pops(chance, 16.0, _drop)
        self._gusts = Swing(chance, 17.0)

    def hop(self) -> _Hop:
        gusts = self._gusts.hop(self.start)
        rain = self._fall.hop() * (0.75 + 0.25 * gusts) * 0.028
        rest = self._roof.hop() * 0.018 + self._drops.hop() * 0.07
        return np.add(rain, rest)


class _Sea(_Stream):
    def __init__(self, chance: np.random.Generator) -> None:
        super().__init__(chance)
        self._deep = Noise(chance, band(60.0, 380.0, -3.0))
        self._wash = Noise(chance, band(250.0, 2400.0, -4.0))
        self._foam = Noise(chance, band(1500.0, 4200.0, -4.0))
        self._swell = Swing(chance, 10.5)
        self._tide = Swing(chance, 61.0)

    def hop(self) -> _Hop:
        swell = self._swell.hop(self.start)
        tide = 0.75 + 0.25 * self._tide.hop(self.start)
        wave = swell**2.2
        deep = self._deep.hop() * (0.35 + 0.65 * swell) * 0.036
        return (
            deep + self._wash.hop() * (0.08 + wave) * 0.045 + self._foam.hop() * wave**2 * 0.022
        ) * tide


class _Hearth(_Stream):
    def __init__(self, chance: np.random.Generator) -> None:
        super().__init__(chance)
        self._glow = Noise(chance, band(50.0, 260.0, -3.0))
        self._hiss = Noise(chance, band(900.0, 3500.0, -4.0))
        self._flicker = Swing(chance, 3.1)
        self._breath = Swing(chance, 23.0)
        self._crackles = Pops(chance, 2.6, _crackle)

    def hop(self) -> _Hop:
        flicker = 0.7 + 0.3 * self._flicker.hop(self.start)
        breath = 0.6 + 0.4 * self._breath.hop(self.start)
        fire = self._glow.hop() * flicker * 0.055 + self._hiss.hop() * 0.0055
        return np.asarray(fire * breath + self._crackles.hop() * 0.085, dtype=np.float32)


class _Wind(_Stream):
    def __init__(self, chance: np.random.Generator) -> None:
        super().__init__(chance)
        self._low = Noise(chance, band(70.0, 260.0, -2.0))
        self._mid = Noise(chance, band(220.0, 520.0, -3.0))
        self._high = Noise(chance, band(480.0, 1100.0, -5.0))
        self._moves = [Swing(chance, seconds) for seconds in (19.0, 13.0, 9.0)]

    def hop(self) -> _Hop:
        low, mid, high = (move.hop(self.start) for move in self._moves)
        return (
            self._low.hop() * (0.45 + 0.55 * low) * 0.05
            + self._mid.hop() * (0.12 + mid**2) * 0.035
            + self._high.hop() * (mid * high) ** 2 * 0.028
        )


class _Brown(_Stream):
    def __init__(self, chance: np.random.Generator) -> None:
        super().__init__(chance)
        self._noise = Noise(chance, band(40.0, 2500.0, -6.0))

    def hop(self) -> _Hop:
        return self._noise.hop() * np.float32(0.06)


class _Heartbeat(_Stream):
    def __init__(self, chance: np.random.Generator) -> None:
        super().__init__(chance)
        self._inside = Noise(chance, band(60.0, 350.0, -5.0))
        self._next = 0.6 * RATE
        self._over = np.zeros(HOP, dtype=np.float32)

    def hop(self) -> _Hop:
        field = np.zeros(2 * HOP, dtype=np.float32)
        field[:HOP] = self._over
        while self._next < self.start + HOP:
            at = int(self._next) - self.start
            for delay, strength in ((0.0, 1.0), (0.30, 0.62)):
                thump = _thump(strength)
                place = at + round(delay * RATE)
                field[place : place + len(thump)] += thump
            self._next += (60.0 / 62.0 + self.chance.normal(0.0, 0.012)) * RATE
        self._over = field[HOP:].copy()
        return field[:HOP] * np.float32(0.16) + self._inside.hop() * np.float32(0.018)


def _thump(strength: float) -> Samples:
    """Return one half of a heartbeat as it is heard through a blanket."""
    t = np.arange(round(0.28 * RATE)) / RATE
    body = np.sin(2 * np.pi * 62.0 * t) + 0.6 * np.sin(2 * np.pi * 108.0 * t + 0.5)
    body *= (t / 0.035) * np.exp(1.0 - t / 0.035)
    return np.asarray(body * strength * np.cos(t / t[-1] * np.pi / 2), dtype=np.float32)


@dataclass(frozen=True)
class Sound:
    """One soundscape on the shelf."""

    id: str
    title: str
    spoken: str
    """What is said when a child touches its picture."""


_MADE: dict[str, tuple[Sound, Callable[[np.random.Generator], Soundscape], float]] = {
    "rain": (Sound("rain", "Rain on the roof", "Rain on the roof."), _Rain, -1.2),
    "sea": (Sound("sea", "The sea", "The sea, a little way off."), _Sea, 0.8),
    "hearth": (Sound("hearth", "The hearth", "A fire in the hearth."), _Hearth, -0.8),
    "wind": (Sound("wind", "Night wind", "Wind in the night trees."), _Wind, -1.9),
    "brown": (Sound("brown", "Brown noise", "A low, even hush."), _Brown, -3.7),
    "heartbeat": (Sound("heartbeat", "Heartbeat", "A slow heartbeat."), _Heartbeat, -0.8),
}
SOUNDS: dict[str, Sound] = {name: made[0] for name, made in _MADE.items()}
"""Every soundscape by its id."""


def soundscape(name: str, seed: int) -> Soundscape:
    """Return soundscape ``name`` from its first frame; an unknown name is a ``KeyError``."""
    _, make, db = _MADE[name]
    number = list(_MADE).index(name)
    return _Levelled(make(np.random.default_rng([seed, number])), db)


class _Levelled:
    """A soundscape brought to the level all of them share."""

    def __init__(self, inner: Soundscape, db: float) -> None:
        self._inner, self._gain = inner, np.float32(10.0 ** (db / 20.0))

    def read(self, n: int) -> Samples:
        return self._inner.read(n) * self._gain
