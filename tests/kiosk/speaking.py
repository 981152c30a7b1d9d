"""Hands and ears for the player's tests: a reader that obeys, a voice that hums, a slow clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from kiosk.player import Player, Said
from kiosk.sound.clip import RATE, Clip, Samples
from kiosk.sound.recorder import Recorder
from kiosk.sound.sink import ClockSink
from kiosk.voice.voice import SilentVoice, Utterance, VoiceProblem, spread
from stories.pacing import TimedLine
from tests.kiosk.session.evenings import timed

LOOK = 0.05


class HummingVoice:
    """A voice that hums one even second a sentence, so that a gap can be seen in the samples."""

    name = "humming"

    def render(self, utterance: Utterance) -> Clip:
        """Return a second of hum."""
        samples: Samples = np.full(RATE, 0.05, dtype=np.float32)
        return Clip(samples, spread(utterance.text, 1.0))


@dataclass
class HandReader:
    """A reader that hands its clips over when the test says so."""

    voice: SilentVoice | HummingVoice = field(default_factory=SilentVoice)
    late: bool = False
    failed: bool = False
    broken: frozenset[int] = frozenset()
    asked: list[tuple[int, Utterance, bool]] = field(default_factory=list)
    cancelled: int = 0
    closed: bool = False
    later: list[Utterance] = field(default_factory=list)
    evenings: list[str] = field(default_factory=list)
    _made: list[tuple[int, Clip | VoiceProblem]] = field(default_factory=list)

    def request(self, tag: int, utterance: Utterance, *, urgent: bool = False) -> None:
        """Voice a sentence, or fail to."""
        self.asked.append((tag, utterance, urgent))
        if not self.failed:
            broken = tag in self.broken
            clip = VoiceProblem("broken") if broken else self.voice.render(utterance)
            self._made.append((tag, clip))

    def poll(self) -> list[tuple[int, Clip | VoiceProblem]]:
        """Hand over what is made, unless it is late."""
        if self.late:
            return []
        made, self._made = self._made, []
        return made

    def cancel(self) -> None:
        """Only count; what was made comes all the same, as from a real process."""
        self.cancelled += 1

    def prepare(self, utterances: Sequence[Utterance]) -> None:
        """Note what is to be prepared."""
        self.later = list(utterances)

    def progress(self) -> tuple[int, int]:
        """Nothing is ever prepared."""
        return 0, len(self.later)

    def refresh(self, voice: str = "") -> None:
        """Note the evening's voice."""
        self.evenings.append(voice)

    @property
    def fallen(self) -> str:
        """Tell of a voice that is gone."""
        return "voice: it is gone" if self.failed else ""

    def close(self) -> None:
        """Remember that it was let go of."""
        self.closed = True


def lines(count: int) -> tuple[TimedLine, ...]:
    """Sentences of four words with a second of pause after each."""
    return tuple(timed(f"Sentence number {index} here.") for index in range(count))


class Tape(Recorder):
    """A recorder without a file."""

    def __init__(self) -> None:
        """Begin with an empty tape."""
        self.frames = 0
        self._parts: list[Samples] = []

    @property
    def samples(self) -> Samples:
        """All that was heard so far."""
        return np.concatenate([np.zeros(0, dtype=np.float32), *self._parts])

    def write(self, samples: Samples) -> None:
        """Add what is heard."""
        self._parts.append(samples)
        self.frames += len(samples)

    def close(self) -> None:
        """There is nothing to close."""


class Room:
    """A player, its reader and a clock that only the test moves."""

    def __init__(self, reader: HandReader | None = None, sink: ClockSink | None = None) -> None:
        """Begin in silence."""
        self.reader = reader or HandReader()
        self.sink = sink or ClockSink()
        self.player = Player(self.reader, self.sink)
        self.said: list[Said] = []

    def wait(self, seconds: float) -> None:
        """Let time go by in looks."""
        for _ in range(round(seconds / LOOK)):
            self.said += self.player.tick()
            self.sink.advance(LOOK)
        self.said += self.player.tick()

    @property
    def begun(self) -> list[int]:
        """The lines that began, in order."""
        return [one.line for one in self.said if one.started]
