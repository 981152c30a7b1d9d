"""The built-in voice: espeak-ng through our own pyttsx3 driver, the only door to both."""

from __future__ import annotations

from kiosk.voice.espeak.library import check
from kiosk.voice.espeak.storyteller import EspeakVoice

__all__ = ["EspeakVoice", "check"]
