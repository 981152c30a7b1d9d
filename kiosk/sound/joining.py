"""Joining makes one clip of several that follow each other, without a step or a lost word."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from kiosk.sound.clip import RATE, Clip, Samples, WordTime
from kiosk.sound.fading import JOIN


def joined(parts: Sequence[tuple[Clip, float]]) -> Clip:
    """Return clips one after the other, each with so many seconds of silence behind it.

    Every word keeps its time; a rest belongs to the word before it. The last rest is left out.
    """
    samples: list[Samples] = []
    words: list[WordTime] = []
    frames = 0
    for number, (clip, rest) in enumerate(parts):
        last = number + 1 == len(parts)
        sound = _softened(clip.samples, begins=number > 0, ends=not last)
        silence = 0 if last else max(0, round(rest * RATE))
        zero, frames = frames / RATE, frames + len(sound) + silence
        samples += [sound, np.zeros(silence, dtype=np.float32)]
        first = len(words)
        words += [WordTime(first + one.word, zero + one.t0, zero + one.t1) for one in clip.words]
        if len(words) > first:
            words[-1] = WordTime(words[-1].word, words[-1].t0, frames / RATE)
    return Clip(np.concatenate(samples) if samples else Clip.silence(0.0).samples, tuple(words))


def _softened(samples: Samples, *, begins: bool, ends: bool) -> Samples:
    """Return samples that begin, or end, without a step where they meet others."""
    edge = min(JOIN, len(samples) // 2)
    if not edge or not (begins or ends):
        return samples
    soft = samples.copy()
    way = np.linspace(0.0, 1.0, edge, endpoint=False, dtype=np.float32)
    if begins:
        soft[:edge] *= way
    if ends:
        soft[-edge:] *= way[::-1]
    return soft
