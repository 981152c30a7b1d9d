"""Ears for the sound tests: tones, silences, steps and levels."""

from __future__ import annotations

import numpy as np

from kiosk.sound.clip import RATE, Clip, Samples, WordTime


def tone(seconds: float, hertz: float = 220.0, level: float = 0.1) -> Clip:
    """A steady tone with four words in it."""
    at = np.arange(round(seconds * RATE)) / RATE
    samples = (level * np.sin(2 * np.pi * hertz * at)).astype(np.float32)
    step = seconds / 4
    return Clip(samples, tuple(WordTime(n, n * step, (n + 1) * step) for n in range(4)))


def silences(samples: Samples, least: int = 40) -> list[tuple[int, int]]:
    """First frame and length of every run of exact silence of at least ``least`` frames."""
    quiet = np.concatenate(([False], samples == 0.0, [False]))
    edges = np.flatnonzero(quiet[1:] != quiet[:-1])
    runs = zip(edges[::2], edges[1::2], strict=True)
    return [(int(a), int(b - a)) for a, b in runs if b - a >= least]


def largest_step(samples: Samples) -> float:
    """The largest jump between two frames."""
    return float(np.abs(np.diff(samples)).max()) if len(samples) > 1 else 0.0


def level(samples: Samples) -> float:
    """Root mean square in dB."""
    power = float(np.mean(np.square(samples, dtype=np.float64)))
    return 10.0 * np.log10(power) if power > 0 else -200.0


def pitch(samples: Samples) -> float:
    """The middle pitch of a voice in hertz: how soon a stretch of it is like itself again."""
    size, lowest, highest = 1024, RATE // 60, RATE // 300
    heard: list[float] = []
    for at in range(0, len(samples) - size, size // 2):
        part = samples[at : at + size] - samples[at : at + size].mean()
        alike = np.correlate(part, part, "full")[size - 1 :]
        best = highest + int(np.argmax(alike[highest:lowest]))
        if level(part) > -40.0 and alike[best] > 0.5 * alike[0]:
            heard.append(RATE / best)
    return float(np.median(heard)) if heard else 0.0


def loudest(samples: Samples, seconds: float = 0.4) -> float:
    """The loudest stretch of ``seconds``, in dB."""
    size = round(seconds * RATE)
    parts = [samples[at : at + size] for at in range(0, max(1, len(samples) - size), size // 2)]
    return max(map(level, parts))
