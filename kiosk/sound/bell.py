"""The bell is one soft stroke, made of the partials of a small bronze bowl."""

from __future__ import annotations

from functools import cache

import numpy as np

from kiosk.sound.clip import RATE, Samples
from kiosk.sound.loudness import SPEECH_LUFS, blocks

_PARTIALS = (
    # ratio, strength, seconds to fall by a factor e
    (1.0, 1.0, 1.5),
    (1.006, 0.35, 1.7),
    (2.74, 0.42, 0.8),
    (5.2, 0.12, 0.35),
    (8.1, 0.03, 0.15),
)
_GROUND_HZ = 349.2
_SECONDS = 5.0


@cache
def bell_samples() -> Samples:
    """Return one stroke, its loudest 0.4 seconds as loud as speech, ending in true silence."""
    t = np.arange(round(_SECONDS * RATE)) / RATE
    stroke = sum(
        strength * np.exp(-t / fall) * np.sin(2 * np.pi * _GROUND_HZ * ratio * t)
        for ratio, strength, fall in _PARTIALS
    )
    stroke = np.asarray(stroke)
    attack, release = round(0.03 * RATE), round(1.5 * RATE)
    stroke[:attack] *= np.sin(np.linspace(0.0, np.pi / 2, attack)) ** 2
    stroke[-release:] *= np.cos(np.linspace(0.0, np.pi / 2, release)) ** 2
    loudest = -0.691 + 10.0 * np.log10(blocks(stroke.astype(np.float32)).max())
    return np.asarray(stroke * 10.0 ** ((SPEECH_LUFS - loudest) / 20.0), dtype=np.float32)
