"""A voice is anything that turns one sentence into a clip with word times."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from kiosk.sound.clip import Clip, WordTime
from stories.pacing import BUILT_IN, VoiceTable


class VoiceProblem(Exception):
    """A voice could not do its work; the message is one line: what, why, what to do."""


@dataclass(frozen=True)
class Utterance:
    """One sentence and how it is to be said."""

    text: str
    """What the eye reads; word times count its ``split()`` words."""
    speech: str
    """What the voice reads; a word between slashes is in IPA: ``/ʃɪvˈɔːn/``."""
    wpm: float
    whisper: bool = False
    role: str = "storyteller"
    """``storyteller``, ``marcus`` or ``kiosk``."""
    language: str = "en"
    inside: bool = False
    """Whether it begins inside what somebody says, opened by an earlier sentence."""
    voice: str = ""
    """Id of a voice other than tonight's, or empty."""
    recording: str = ""
    """Id of a grown-up's recording that is heard instead, where there is one."""


class Voice(Protocol):
    """A speech engine."""

    @property
    def name(self) -> str:
        """Return the name people choose it by."""
        ...

    def render(self, utterance: Utterance) -> Clip:
        """Return the sentence as sound, trimmed to the speech itself; raise ``VoiceProblem``."""
        ...


class SilentVoice:
    """A voice that takes exactly the planned time and says nothing."""

    def __init__(self, table: VoiceTable = BUILT_IN) -> None:
        """Take as long as ``table`` says."""
        self._table = table

    @property
    def name(self) -> str:
        """Return ``silent``."""
        return "silent"

    def render(self, utterance: Utterance) -> Clip:
        """Return silence of the planned length with its words spread by their letters."""
        seconds = self._table.seconds(utterance.speech, utterance.wpm)
        clip = Clip.silence(seconds)
        return Clip(clip.samples, spread(utterance.text, clip.seconds))


def spread(text: str, seconds: float) -> tuple[WordTime, ...]:
    """Return times for every word of ``text``, shared out by length and covering ``seconds``."""
    weights = [len(word) + 1 for word in text.split()]
    total = sum(weights)
    edges = [0.0]
    for weight in weights:
        edges.append(edges[-1] + seconds * weight / total)
    if weights:
        edges[-1] = seconds
    return tuple(WordTime(i, edges[i], edges[i + 1]) for i in range(len(weights)))
