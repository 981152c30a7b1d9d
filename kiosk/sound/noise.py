"""Noise is what soundscapes are made of: endless colours, slow swings, things that fall."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from kiosk.sound.clip import RATE, Samples

HOP = 1 << 15
"""Frames made at a time (about one and a half seconds)."""
_FADE = np.sin((np.arange(2 * HOP) + 0.5) * (np.pi / (2 * HOP))).astype(np.float32)
_HERTZ = np.fft.rfftfreq(2 * HOP, 1.0 / RATE)

_Array = npt.NDArray[np.float64]
Curve = Callable[[_Array], _Array]
"""How strong each hertz is."""
Grain = Callable[[np.random.Generator], Samples]
"""Makes one short sound."""


class Noise:
    """Endless noise of one colour: overlapping random pieces whose powers add up to one."""

    def __init__(self, chance: np.random.Generator, curve: Curve) -> None:
        """Take the strength of every hertz from ``curve``."""
        self._chance = chance
        shape = curve(np.maximum(_HERTZ, 1.0))
        shape[0] = 0.0
        self._shape = shape / np.sqrt(2.0 * np.sum(shape**2)) * (2 * HOP)
        self._kept = self._piece()[HOP:]

    def hop(self) -> Samples:
        """Return the next ``HOP`` frames at an even level of one."""
        piece = self._piece()
        ready: Samples = self._kept + piece[:HOP]
        self._kept = piece[HOP:]
        return ready

    def _piece(self) -> Samples:
        size = len(self._shape)
        real, imaginary = self._chance.standard_normal((2, size), dtype=np.float32)
        spectrum = (real + 1j * imaginary) * (self._shape / np.sqrt(2.0))
        return np.asarray(np.fft.irfft(spectrum, 2 * HOP) * _FADE, dtype=np.float32)


class Swing:
    """A slow, never quite repeating movement between 0 and 1."""

    def __init__(self, chance: np.random.Generator, seconds: float) -> None:
        """Come and go about every ``seconds``."""
        periods = seconds * np.array([1.0, 1.618, 2.414]) * chance.uniform(0.9, 1.1, 3)
        self._turns = 2 * np.pi / (periods * RATE)
        self._phases = chance.uniform(0.0, 2 * np.pi, 3)

    def hop(self, start: int) -> Samples:
        """Return the movement over the ``HOP`` frames from ``start``."""
        # Slow enough to be drawn by points and joined, which costs a hundredth of the sines.
        at = start + np.arange(0, HOP + 1, 64, dtype=np.float64)
        waves = np.sin(at[:, np.newaxis] * self._turns + self._phases) @ np.array([0.5, 0.3, 0.2])
        every = np.arange(start, start + HOP, dtype=np.float64)
        return np.asarray(np.interp(every, at, 0.5 + 0.5 * waves), dtype=np.float32)


class Pops:
    """Short sounds that fall at random moments: drops, crackles."""

    def __init__(self, chance: np.random.Generator, a_second: float, grain: Grain) -> None:
        """Let ``grain`` fall ``a_second`` times a second, on average."""
        self._chance, self._rate, self._grain = chance, a_second, grain
        self._over = np.zeros(HOP, dtype=np.float32)

    def hop(self) -> Samples:
        """Return the next ``HOP`` frames; what rings on is kept for the hop after."""
        field = np.zeros(2 * HOP, dtype=np.float32)
        field[:HOP] = self._over
        for start in np.sort(
            self._chance.integers(0, HOP, self._chance.poisson(self._rate * HOP / RATE))
        ):
            sound = self._grain(self._chance)
            field[start : start + len(sound)] += sound
        self._over = field[HOP:].copy()
        return field[:HOP]


def band(low: float, high: float, slope: float = 0.0) -> Curve:
    """Return a gentle band from ``low`` to ``high`` hertz, tilted by ``slope`` dB an octave."""

    def curve(hertz: _Array) -> _Array:
        tilt = 10.0 ** (slope * np.log2(hertz / 500.0) / 20.0)
        under = 1.0 / np.sqrt(1.0 + (low / hertz) ** 4)
        over = 1.0 / np.sqrt(1.0 + (hertz / high) ** 4)
        return np.asarray(tilt * under * over)

    return curve
