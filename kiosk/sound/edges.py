"""Edges are where a clip begins and ends: cut to what is heard, without a click, at its level."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from kiosk.sound.clip import RATE, Samples
from kiosk.sound.loudness import limit

FADE = 0.005
"""Seconds in which a clip rises from nothing, and falls back to it."""
_WINDOW = round(0.005 * RATE)


def heard(samples: Samples, floor_db: float, margin: float = 0.0) -> tuple[int, int]:
    """Return the half-open span from the first to the last that is louder than ``floor_db``.

    Measured over 5 ms at a time, with ``margin`` seconds left on both sides.
    """
    whole = len(samples) // _WINDOW * _WINDOW
    if not whole:
        return 0, len(samples)
    power = np.square(samples[:whole].reshape(-1, _WINDOW)).mean(axis=1)
    loud = np.flatnonzero(power > 10.0 ** (floor_db / 10.0))
    if not len(loud):
        return 0, 0
    room = round(margin * RATE)
    end = len(samples) if loud[-1] + 1 == len(power) else (int(loud[-1]) + 1) * _WINDOW
    return max(0, int(loud[0]) * _WINDOW - room), min(len(samples), end + room)


def faded(samples: Samples) -> Samples:
    """Return ``samples`` rising from nothing and falling back to it within ``FADE`` seconds."""
    edge = min(round(FADE * RATE), len(samples) // 2)
    if not edge:
        return samples
    soft = samples.copy()
    way = (np.arange(edge, dtype=np.float32) + 1.0) / (edge + 1.0)
    soft[:edge] *= way
    soft[-edge:] *= way[::-1]
    return soft


def levelled(samples: Samples, gain_db: float) -> Samples:
    """Return ``samples`` made louder by ``gain_db``, with no peak above -1 dBFS."""
    return limit((samples * np.float32(10.0 ** (gain_db / 20.0))).astype(np.float32))


def in_a_row(parts: Sequence[Samples]) -> Samples:
    """Return sounds one right after the other."""
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.float32)
