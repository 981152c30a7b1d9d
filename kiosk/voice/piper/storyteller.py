"""The storyteller is a Piper voice at work: utterances in, clips with exact word times out."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from kiosk.sound import edges
from kiosk.sound.clip import RATE, Clip, Samples, at_rate
from kiosk.sound.loudness import SPEECH_LUFS, loudness
from kiosk.voice.phrases import SPOKEN_QUICKER, told
from kiosk.voice.piper import calibration
from kiosk.voice.piper.model import Manner, Speaks
from kiosk.voice.piper.phonemes import PAUSES, Reading, reading
from kiosk.voice.sharing import shared
from kiosk.voice.voice import Utterance, VoiceProblem, spread
from kiosk.voice.wording import wording

_SOUND, _LENGTH = 0.45, 0.5
"""How much chance is in a sentence told: lively, and never odd."""
_HUSHED_SOUND, _HUSHED_LENGTH = 0.25, 0.3
_LIVELIER = 0.15
"""How much more chance is in what somebody in the story says."""
_TEMPO = {"marcus": 0.96, "kiosk": 1.03}
_WHISPER_TEMPO, _WHISPER_DB = 0.95, -2.0
NATURAL_DB = 0.4
"""Brings the packaged voice to the level that every voice has (``SPEECH_LUFS``)."""
_FLOOR_DB = -50.0
"""What is softer than this, at the level of every voice, is not heard any more."""
_LONGEST = 180
"""Phonemes of one run, some 14 seconds; a longer one takes more memory than a small board has."""
_MEASURE = (
    "The lamp is lit in the window, and the cat has come home.",
    "Nobody is about; the moon looks on.",
    "Good night, said the gate.",
)
"""What a strange voice is measured with; a voice of another language reads them its own way."""
_WPM = 150.0
_SECONDS_A_PHONEME = 0.0855
"""What the packaged voice takes for a phoneme of these, at 150 words a minute."""
_QUICKEST = 1.8
_MADE = 3
"""Raised whenever the same sentence would sound otherwise."""


@dataclass(frozen=True)
class Way:
    """How a phrase is said."""

    wpm: float
    sound: float = _SOUND
    length: float = _LENGTH
    gain_db: float = 0.0
    language: str = "en"


class NaturalVoice:
    """A Piper voice, in this very process."""

    def __init__(
        self,
        model: Speaks,
        name: str = "natural",
        *,
        gain_db: float = 0.0,
        tempo: float = 1.0,
        language: str = "",
    ) -> None:
        """Speak with ``model``, louder by ``gain_db`` and quicker by ``tempo`` than it would.

        A ``language`` of its own holds whatever an utterance says.
        """
        self._model = model
        self._language = language
        self._name = name
        self._gain_db = gain_db
        self._tempo = tempo

    @property
    def name(self) -> str:
        """Return the name people choose it by."""
        return self._name

    @property
    def kept_as(self) -> str:
        """Return all that decides how the same utterance sounds."""
        made = f"piper {_MADE} {self._model.digest}"
        return f"{made} {self._gain_db:.2f} {self._tempo:.4f}"

    def render(self, utterance: Utterance) -> Clip:
        """Return the sentence as sound, trimmed to the speech itself."""
        return told(
            utterance, lambda one: self.speak(one.speech, way_of(utterance, spoken=one.spoken))
        )

    def speak(self, speech: str, way: Way) -> Clip:
        """Return one phrase, trimmed, with a time for each of its words; nothing for no word."""
        read = wording(speech, self._language or way.language, sounds=_as_it_is)
        if read.empty:
            return Clip.silence(0.0, spread(speech, 0.0))
        said = reading(read, self.phonemes, self._model.knows)
        if all(one in PAUSES or one == " " for one in said.phonemes):
            return Clip.silence(0.0, spread(speech, 0.0))
        samples, ends = self._sound(said, way)
        samples = edges.levelled(samples, self._gain_db + way.gain_db)
        start, end = edges.heard(samples, _FLOOR_DB + min(0.0, way.gain_db))
        if start >= end:
            return Clip.silence(0.0, spread(speech, 0.0))
        clip = Clip(edges.faded(samples[start:end]))
        begins = {
            word: (ends[place - 1] - start) / RATE if place else 0.0
            for word, place in enumerate(said.starts)
            if place is not None and ends
        }
        letters = [high - low for low, high in read.spans]
        return Clip(clip.samples, shared(begins, letters, clip.seconds))

    def _sound(self, said: Reading, way: Way) -> tuple[Samples, list[int]]:
        """Return a reading as sound at our rate, and where each phoneme ends in it."""
        parts: list[Samples] = []
        ends: list[int] = []
        frames = 0
        for start, end in _runs(said.phonemes):
            phonemes = said.phonemes[start:end]
            spoken = self._model.say(
                phonemes,
                calibration.factors(phonemes, way.wpm * self._tempo),
                Manner(way.sound, way.length, _seed(phonemes)),
            )
            samples = edges.faded(at_rate(spoken.samples, self._model.rate))
            ends += [frames + round(one * RATE / self._model.rate) for one in spoken.ends]
            parts.append(samples)
            frames += len(samples)
        return edges.in_a_row(parts), ends

    def phonemes(self, text: str) -> tuple[str, ...]:
        """Return the phonemes of some text."""
        return _phonemes(self._model, text)


def measured(model: Speaks, name: str, language: str) -> NaturalVoice:
    """Return a voice that was never measured, at the level and the tempo of the packaged one."""
    raw = NaturalVoice(model, name, language=language)
    spoken = [raw.speak(one, Way(_WPM)) for one in _MEASURE]
    level = loudness(edges.in_a_row([clip.samples for clip in spoken]))
    seconds = sum(clip.seconds for clip in spoken)
    phonemes = sum(len(raw.phonemes(one)) for one in _MEASURE)
    if not math.isfinite(level) or not phonemes:
        raise VoiceProblem(f"voice '{name}': no sound comes from it: take another")
    # A word is more in one language than in another: what is kept is how sounds follow each other.
    tempo = min(_QUICKEST, max(1.0 / _QUICKEST, seconds / phonemes / _SECONDS_A_PHONEME))
    return NaturalVoice(
        model, name, gain_db=SPEECH_LUFS - level, tempo=round(tempo, 3), language=language
    )


def way_of(utterance: Utterance, *, spoken: bool = False) -> Way:
    """Return how an utterance is said: Marcus slower, a whisper slower, softer and level.

    What is ``spoken`` by somebody in the story is a little quicker and livelier.
    """
    wpm = utterance.wpm * _TEMPO.get(utterance.role, 1.0) * (SPOKEN_QUICKER if spoken else 1.0)
    livelier = _LIVELIER if spoken else 0.0
    sound, length = _SOUND + livelier, _LENGTH + livelier
    if not utterance.whisper:
        return Way(wpm, sound, length, language=utterance.language)
    sound, length = _HUSHED_SOUND + livelier, _HUSHED_LENGTH + livelier
    return Way(wpm * _WHISPER_TEMPO, sound, length, _WHISPER_DB, utterance.language)


@lru_cache(maxsize=4096)
def _phonemes(model: Speaks, text: str) -> tuple[str, ...]:
    return tuple(model.phonemes(text))


def _as_it_is(sounds: str) -> str:
    return sounds


def _seed(phonemes: tuple[str, ...]) -> int:
    """Return what chance comes from: the same words are said the same, at any tempo."""
    return int.from_bytes(blake2b("".join(phonemes).encode(), digest_size=6).digest(), "big")


def _runs(phonemes: tuple[str, ...]) -> list[tuple[int, int]]:
    """Return spans that can be said in one go, cut behind a mark or else between two words."""
    spans: list[tuple[int, int]] = []
    start = 0
    while len(phonemes) - start > _LONGEST:
        window = range(start + _LONGEST, start + _LONGEST // 2, -1)
        blanks = [place for place in window if phonemes[place - 1] == " "]
        marked = [place for place in blanks if phonemes[place - 2] in PAUSES]
        end = next(iter([*marked, *blanks]), start + _LONGEST)
        spans.append((start, end))
        start = end
    return [*spans, (start, len(phonemes))]
