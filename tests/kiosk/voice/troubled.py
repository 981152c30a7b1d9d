"""Voices with troubles, made in the voice's own process by these tests."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from kiosk.sound.clip import RATE, Clip
from kiosk.voice.voice import SilentVoice, VoiceProblem, spread

if TYPE_CHECKING:
    from kiosk.voice.voice import Utterance


class Troubled(SilentVoice):
    """Does what the sentence says: ``hang``, ``hang once``, ``die``, ``refuse``; else is silent."""

    def render(self, utterance: Utterance) -> Clip:
        """Return silence, or get into trouble."""
        said = utterance.text
        if said == "hang once":
            flag = Path(os.environ["TROUBLED_FLAG"])
            if not flag.exists():
                flag.touch()
                time.sleep(60)
        elif said == "hang":
            time.sleep(60)
        elif said == "die":
            os._exit(7)
        elif said == "refuse":
            raise VoiceProblem("voice: no: never")
        return super().render(utterance)


def stillborn() -> Troubled:
    """Never become a voice."""
    os._exit(9)


class Sleepy(Troubled):
    """A voice that reads its model from a slow card before it can say a word."""

    def __init__(self) -> None:
        """Take a good second."""
        super().__init__()
        time.sleep(1.2)


class Slow(Troubled):
    """A voice worth keeping, which notes every sentence it makes in a file."""

    kept_as = "slow 1"

    def __init__(self, notes: str, seconds: str = "0") -> None:
        """Write to ``notes`` and take ``seconds`` for each sentence."""
        super().__init__()
        self._notes = Path(notes)
        self._seconds = float(seconds)

    def render(self, utterance: Utterance) -> Clip:
        """Return half a second of hum."""
        with self._notes.open("a", encoding="utf-8") as file:
            file.write(f"{utterance.text}\n")
        # An engine that talks must not be heard among the answers.
        os.write(1, b"loaded\n")
        time.sleep(self._seconds)
        super().render(utterance)
        samples = np.full(RATE // 2, 0.1, dtype=np.float32)
        return Clip(samples, spread(utterance.text, 0.5))


class Studio(Slow):
    """The same, but too slow to be asked live."""

    ahead_only = True
    kept_as = "studio 1"
