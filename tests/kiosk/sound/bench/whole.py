"""A whole story, told by a real voice through player and mixer, and rendered with no card."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from kiosk.player import Player, Said
from kiosk.sound.clip import RATE, Clip, Samples
from kiosk.sound.loudness import SPEECH_CAP_LUFS, limit, loudness
from kiosk.sound.ramp import gain
from kiosk.sound.sink import ClockSink
from kiosk.voice.espeak import EspeakVoice
from kiosk.voice.reader import InlineReader
from stories.cast import Child
from stories.lengths import pace_of
from stories.library import SHIPPED, load_library
from stories.pacing import TimedLine, schedule
from stories.teller import tell
from tests.kiosk.sound.bench.tape import Heard, Tape

MINUTES = 10.0
JOIN = round(0.005 * RATE)
"""Frames at each end of a sentence in which it comes in and leaves."""


@dataclass(frozen=True)
class Told:
    """A story as it was planned, as its voice said it, and as it was heard."""

    timed: tuple[TimedLine, ...]
    clips: tuple[Clip, ...]
    said: tuple[Said, ...]
    sound: Samples

    def places(self) -> list[tuple[int, Samples, float]]:
        """Where each sentence must begin, to the sample; what it is; and its factor."""
        found, at = [], 0
        for one, clip in zip(self.timed, self.clips, strict=True):
            factor = gain(min(one.gain_db, SPEECH_CAP_LUFS - loudness(clip.samples)))
            found.append((at, clip.samples, factor))
            at += len(clip.samples) + round(one.pause_after * RATE)
        return [*found, (at, np.zeros(0, dtype=np.float32), 1.0)]

    def strays(self) -> int:
        """How many samples are not what the plan has there, at both ends of the story, too."""
        places = self.places()
        found = max(0, places[-1][0] - len(self.sound))
        for (at, samples, factor), (after, _, _) in pairwise(places):
            heard = self.sound[at : at + len(samples)]
            wanted = limit(samples * np.float32(factor))
            if len(heard) < len(wanted):
                continue
            found += int(np.count_nonzero(heard[JOIN:-JOIN] != wanted[JOIN:-JOIN]))
            found += int(np.count_nonzero(np.abs(heard) > np.abs(wanted)))
            found += int(np.count_nonzero(self.sound[at + len(samples) : after]))
        return found + int(np.count_nonzero(self.sound[places[-1][0] :]))


def performed(timed: tuple[TimedLine, ...], tape: Tape, player: Player, sink: ClockSink) -> Told:
    """Let a player tell the lines, and render on until the last pause is over."""
    said: list[Said] = []
    player.perform(0, timed)
    while sum(not one.started for one in said) < len(timed):
        said += player.tick()
        sink.advance(0.11)
    sink.advance(2.0)
    return Told(timed, (), tuple(said), tape.samples)


def ten_minutes() -> Told:
    """A story of ten minutes, told by the built-in voice."""
    pace = pace_of(6)
    child = Child("Mia", 6, "she")
    script = tell(load_library([SHIPPED]), [child], minutes=MINUTES, seed=3, pace=pace).script
    voice = Heard(EspeakVoice())
    tape = Tape()
    sink = ClockSink(recorder=tape)
    told = performed(schedule(script, pace), tape, Player(InlineReader(voice), sink), sink)
    return Told(told.timed, tuple(voice.clips), told.said, told.sound)
