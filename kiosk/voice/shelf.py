"""The shelf is every voice that can be chosen by name, and the way to open one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.voice import espeak
from kiosk.voice.process import VoiceProcess
from kiosk.voice.reader import InlineReader
from kiosk.voice.voice import SilentVoice, VoiceProblem

if TYPE_CHECKING:
    from kiosk.voice.reader import Reader
    from kiosk.voice.voice import Voice

VOICES = {
    "built-in": "the storyteller of the house: espeak-ng, on any device",
    "silent": "says nothing and takes the planned time",
}
"""Every voice and what it is."""
_MAKERS = {"built-in": "kiosk.voice.espeak:EspeakVoice"}


def open_voice(name: str = "built-in") -> Voice:
    """Return a voice in this very process, or raise ``VoiceProblem``."""
    _known(name)
    return SilentVoice() if name == "silent" else espeak.EspeakVoice()


def open_reader(name: str = "built-in", *, inline: bool = False) -> Reader:
    """Return a reader for a voice, in a process of its own unless ``inline``.

    Raises ``VoiceProblem`` at once if there is no such voice or its library is missing.
    """
    _known(name)
    if name == "silent":
        return InlineReader(SilentVoice())
    espeak.check()
    if inline:
        return InlineReader(open_voice(name))
    return VoiceProcess(_MAKERS[name])


def _known(name: str) -> None:
    """Raise ``VoiceProblem`` unless there is such a voice."""
    if name not in VOICES:
        listed = " or ".join(VOICES)
        raise VoiceProblem(f"voice '{name}': there is no such voice: take {listed}")
