"""The storyteller is the built-in voice: utterances in, trimmed clips with word times out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kiosk.sound.clip import Clip
from kiosk.voice.espeak import calibration
from kiosk.voice.espeak.driver import engine
from kiosk.voice.espeak.library import Manner, Sound
from kiosk.voice.espeak.mnemonics import bracketed
from kiosk.voice.espeak.variants import STANDARD, Variant, variant
from kiosk.voice.espeak.wordtimes import trimmed, word_times
from kiosk.voice.phrases import SPOKEN_QUICKER, told
from kiosk.voice.voice import VoiceProblem, spread
from kiosk.voice.wording import wording

if TYPE_CHECKING:
    from kiosk.voice.phrases import Phrase
    from kiosk.voice.voice import Utterance

_LOWER = {"marcus": -8, "kiosk": -2}
_WHISPER_PITCH, _WHISPER_RANGE = -6, 15
_SPOKEN_PITCH, _SPOKEN_RANGE = 8, 15
"""How much higher and livelier it says what somebody in the story says."""


class EspeakVoice:
    """espeak-ng, asked through pyttsx3."""

    def __init__(self, id: str = "") -> None:
        """Start the engine as the variant with that id, or raise ``VoiceProblem``."""
        self._variant = variant(id)
        self._engine: Any = engine()
        self._said: list[Sound] = []
        self._trouble: list[Exception] = []
        self._engine.connect("spoken", self._spoken)
        self._engine.connect("error", self._wrong)

    @property
    def name(self) -> str:
        """Return ``built-in``, and which variant of it."""
        return f"built-in:{self._variant.id}" if self._variant.id else "built-in"

    def render(self, utterance: Utterance) -> Clip:
        """Return the sentence as sound, trimmed to the speech itself."""
        return told(utterance, lambda one: self._phrase(one, utterance))

    def _phrase(self, phrase: Phrase, utterance: Utterance) -> Clip:
        """Return one phrase, trimmed, with a time for each of its words."""
        read = wording(phrase.speech, sounds=bracketed)
        manner = manner_of(utterance, spoken=phrase.spoken, variant=self._variant)
        manner = replace(manner, phonemes=bool(read.sounds))
        sound = None if read.empty else self._say(read.text, manner)
        pcm, cut_off = trimmed(sound) if sound else (b"", 0)
        if sound is None or not pcm:
            return Clip.silence(0.0, spread(phrase.speech, 0.0))
        seconds = len(pcm) / 2 / sound.rate
        words = word_times(read, sound.words, cut_off, sound.rate, seconds)
        return Clip.from_pcm16(pcm, sound.rate, words)

    def _say(self, text: str, manner: Manner) -> Sound:
        """Put one utterance through pyttsx3's queue."""
        self._said.clear()
        self._trouble.clear()
        for name in ("voice", "rate", "gap", "pitch", "range", "phonemes"):
            self._engine.setProperty(name, getattr(manner, name))
        self._engine.setProperty("volume", manner.volume / 100.0)
        self._engine.say(text, "sentence")
        self._engine.runAndWait()
        for trouble in self._trouble:
            if isinstance(trouble, VoiceProblem):
                raise trouble
            why = type(trouble).__name__
            raise VoiceProblem(f"voice: a sentence failed ({why}): it stays silent")
        if not self._said:
            raise VoiceProblem("voice: no sound came: the sentence stays silent")
        return self._said[-1]

    def _spoken(self, sound: Sound, name: str | None = None) -> None:
        self._said.append(sound)

    def _wrong(self, exception: Exception, name: str | None = None) -> None:
        self._trouble.append(exception)


def manner_of(utterance: Utterance, *, spoken: bool = False, variant: Variant = STANDARD) -> Manner:
    """Return how espeak-ng is set: Marcus lower, a whisper low and level, speech livelier."""
    rate, gap = calibration.settings(
        utterance.wpm * variant.pace * (SPOKEN_QUICKER if spoken else 1.0)
    )
    pitch = variant.pitch + _LOWER.get(utterance.role, 0)
    manner = Manner(variant.voice, rate, gap, pitch, variant.range, variant.volume)
    if utterance.whisper:
        manner = replace(manner, pitch=pitch + _WHISPER_PITCH, range=_WHISPER_RANGE)
    if not spoken:
        return manner
    return replace(manner, pitch=manner.pitch + _SPOKEN_PITCH, range=manner.range + _SPOKEN_RANGE)
