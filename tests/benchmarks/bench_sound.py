"""Soundscapes: what it takes to make them while they are heard."""

from __future__ import annotations

import time

from kiosk.sound.clip import RATE
from kiosk.sound.noise import HOP
from kiosk.sound.soundscapes import SOUNDS, soundscape
from tests.benchmarks.budget import Figure

_NO_LIMIT = float("inf")


def making(seconds: int = 60) -> tuple[float, float]:
    """Seconds of one core that a minute of the dearest soundscape takes, and its slowest hop's."""
    dearest = slowest = 0.0
    for name in SOUNDS:
        stream = soundscape(name, 1)
        took = 0.0
        for _ in range(seconds * RATE // HOP):
            start = time.process_time()
            stream.read(HOP)
            hop = time.process_time() - start
            took, slowest = took + hop, max(slowest, hop)
        dearest = max(dearest, 60.0 * took / seconds)
    return dearest, slowest


def measure() -> list[Figure]:
    """All figures; what a voice and the mix cost stands in the bench of voices."""
    dearest, slowest = making()
    return [
        ("making a minute of the dearest soundscape, seconds of one core", dearest, 1.5),
        (
            "the slowest hop (1.5 seconds) of any soundscape, milliseconds",
            1000.0 * slowest,
            _NO_LIMIT,
        ),
    ]
