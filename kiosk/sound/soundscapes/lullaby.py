"""The lullaby is a music box in a quiet room, playing tonight's tune."""

from __future__ import annotations

import numpy as np

from kiosk.sound.clip import RATE, Samples
from kiosk.sound.loudness import blocks
from kiosk.sound.noise import HOP, band
from kiosk.sound.soundscapes.stream import Hop, Stream
from kiosk.sound.soundscapes.tune import Tune

_SECONDS = 6.0
_PARTIALS = (
    # ratio, strength, how long it rings beside the first
    (1.0, 1.0, 1.0),
    (1.0018, 0.22, 1.1),
    (2.0, 0.26, 0.6),
    (3.0, 0.10, 0.38),
    (4.16, 0.05, 0.2),
    (5.43, 0.025, 0.12),
)
_RINGS = 1.5
"""Seconds in which a tone of 440 hertz falls by a factor e; lower ones ring longer."""
_SIZE = 1 << 18
_LOUD = 10.0 ** (-2.4)
"""Weighted energy of each tone's loudest 0.4 seconds."""


class Lullaby(Stream):
    """Soft plucked notes and long rests; no two nights are quite the same."""

    def __init__(self, chance: np.random.Generator) -> None:
        """Tune the box; each tone is made when it is first wanted, some thirty at most."""
        super().__init__(chance)
        self._room = _room(chance)
        self._tones: dict[int, Samples] = {}
        self._notes = Tune(chance).notes()
        self._note = next(self._notes)
        self._over = np.zeros(0, dtype=np.float32)

    def hop(self) -> Hop:
        """Play on; what rings beyond this hop is kept for the next."""
        field = np.zeros(2 * HOP + round(_SECONDS * RATE), dtype=np.float32)
        field[: len(self._over)] = self._over
        while (at := round(self._note.at * RATE) - self.start) < HOP:
            tone = self._tone(self._note.pitch)
            at = max(0, at)
            field[at : at + len(tone)] += tone * np.float32(self._note.level)
            self._note = next(self._notes)
        self._over = field[HOP:].copy()
        return field[:HOP]

    def _tone(self, pitch: int) -> Samples:
        if pitch not in self._tones:
            self._tones[pitch] = _plucked(pitch, self._room)
        return self._tones[pitch]


def _room(chance: np.random.Generator) -> np.ndarray:
    """Return a small wooden room as a spectrum: what comes first, then a short warm echo."""
    t = np.arange(round(1.6 * RATE)) / RATE
    echo = chance.standard_normal(len(t)) * np.exp(-t / 0.38) * (1.0 - np.exp(-t / 0.02))
    spectrum = np.fft.rfft(echo, _SIZE)
    hertz = np.fft.rfftfreq(_SIZE, 1.0 / RATE)
    spectrum *= band(150.0, 1500.0, -3.0)(np.maximum(hertz, 1.0))
    spectrum *= 0.22 / np.sqrt(np.sum(np.fft.irfft(spectrum, _SIZE) ** 2))
    return np.asarray(1.0 + spectrum)


def _plucked(pitch: int, room: np.ndarray) -> Samples:
    """Return one tone of the box in its room, ending in true silence."""
    hertz = 440.0 * 2.0 ** ((pitch - 69) / 12)
    t = np.arange(round(_SECONDS * RATE)) / RATE
    ring = _RINGS * (440.0 / hertz) ** 0.35
    tone = sum(
        strength * np.exp(-t / (ring * part)) * np.sin(2 * np.pi * hertz * ratio * t)
        for ratio, strength, part in _PARTIALS
        if hertz * ratio < 5000.0
    )
    attack = round(0.02 * RATE)
    tone = np.asarray(tone)
    tone[:attack] *= np.sin(np.linspace(0.0, np.pi / 2, attack)) ** 2
    heard = np.fft.irfft(np.fft.rfft(tone, _SIZE) * room, _SIZE)[: len(t)]
    release = round(1.2 * RATE)
    heard[-release:] *= np.cos(np.linspace(0.0, np.pi / 2, release)) ** 2
    # Every tone is equally loud to an ear, whatever its height: so is one night beside another.
    loudest = blocks(heard[: round(0.6 * RATE)].astype(np.float32)).max()
    return np.asarray(heard * np.sqrt(_LOUD / loudest), dtype=np.float32)
