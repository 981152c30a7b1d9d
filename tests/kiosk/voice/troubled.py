"""Voices with troubles, made in the voice's own process by these tests."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.voice.voice import SilentVoice, VoiceProblem

if TYPE_CHECKING:
    from kiosk.sound.clip import Clip
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
