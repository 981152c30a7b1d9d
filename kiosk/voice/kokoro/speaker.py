"""A speaker is one voice of the studio's model: text to phonemes, phonemes to sound."""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from statistics import fmean

from kiosk.voice.espeak.driver import speech
from kiosk.voice.kokoro.model import RATE, SHA256, Model, style
from kiosk.voice.kokoro.vocabulary import TOKENS, tokens
from kiosk.voice.piper.model import Manner, Spoken

_MARKS = re.compile(r"([.,;:!?]+)")
_SWITCHES = re.compile(r"\([a-z-]+\)")
"""What espeak-ng writes where a word is said as in another language."""
_SLOWEST, _QUICKEST = 0.5, 2.0


class Speaker:
    """One voice, loaded; it answers as a Piper model does, and ``NaturalVoice`` speaks with it."""

    def __init__(self, file: Path, language: str) -> None:
        """Load the model and the voice in ``file``; ``language`` is espeak-ng's name for it."""
        self.rate = RATE
        self._style = style(file)
        self._model = Model()
        self._language = language
        self.digest = digest(file)

    def knows(self, phoneme: str) -> bool:
        """Tell whether the voice can say a phoneme."""
        return phoneme in TOKENS

    def phonemes(self, text: str) -> list[str]:
        """Return ``text`` as phonemes, its marks among them; spaces part its words."""
        said: list[str] = []
        for part in _MARKS.split(text):
            if _MARKS.fullmatch(part):
                said.append(part[0])
            elif part.strip():
                if said:
                    said.append(" ")
                said += _SWITCHES.sub("", speech().sounds(part.strip(), self._language))
        return said

    def say(self, phonemes: Sequence[str], stretch: Sequence[float], manner: Manner) -> Spoken:
        """Return the phonemes as sound; the model knows one tempo for all of them."""
        speed = 1.0 / fmean(stretch) if stretch else 1.0
        sound, edges = self._model.speak(
            tokens("".join(phonemes)), self._style, min(_QUICKEST, max(_SLOWEST, speed))
        )
        # The first edge is where the first phoneme begins; a Piper model tells where each ends.
        return Spoken(sound, tuple(int(one) for one in edges[1 : len(phonemes) + 1]))


def digest(file: Path) -> str:
    """Return what tells this voice from any other, without loading the model."""
    return f"{SHA256[:16]} {sha256(file.read_bytes()).hexdigest()[:16]}"
