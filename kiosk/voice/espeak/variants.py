"""Variants are other people's voices that the built-in engine can speak with.

Of some fifty that were tried, these were understood well by an offline recogniser (the share of 250
words that it lost stands behind each; ``./run test --hearing`` measures again) and differ from one
another to an ear. Some were left out because too much of them is lost: the Scottish accent with the
voice ``Andrea`` (0.55), the British one with it (0.21), the West Midlands (0.19).
"""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.voice.voice import VoiceProblem


@dataclass(frozen=True)
class Variant:
    """One of the voices of the built-in engine, and how it is brought in line with the others."""

    id: str
    """What stands behind ``built-in:``; empty for the storyteller of the house."""
    title: str
    about: str
    voice: str
    """espeak-ng's own name for it."""
    pitch: int
    range: int
    volume: int
    """Brings it to the level that every voice has (``kiosk.sound.loudness.SPEECH_LUFS``)."""
    pace: float = 1.0
    """How much quicker it is asked to speak to take as long as the storyteller of the house, so
    that one table plans the time of all."""


STANDARD = Variant(
    "", "The storyteller of the house", "a clear voice, on any device", "en-us", 46, 45, 82
)  # loses 0.04
VARIANTS = (
    Variant(
        "warm", "A warm voice", "a woman's, American", "en-us+f2", 38, 40, 68, 1.038
    ),  # loses 0.08
    Variant(
        "deep", "A deep voice", "a man's, American, the clearest", "en-us+m3", 46, 45, 79, 0.977
    ),  # loses 0.02
    Variant(
        "british", "A British voice", "a man's, as on the radio", "en-gb-x-rp", 40, 40, 77, 0.983
    ),  # loses 0.07
    Variant(
        "british-warm", "A warm British voice", "a woman's", "gmw/en+f2", 38, 40, 62, 1.021
    ),  # loses 0.09
)
"""All that are offered beside the storyteller of the house."""


def variant(id: str) -> Variant:
    """Return the variant with that id, or raise ``VoiceProblem``."""
    found = next((one for one in (STANDARD, *VARIANTS) if one.id == id), None)
    if found is None:
        listed = ", ".join(one.id for one in VARIANTS)
        raise VoiceProblem(f"voice 'built-in:{id}': there is no such voice: take one of {listed}")
    return found
