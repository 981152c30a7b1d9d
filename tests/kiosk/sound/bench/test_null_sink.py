"""The real playing process into a card that records: what a family would hear, to the sample."""

from __future__ import annotations

import ctypes
import time
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from kiosk.player import Player, Said
from kiosk.sound import card
from kiosk.sound.card import CardSink
from kiosk.sound.clip import RATE, Clip, Samples
from kiosk.sound.mixer import Mixer
from kiosk.voice.reader import InlineReader
from kiosk.voice.voice import Utterance
from stories.pacing import TimedLine
from stories.script import Seconds
from tests.kiosk.session.evenings import timed
from tests.kiosk.sound.bench.server import SoundServer
from tests.kiosk.speaking import LOOK

pytestmark = pytest.mark.sound

BLOCKED = 0.15
"""Seconds for which the screen's process can do nothing at all."""
MOST_GAP = round(0.005 * RATE)


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


def test_a_screen_that_stands_still_makes_no_gap(server: SoundServer) -> None:
    """Blocked 150 ms at a time: every sample of the plan is heard, in order, and none between."""
    voice, lines = Singing(), story(5, 0.2)
    sink = CardSink()
    player = Player(InlineReader(voice), sink)
    try:
        assert sink.audible, sink.why_silent
        said = told(player, lines, blocked=True, most=30.0)
        time.sleep(0.3)
    finally:
        player.close()
    assert [one.line for one in said if one.started] == [0, 1, 2, 3, 4]
    heard, plan = server.heard(), planned(lines, voice)
    first = place_of(plan[: round(0.8 * RATE)], heard)
    missing = 0
    for index in range(len(lines)):
        start = index * RATE
        sentence = plan[start : start + round(0.8 * RATE)]
        at = place_of(sentence, heard)
        assert np.abs(heard[at : at + len(sentence)] - sentence).max() < 1e-3
        missing = max(missing, abs(at - first - start))
    assert missing <= MOST_GAP


def test_a_card_that_goes_and_comes_back_costs_no_sentence(
    server: SoundServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The story keeps its time in silence, tells why, and is heard again between two sentences."""
    monkeypatch.setattr(card, "AGAIN", 0.3)
    voice, lines = Singing(0.6), story(11, 0.1)
    sink = CardSink()
    player = Player(InlineReader(voice), sink)
    said: list[Said] = []
    places = [0.0]
    gone = back = False
    try:
        assert sink.audible, sink.why_silent
        player.perform(0, lines)
        end = time.monotonic() + 40.0
        while sum(not one.started for one in said) < len(lines) and time.monotonic() < end:
            said += player.tick()
            places.append(sink.position())
            if not gone and len(said) == 4:
                gone = True
                before = server.die()
            if gone and not back and sink.silent:
                back = True
                assert player.muted
                assert sink.why_silent
                server.start()
            time.sleep(LOOK / 5)
    finally:
        time.sleep(0.3)
        player.close()
    assert [one.line for one in said if one.started] == list(range(11))
    assert [one.line for one in said if not one.started] == list(range(11))
    assert places == sorted(places)
    assert back
    assert not sink.why_silent
    after = server.heard()
    plan = planned(lines, voice)
    size = round(0.6 * RATE)
    for index, tape in ((0, before), (9, after), (10, after)):
        sentence = plan[index * round(0.7 * RATE) :][:size]
        at = place_of(sentence, tape)
        assert np.abs(tape[at : at + size] - sentence).max() < 1e-3


def test_times_told_are_times_heard(server: SoundServer) -> None:
    """What begins later by the sink's word is heard later by as much."""
    voice, lines = Singing(0.5), story(3, 0.3)
    sink = CardSink()
    player = Player(InlineReader(voice), sink)
    try:
        assert sink.audible, sink.why_silent
        said = told(player, lines, blocked=False, most=20.0)
    finally:
        time.sleep(0.3)
        player.close()
    begun = [round(one.at * RATE) for one in said if one.started]
    heard, plan = server.heard(), planned(lines, voice)
    step = round(0.8 * RATE)
    found = [place_of(plan[n * step :][: round(0.5 * RATE)], heard) for n in range(3)]
    assert [b - a for a, b in pairwise(found)] == [b - a for a, b in pairwise(begun)]
