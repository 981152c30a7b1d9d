"""Fading is how a sound comes in, leaves, or gets softer in its midst, without a step."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kiosk.sound.clip import RATE, Samples
from kiosk.sound.ramp import Ramp, gain

JOIN = round(0.005 * RATE)
"""Frames of fade at both ends of every clip (5 ms)."""
SINKS = 0.5
"""Seconds in which what sounds sinks to a lower level."""


@dataclass
class Tail:
    """What is left of a sound that nothing follows: a bell, or a sentence told to leave."""

    samples: Samples
    at: int = 0


def edged(samples: Samples) -> Samples:
    """Return ``samples`` (ours to change) with a short fade at both ends."""
    edge = min(JOIN, len(samples) // 2)
    if edge:
        way = np.linspace(0.0, 1.0, edge, endpoint=False, dtype=np.float32)
        samples[:edge] *= way
        samples[-edge:] *= way[::-1]
    return samples


def leaving(samples: Samples, frames: int) -> Samples:
    """Return the start of ``samples`` fading to nothing within ``frames``."""
    left = samples[:frames].copy()
    way = np.cos(np.arange(1, len(left) + 1) * (np.pi / 2 / max(frames, 1)))
    return np.asarray(left * way, dtype=np.float32)


def sink(samples: Samples, at: int, db: float) -> None:
    """Bring what comes from frame ``at`` on down by ``db``, softly if it sounds already."""
    if db >= 0.0:
        return
    if at <= 0:
        samples *= np.float32(gain(db))
        return
    way = Ramp()
    way.to(gain(db), SINKS)
    samples[at:] *= way.take(len(samples) - at)


def add(mix: Samples, tails: list[Tail]) -> None:
    """Lay every tail over ``mix``, and move it on."""
    for tail in tails:
        part = tail.samples[tail.at : tail.at + len(mix)]
        mix[: len(part)] += part
        tail.at += len(part)
