"""A story through the real playing process into a card that records, and what is found there."""

from __future__ import annotations

import ctypes
import time
from dataclasses import dataclass, replace

import numpy as np

from kiosk.player import Player, Said
from kiosk.sound.card import CardSink
from kiosk.sound.clip import RATE, Clip, Samples
from kiosk.sound.mixer import Mixer
from kiosk.voice.reader import InlineReader
from kiosk.voice.voice import Utterance
from stories.pacing import TimedLine
from stories.script import Seconds
from tests.kiosk.session.evenings import timed
from tests.kiosk.sound.bench.server import SoundServer

BLOCKED = 0.15
"""Seconds for which the screen's process can do nothing at all."""


class Singing:
    """A voice whose every moment is another: a slow glide, so that a lost sample is found."""

    name = "singing"

    def __init__(self, seconds: float = 0.8) -> None:
        """Sing each sentence for ``seconds``."""
        self._seconds = seconds

    def render(self, utterance: Utterance) -> Clip:
        """Return a glide that begins on a note of its own."""
        at = np.arange(round(self._seconds * RATE)) / RATE
        note = 200.0 + 7.0 * (sum(map(ord, utterance.text)) % 40)
        samples = 0.1 * np.sin(2 * np.pi * (note * at + 60.0 * at**2)) + 0.02
        return Clip(samples.astype(np.float32))


def story(count: int, pause: float) -> list[TimedLine]:
    """Sentences with ``pause`` seconds behind each."""
    plain = [timed(f"Sentence number {index} here.") for index in range(count)]
    return [replace(one, pause_after=Seconds(pause)) for one in plain]


def planned(lines: list[TimedLine], voice: Singing) -> Samples:
    """What a card should be given: the same sentences through a mixer with no process around it."""
    mixer = Mixer()
    for tag, one in enumerate(lines):
        clip = voice.render(Utterance(one.line.text, one.line.speech, one.wpm))
        mixer.say(tag, clip, one.gain_db, one.pause_after)
    frames = sum(
        len(voice.render(Utterance(one.line.text, "", 1.0)).samples) + round(one.pause_after * RATE)
        for one in lines
    )
    return mixer.render(frames)


def place_of(part: Samples, heard: Samples) -> int:
    """The frame of ``heard`` at which ``part`` begins, to the sample."""
    size = 1 << (len(heard) + len(part)).bit_length()
    match = np.fft.irfft(np.fft.rfft(heard, size) * np.conj(np.fft.rfft(part, size)), size)
    return int(np.argmax(match[: len(heard)]))


def told(player: Player, lines: list[TimedLine], *, blocked: bool, most: float) -> list[Said]:
    """Tell the lines to their end; between two looks the process may stand still."""
    hold = ctypes.PyDLL(None).usleep  # a call of this kind keeps the whole interpreter waiting
    said: list[Said] = []
    player.perform(0, lines)
    end = time.monotonic() + most
    while sum(not one.started for one in said) < len(lines) and time.monotonic() < end:
        said += player.tick()
        if blocked:
            hold(int(BLOCKED * 1e6))
        time.sleep(0.01)
    return said


@dataclass(frozen=True)
class Run:
    """What a player told, and what a card got."""

    said: list[Said]
    gap: int
    """Samples by which a sentence is heard too early or too late, the farthest of all."""
    worst: float
    """The largest difference of any sample from what was planned."""


def run(server: SoundServer, *, blocked: bool, count: int = 5) -> Run:
    """Tell sentences of eight tenths of a second with two tenths behind each."""
    voice, lines = Singing(), story(count, 0.2)
    sink = CardSink()
    player = Player(InlineReader(voice), sink)
    try:
        if not sink.audible:
            raise OSError(sink.why_silent)
        said = told(player, lines, blocked=blocked, most=30.0)
        time.sleep(0.3)
    finally:
        player.close()
    heard, plan = server.heard(), planned(lines, voice)
    size = round(0.8 * RATE)
    first = place_of(plan[:size], heard)
    gap, worst = 0, 0.0
    for index in range(count):
        sentence = plan[index * RATE :][:size]
        at = place_of(sentence, heard)
        worst = max(worst, float(np.abs(heard[at : at + size] - sentence).max()))
        gap = max(gap, abs(at - first - index * RATE))
    return Run(said, gap, worst)
