"""Soundscapes are endless calm sounds made on the device, the same for the same seed."""

from __future__ import annotations

from kiosk.sound.soundscapes.shelf import SOUNDS, Sound, soundscape
from kiosk.sound.soundscapes.stream import Soundscape

__all__ = ["SOUNDS", "Sound", "Soundscape", "soundscape"]
