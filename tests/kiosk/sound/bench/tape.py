"""A tape holds what a sink rendered, sample by sample, without rounding it to a file's bits."""

from __future__ import annotations

import numpy as np

from kiosk.sound.clip import Clip, Samples
from kiosk.sound.recorder import Recorder
from kiosk.voice.voice import Utterance, Voice


class Tape(Recorder):
    """A recorder that keeps the samples themselves, and no file."""

    def __init__(self) -> None:
        """Record from the beginning."""
        self.frames = 0
        self._parts: list[Samples] = []

    def write(self, samples: Samples) -> None:
        """Keep a part."""
        self.frames += len(samples)
        self._parts.append(samples.copy())

    def close(self) -> None:
        """There is nothing to finish."""

    @property
    def samples(self) -> Samples:
        """Return everything so far."""
        return np.concatenate(self._parts) if self._parts else np.zeros(0, dtype=np.float32)


class Heard:
    """A voice that also keeps each clip it gave away, in the order they were asked for."""

    def __init__(self, voice: Voice) -> None:
        """Speak with ``voice``."""
        self._voice = voice
        self.clips: list[Clip] = []

    @property
    def name(self) -> str:
        """Return the voice's own name."""
        return self._voice.name

    def render(self, utterance: Utterance) -> Clip:
        """Return the sentence, and keep it."""
        self.clips.append(self._voice.render(utterance))
        return self.clips[-1]
