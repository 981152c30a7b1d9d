"""The library is espeak-ng as its Python package brings it: found, loaded, and asked to speak."""

from __future__ import annotations

import ctypes
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.voice.voice import VoiceProblem

_SETUP = "run ./run setup again"
_SYNCHRONOUS, _BUFFER_MS = 2, 200
_STAY_ALIVE = 0x8000
"""Without this option espeak-ng ends the whole process when its data is missing."""
_UTF8, _PHONEMES = 1, 0x100
_IPA = 2
_EVENT_END, _EVENT_WORD = 0, 1
_RATE, _VOLUME, _PITCH, _RANGE, _WORD_GAP = 1, 2, 3, 4, 7
_FLOOR = 80
"""The slowest rate that espeak-ng knows; below it only the gaps grow."""


@dataclass(frozen=True)
class Manner:
    """How espeak-ng is set for one utterance, in its own units."""

    voice: str = "en-us"
    rate: int = 110
    gap: int = 2
    """Rest after each word, in hundredths of a second at espeak's usual speed."""
    pitch: int = 50
    range: int = 50
    volume: int = 100
    phonemes: bool = False
    """Whether what stands between ``[[`` and ``]]`` is said as sounds; only for our own marks."""


@dataclass(frozen=True)
class Sound:
    """What espeak-ng said: 16-bit mono samples and where its words begin."""

    pcm: bytes
    rate: int
    words: tuple[tuple[int, int, int], ...]
    """Character index in the text (from 0), length, sample; in the order they were said."""


def check() -> None:
    """Raise ``VoiceProblem`` unless pyttsx3 and the library with its data are here."""
    _located()


def _located() -> Path:
    """Return the folder of espeak-ng's data, its library being loaded.

    The library is loaded with the default, local binding: with a global one, another engine
    that carries its own espeak-ng would bind to this one's symbols and crash.
    """
    try:
        import espeakng_loader
        import pyttsx3

        library = Path(espeakng_loader.get_library_path())
        data = library.parent / "espeak-ng-data"
        ctypes.CDLL(str(library))
    except ImportError as missing:
        name = missing.name or "pyttsx3"
        raise VoiceProblem(f"voice: {name} is not installed: {_SETUP}") from None
    except (OSError, RuntimeError) as broken:
        why = " ".join(str(broken).split())[:120]
        raise VoiceProblem(f"voice: espeak-ng can't be loaded ({why}): {_SETUP}") from None
    if not (data / "phontab").is_file() or not hasattr(pyttsx3, "init"):
        raise VoiceProblem(f"voice: espeak-ng has no speech data: {_SETUP}")
    return data


class Speech:
    """The one espeak-ng of this process; it holds global state, so make it once."""

    def __init__(self) -> None:
        """Load and start it, or raise ``VoiceProblem``."""
        data = _located()
        os.environ["ESPEAK_DATA_PATH"] = str(data)
        # pyttsx3 loads by soname, and finds the library that is loaded already.
        from pyttsx3.drivers import _espeak

        self._door: Any = _espeak
        self._pcm = bytearray()
        self._words: list[tuple[int, int, int]] = []
        self._stopped = False
        self._voice = ""
        self.rate = int(_espeak.Initialize(_SYNCHRONOUS, _BUFFER_MS, None, _STAY_ALIVE))
        if self.rate <= 0:
            raise VoiceProblem(f"voice: espeak-ng does not start: {_SETUP}")
        _espeak.SetSynthCallback(self._heard)
        self._translate = _espeak.dll.espeak_TextToPhonemes
        self._translate.argtypes = [ctypes.POINTER(ctypes.c_char_p), ctypes.c_int, ctypes.c_int]
        self._translate.restype = ctypes.c_char_p

    def begin(self) -> None:
        """Forget an earlier ``stop``; one that comes after this counts for the next utterance."""
        self._stopped = False

    def say(self, text: str, manner: Manner) -> Sound:
        """Return ``text`` as sound; waits until all of it is there."""
        self._pcm.clear()
        self._words.clear()
        self._set(manner)
        flags = _UTF8 | (_PHONEMES if manner.phonemes else 0)
        answer = self._door.Synth(text.encode("utf-8"), flags=flags)
        if answer != 0:
            raise VoiceProblem(f"voice: espeak-ng gave up ({answer}): the sentence stays silent")
        return Sound(bytes(self._pcm), self.rate, tuple(self._words))

    def sounds(self, text: str, voice: str) -> str:
        """Return in IPA how a voice's language says a text; empty if there is no such voice.

        Sounds that it takes from another language stand between ``(en)`` and ``(pl)`` marks.
        """
        if self._door.SetVoiceByName(voice.encode("utf-8")) != 0:
            return ""
        self._voice = voice
        told = []
        place = ctypes.c_char_p(text.encode("utf-8"))
        while place.value:
            told.append(self._translate(ctypes.byref(place), _UTF8, _IPA).decode("utf-8"))
        return " ".join(" ".join(told).split())

    def stop(self) -> None:
        """End what is being said at the next buffer."""
        self._stopped = True

    @property
    def stopped(self) -> bool:
        """Tell whether the last utterance was ended before its end."""
        return self._stopped

    def _set(self, manner: Manner) -> None:
        if manner.voice != self._voice:
            if self._door.SetVoiceByName(manner.voice.encode("utf-8")) != 0:
                raise VoiceProblem(f"voice: espeak-ng has no voice '{manner.voice}': {_SETUP}")
            self._voice = manner.voice
        for parameter, value in (
            (_RATE, max(_FLOOR, manner.rate)),
            (_WORD_GAP, manner.gap),
            (_PITCH, manner.pitch),
            (_RANGE, manner.range),
            (_VOLUME, manner.volume),
        ):
            self._door.SetParameter(parameter, value, 0)

    def _heard(self, samples: Any, count: int, events: Any) -> int:
        """Take one buffer and its events from espeak-ng; returning 1 ends the utterance."""
        if count > 0 and samples:
            self._pcm += ctypes.string_at(samples, count * 2)
        index = 0
        while events and events[index].type != _EVENT_END:
            event = events[index]
            if event.type == _EVENT_WORD:
                self._words.append((event.text_position - 1, event.length, event.sample))
            index += 1
        return int(self._stopped)
