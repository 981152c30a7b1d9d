"""Fitted is what was measured of a voice: how long it takes for a sentence, and how loud it is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.sound.edges import in_a_row
from kiosk.sound.loudness import SPEECH_LUFS, loudness
from kiosk.voice import measuring
from kiosk.voice.offer import BUILT_IN, NATURAL, SILENT, STUDIO, kind_of
from kiosk.voice.voice import Utterance, Voice
from stories import pacing
from stories.pacing import VoiceTable

SENTENCES = (
    "The cat opened one eye.",
    "Nobody was about.",
    "They went down the lane, past the gate and the rain barrel, as far as the old bridge.",
    '"Good evening," said the owl.',
    "A lamp was lit in the window of the baker, who had nothing to bake until three.",
    "The kettle was as quiet as a hat.",
    "One window went dark, and then another, and then the whole row.",
    "It was an owl, round as a loaf, sitting on the garden gate and looking very wide awake.",
    "The bridge hummed.",
    "You could hear the snow, if you were very quiet, which they were.",
    "She put the button in her pocket, with the string, and closed the door behind her.",
    "The boat knocked once against its post.",
    "It had been a long day for the number nine bus, and it was the last one home.",
    "In the kitchen a spoon lay down beside a bowl of plums.",
    "The moss had rolled up its green sleeves for the night; the stones had not.",
    "Nothing was left of the road but the sound of it.",
    "Somebody had left the gate open, and somebody else had come and shut it.",
    "And the house settled its boards, one after another.",
    "It was the hour when bakers get up and everyone else turns over.",
    "Good night, said the gate.",
)
"""What a voice is measured with."""
_WPM = (150.0, 120.0)
"""Words a minute at which they are said, turn about: an evening's opening, and its end."""


@dataclass(frozen=True)
class Fitted:
    """What is known of one voice."""

    table: VoiceTable
    gain_db: float = 0.0
    """What brings its clips to the level of every voice (``SPEECH_LUFS``)."""


SHIPPED = {
    BUILT_IN: Fitted(pacing.BUILT_IN),
    SILENT: Fitted(pacing.BUILT_IN),
    NATURAL: Fitted(VoiceTable("natural", 0.0867, 0.0934, 0.7009, 0.1946)),
    # The studio's tempo is the natural one's sound by sound; its words and rests take 8.6 % more.
    STUDIO: Fitted(VoiceTable("studio", 0.0942, 0.1014, 0.7612, 0.2113)),
}
"""The voices that were measured before; they bring the right level with them."""


def shipped(id: str) -> Fitted | None:
    """Return what is known of the voice with that id, or None: it has yet to be measured."""
    alike = kind_of(id) in {BUILT_IN, STUDIO}
    return SHIPPED.get(id) or (SHIPPED[kind_of(id)] if alike else None)


def fit(voice: Voice, language: str = "en") -> Fitted:
    """Return what a voice is measured to be, from twenty sentences; raise ``VoiceProblem``."""
    taken: list[measuring.Taken] = []
    spoken = []
    for index, text in enumerate(SENTENCES):
        wpm = _WPM[index % len(_WPM)]
        clip = voice.render(Utterance(text, text, wpm, language=language))
        taken.append(measuring.Taken(text, wpm, clip.seconds))
        spoken.append(clip.samples)
    level = loudness(in_a_row(spoken))
    gain = SPEECH_LUFS - level if math.isfinite(level) else 0.0
    return Fitted(_scaled(voice.name, taken), round(gain, 2))


def _scaled(name: str, taken: Sequence[measuring.Taken]) -> VoiceTable:
    """Return the natural voice's table, all of it longer or shorter.

    Twenty sentences can't tell four terms apart: a free fit was 4 % off over the tales.
    """
    like = SHIPPED[NATURAL].table
    share = 1.0 / (1.0 + measuring.error(like, taken))
    terms = {term: round(getattr(like, term) * share, 4) for term in measuring.TERMS}
    return VoiceTable(name, **terms)
