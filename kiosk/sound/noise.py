"""Noise is what soundscapes are made of: endless colours, slow swings, things that fall."""

from __future__ import annotations

from collections.abc import Callable
from math import cos, pi

import numpy as np
import numpy.typing as npt

from kiosk.sound.clip import RATE, Samples

HOP = 1 << 15
"""Frames made at a time (about one and a half seconds)."""
STEP = 64
"""Frames between two points of a curve of level."""
_FADE = np.sin((np.arange(2 * HOP) + 0.5) * (np.pi / (2 * HOP))).astype(np.float32)
_HERTZ = np.fft.rfftfreq(2 * HOP, 1.0 / RATE)

_Array = npt.NDArray[np.float64]
Curve = Callable[[_Array], _Array]
"""How strong each hertz is."""
Grain = Callable[[np.random.Generator], Samples]
"""Makes one short sound."""

Shape = Callable[[np.random.Generator], _Array]
"""Makes one event as curves of level: a row for each layer, a point every ``STEP`` frames."""


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
    """A slow movement between 0 and 1 that comes and goes and never repeats itself."""

    def __init__(self, chance: np.random.Generator, seconds: float) -> None:
        """Come and go about every ``seconds``."""
        self._chance, self._seconds = chance, seconds
        self._high = bool(chance.integers(2))
        self._from, self._to = self._turn(), self._turn()
        self._begun, self._ends = 0.0, self._lasts() * chance.random()

    def hop(self) -> Samples:
        """Return the movement over the next ``HOP`` frames."""
        # Slow enough to be drawn by points and joined, which costs a hundredth of the curve.
        level = np.empty(HOP // STEP + 1)
        for place in range(len(level)):
            at = place * STEP
            while at >= self._ends:
                self._from, self._to = self._to, self._turn()
                self._begun, self._ends = self._ends, self._ends + self._lasts()
            part = (at - self._begun) / (self._ends - self._begun)
            level[place] = self._from + (self._to - self._from) * (0.5 - 0.5 * cos(pi * part))
        self._begun, self._ends = self._begun - HOP, self._ends - HOP
        every = np.arange(HOP)
        return np.asarray(np.interp(every, np.arange(len(level)) * STEP, level), dtype=np.float32)

    def _turn(self) -> float:
        """Return the next level to go to: high and low by turns."""
        self._high = not self._high
        return float(
            self._chance.uniform(0.55, 1.0) if self._high else self._chance.uniform(0, 0.45)
        )

    def _lasts(self) -> float:
        """Return the frames until the next turn."""
        return float(self._chance.uniform(0.3, 0.7)) * self._seconds * RATE


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


class Flutter:
    """A quick, gentle unrest between 0 and 1, such as leaves and flames have."""

    def __init__(self, chance: np.random.Generator, hertz: float) -> None:
        """Take a new level about ``hertz`` times a second (made to fit a hop)."""
        self._chance = chance
        self._points = max(1, round(hertz * HOP / RATE))
        self._last = float(chance.random())

    def hop(self) -> Samples:
        """Return the unrest over the next ``HOP`` frames."""
        levels = np.concatenate(([self._last], self._chance.random(self._points)))
        self._last = float(levels[-1])
        place = np.arange(HOP) * (self._points / HOP)
        index = place.astype(np.int64)
        part = 0.5 - 0.5 * np.cos(np.pi * (place - index))
        return np.asarray(levels[index] * (1 - part) + levels[index + 1] * part, dtype=np.float32)


class Swells:
    """Slow events that come one after another, each moving several layers: waves, trains."""

    def __init__(
        self, chance: np.random.Generator, gaps: tuple[float, float], shape: Shape
    ) -> None:
        """Begin an event every ``gaps`` seconds (least, most), the first one at once."""
        self._chance, self._gaps, self._shape = chance, gaps, shape
        self._next = 0
        self._curves = np.zeros((len(shape(chance)), HOP // STEP + 1))

    def hop(self) -> Samples:
        """Return the level of every layer over the next ``HOP`` frames, a row for each."""
        points = HOP // STEP
        while self._next < points:
            event = self._shape(self._chance)
            short = self._next + event.shape[1] - self._curves.shape[1]
            if short > 0:
                self._curves = np.pad(self._curves, ((0, 0), (0, short)))
            self._curves[:, self._next : self._next + event.shape[1]] += event
            self._next += round(self._chance.uniform(*self._gaps) * RATE / STEP)
        self._next -= points
        at, every = np.arange(points + 1) * STEP, np.arange(HOP)
        # The point after the hop's last belongs to both hops: levels join without a step.
        now = self._curves[:, : points + 1]
        left = self._curves[:, points:]
        self._curves = np.pad(left, ((0, 0), (0, max(0, points + 1 - left.shape[1]))))
        return np.asarray([np.interp(every, at, row) for row in now], dtype=np.float32)


def band(low: float, high: float, slope: float = 0.0) -> Curve:
    """Return a gentle band from ``low`` to ``high`` hertz, tilted by ``slope`` dB an octave."""

    def curve(hertz: _Array) -> _Array:
        tilt = 10.0 ** (slope * np.log2(hertz / 500.0) / 20.0)
        # 18 dB an octave on both sides: small speakers waste what is below, sleepers what is above.
        under = 1.0 / np.sqrt(1.0 + (low / hertz) ** 6)
        over = 1.0 / np.sqrt(1.0 + (hertz / high) ** 6)
        return np.asarray(tilt * under * over)

    return curve
