"""A take is what somebody said into a microphone, made fit to be heard in a voice's place."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from kiosk.sound.clip import RATE, Clip, Samples
from kiosk.sound.loudness import SPEECH_LUFS, limit, loudness

if TYPE_CHECKING:
    from collections.abc import Callable

GATE = -50.0
"""dB of full scale under which a quiet room lies; a noisy one raises it."""
OVER_ROOM = 10.0
"""dB that speech stands above the room's own noise."""
EVEN = 6.0
"""dB between loud and soft below which it is a hum or a hiss: speech rises and falls by more."""
PAD = 0.15
"""Seconds left before the first and behind the last sound."""
FADE = 0.01
"""Seconds of fade at both ends."""
RUMBLE = (40.0, 80.0)
"""Hertz: nothing is left below the first, all above the second."""
SPEECH_LEAST = 0.12
"""Seconds of speech below which nothing was said: a knock on the table is shorter."""
QUIET = -48.0
"""dB of full scale: who speaks softer than this is too far away."""
MOST_GAIN = 36.0
REST = 0.2
"""Seconds of silence that part two sentences, or two halves of one."""
MOST_RESTS = 600
_FRAME = round(0.02 * RATE)
_TAPS = 4097
_PART = 1 << 20
"""Frames changed at once: what a long story needs of memory stays small."""


class BadTake(ValueError):
    """Nothing that could be kept was recorded; the text is one plain sentence."""


@dataclass(frozen=True, eq=False)
class Take:
    """A trimmed and levelled take."""

    samples: Samples
    rests: tuple[float, ...] = ()
    """Middles of the silences inside it, in seconds: where it may be parted."""
    crackled: bool = False
    """Whether it was so loud in places that the microphone could not follow."""

    @property
    def seconds(self) -> float:
        """Return how long it lasts."""
        return len(self.samples) / RATE

    @property
    def clip(self) -> Clip:
        """Return it as a clip without words."""
        return Clip(self.samples)


def shaped(samples: Samples, told: Callable[[float], None] = lambda _: None) -> Take:
    """Return mono sound at ``RATE`` trimmed to what is said, cleaned, levelled and faded.

    Raises ``BadTake`` if nothing is said in it, or too softly. ``told`` is told how much of the
    work is done, 0 ... 1.
    """
    if not len(samples) or not np.isfinite(samples).all() or not np.any(samples):
        raise BadTake("Nothing was heard: is the microphone switched on?")
    crackled = _too_loud(samples) > len(samples) // 2000
    clean = without_rumble(samples)
    told(0.4)
    levels = _levels(clean)
    if float(np.subtract(*np.percentile(levels, (95, 10)))) < EVEN:
        raise BadTake("Only the room was heard: come closer and try again.")
    gate = _gate(levels)
    said = _runs(levels > gate)
    if sum(last - first for first, last in said) * _FRAME < SPEECH_LEAST * RATE:
        raise BadTake("Nothing was said: come closer and try again.")
    if float(np.percentile(levels[levels > gate], 90)) < QUIET:
        raise BadTake("That was too soft: come closer and try again.")
    start = max(0, said[0][0] * _FRAME - round(PAD * RATE))
    end = min(len(clean), said[-1][1] * _FRAME + round(PAD * RATE))
    trimmed = levelled(clean[start:end])
    told(0.9)
    edge = min(round(FADE * RATE), len(trimmed) // 2)
    way = np.linspace(0.0, 1.0, edge, endpoint=False, dtype=np.float32)
    trimmed[:edge] *= way
    trimmed[len(trimmed) - edge :] *= way[::-1]
    return Take(trimmed, _rests(said, start), crackled)


def levelled(samples: Samples) -> Samples:
    """Return a copy as loud as every voice of the house, no peak above the mixer's."""
    now = loudness(samples)
    db = 0.0 if math.isinf(now) else min(MOST_GAIN, SPEECH_LUFS - now)
    made = samples * np.float32(10.0 ** (db / 20.0))
    for at in range(0, len(made), _PART):
        made[at : at + _PART] = limit(made[at : at + _PART])
    return made


def without_rumble(samples: Samples) -> Samples:
    """Return the sound without its steady offset and all that is too low for a voice."""
    taps = _rumble_taps()
    size = 1 << 15
    step = size - _TAPS + 1
    response = np.fft.rfft(taps, size)
    # The filter is as long behind as before: shifted by half of it, nothing moves in time.
    half = _TAPS // 2
    padded = np.pad(samples.astype(np.float32), (half, half + size), mode="constant")
    out = np.empty(len(samples), dtype=np.float32)
    for at in range(0, len(samples), step):
        block = np.fft.irfft(np.fft.rfft(padded[at : at + size]) * response, size)
        part = block[_TAPS - 1 :][: len(samples) - at]
        out[at : at + len(part)] = part
    return out


def _too_loud(samples: Samples) -> int:
    """Return how many samples stand where a microphone can't follow any more."""
    return int(np.count_nonzero(samples >= 0.99) + np.count_nonzero(samples <= -0.99))


def _rumble_taps() -> npt.NDArray[np.float64]:
    """Return a high pass that keeps every other sound where it is in time."""
    size = 1 << 15
    hertz = np.fft.rfftfreq(size, 1.0 / RATE)
    low, high = RUMBLE
    way = np.clip((hertz - low) / (high - low), 0.0, 1.0)
    whole = np.roll(np.fft.irfft(0.5 - 0.5 * np.cos(np.pi * way), size), _TAPS // 2)[:_TAPS]
    taps: npt.NDArray[np.float64] = whole * np.hanning(_TAPS)
    taps[_TAPS // 2] -= taps.sum()
    return taps


def _levels(samples: Samples) -> npt.NDArray[np.float32]:
    """Return the level of each 20 ms in dB of full scale."""
    whole = len(samples) // _FRAME
    if not whole:
        return np.full(1, -120.0, dtype=np.float32)
    frames = samples[: whole * _FRAME].reshape(whole, _FRAME)
    power = np.einsum("ij,ij->i", frames, frames) / _FRAME
    return np.asarray(10.0 * np.log10(np.maximum(power, 1e-12)), dtype=np.float32)


def _gate(levels: npt.NDArray[np.float32]) -> float:
    """Return the level above which it is speech: over the room's noise, under most of speech."""
    room, loud = (float(one) for one in np.percentile(levels, (10, 95)))
    return max(GATE, min(room + OVER_ROOM, loud - 15.0))


def _runs(voiced: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Return where it is spoken, as half-open spans of 20 ms; a knock or a click is no speech."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], voiced.astype(np.int8), [0]))))
    joined: list[tuple[int, int]] = []
    for first, last in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        if joined and first - joined[-1][1] <= 4:
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    return [(first, last) for first, last in joined if last - first >= 4]


def _rests(said: list[tuple[int, int]], start: int) -> tuple[float, ...]:
    """Return the middles of the longest silences, in seconds of what was trimmed."""
    gaps = [
        (after - before, (before + after) * _FRAME / 2 - start)
        for (_, before), (after, _) in itertools.pairwise(said)
        if (after - before) * _FRAME >= REST * RATE
    ]
    longest = sorted(gaps, reverse=True)[:MOST_RESTS]
    return tuple(sorted(round(at / RATE, 3) for _, at in longest))
