"""A clip is a piece of recorded sound that knows when each of its words is said."""

from __future__ import annotations

import wave
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

RATE = 22_050
"""Frames a second of every sound in the house."""

Samples = npt.NDArray[np.float32]
"""Mono sound, -1 ... 1."""


@dataclass(frozen=True)
class WordTime:
    """When one word of a sentence is said, in seconds from the clip's first sample."""

    word: int
    """Index of the word in ``text.split()``."""
    t0: float
    t1: float


@dataclass(frozen=True, eq=False)
class Clip:
    """A mono sound at ``RATE`` with its word times."""

    samples: Samples
    words: tuple[WordTime, ...] = ()

    @property
    def seconds(self) -> float:
        """Return how long the clip lasts."""
        return len(self.samples) / RATE

    @classmethod
    def silence(cls, seconds: float, words: Iterable[WordTime] = ()) -> Clip:
        """Return ``seconds`` of nothing at all."""
        return cls(np.zeros(max(0, round(seconds * RATE)), dtype=np.float32), tuple(words))

    @classmethod
    def from_pcm16(cls, pcm: bytes, rate: int = RATE, words: Iterable[WordTime] = ()) -> Clip:
        """Return the clip that 16-bit mono ``pcm`` holds, brought to ``RATE``."""
        samples = np.frombuffer(pcm[: len(pcm) & ~1], dtype="<i2").astype(np.float32) / 32768.0
        return cls(at_rate(samples, rate), tuple(words))

    def pcm16(self) -> bytes:
        """Return the samples as 16-bit little-endian mono."""
        return to_pcm16(self.samples)

    def write_wav(self, path: Path) -> None:
        """Write the clip as a 16-bit mono WAV file."""
        # Opened here: `wave` prints a trace when it can't open a file by its name.
        with path.open("wb") as raw, wave.open(raw, "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(self.pcm16())

    @classmethod
    def read_wav(cls, path: Path) -> Clip:
        """Return the clip in a 16-bit WAV file; of several channels the first is taken."""
        with wave.open(str(path), "rb") as file:
            if file.getsampwidth() != 2:
                raise ValueError(f"{path.name}: not a 16-bit recording")
            channels, rate = file.getnchannels(), file.getframerate()
            frames = file.readframes(file.getnframes())
        if channels > 1:
            whole = len(frames) // (2 * channels) * channels
            frames = np.frombuffer(frames, dtype="<i2", count=whole)[::channels].tobytes()
        return cls.from_pcm16(frames, rate)


def at_rate(samples: Samples, rate: int) -> Samples:
    """Return ``samples`` of another rate brought to ``RATE``, nothing folded down into them."""
    if rate == RATE or not len(samples):
        return samples
    import soxr

    brought: Samples = soxr.resample(samples, rate, RATE, quality="HQ")
    return brought.astype(np.float32, copy=False)


def to_pcm16(samples: Samples) -> bytes:
    """Return ``samples`` as 16-bit little-endian mono, anything too loud clipped."""
    scaled: npt.NDArray[np.int16] = np.rint(np.clip(samples, -1.0, 1.0) * 32767.0).astype("<i2")
    return scaled.tobytes()
