"""The storyteller of the studio says what was made ahead; its model is loaded only to make more."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.voice.kokoro.speaker import Speaker, digest
from kiosk.voice.piper.storyteller import NaturalVoice, measured

if TYPE_CHECKING:
    from kiosk.sound.clip import Clip
    from kiosk.voice.voice import Utterance

_MADE = 1
"""Raised whenever the same sentence would sound otherwise."""


class StudioVoice:
    """One voice of the studio."""

    ahead_only = True
    """It is not asked live: what is not ready when it is needed, another voice says."""

    def __init__(self, id: str, file: Path, language: str) -> None:
        """Speak with the voice in ``file``; ``language`` is espeak-ng's name for what it speaks."""
        self._id = id
        self._file = file
        self._language = language
        self._digest = digest(file)
        self._voice: NaturalVoice | None = None
        # What is heard before it is chosen may be asked for while lines are made ahead.
        self._one_at_a_time = threading.Lock()

    @property
    def name(self) -> str:
        """Return the id people choose it by."""
        return self._id

    @property
    def kept_as(self) -> str:
        """Return all that decides how the same utterance sounds; level and tempo follow from it."""
        return f"kokoro {_MADE} {self._digest}"

    def render(self, utterance: Utterance) -> Clip:
        """Return the sentence as sound; the first one waits for the model."""
        with self._one_at_a_time:
            if self._voice is None:
                speaker = Speaker(self._file, self._language)
                self._voice = measured(speaker, self._id, self._language)
            return self._voice.render(utterance)
