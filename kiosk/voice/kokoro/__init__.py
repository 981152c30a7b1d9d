"""Kokoro is the studio voice: the best there is offline, too slow to speak while it is made."""

from __future__ import annotations

from pathlib import Path

from kiosk.voice.kokoro import shelf
from kiosk.voice.kokoro.storyteller import StudioVoice
from kiosk.voice.offer import Offer, part_of
from kiosk.voice.voice import Voice

__all__ = ["offers", "open_voice"]


def offers(voices: Path | None = None) -> tuple[Offer, ...]:
    """Return the voices of the studio in the folder; without any, what to do for one."""
    return shelf.listed(voices)


def open_voice(id: str, voices: Path | None = None) -> Voice:
    """Return a voice of the studio, or raise ``VoiceProblem``; its model is loaded when needed."""
    return StudioVoice(id, *shelf.file_of(part_of(id), voices))
