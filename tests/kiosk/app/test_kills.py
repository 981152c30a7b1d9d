"""Engine and mixer are killed in the midst of a story, and a child hears it all the same.

Every sentence is a tone of its own, told through real processes into a card that writes down what
it was given: what is judged is what an ear would have heard.
"""

from __future__ import annotations

import os
import random
import signal
import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from kiosk.player import Player, Said
from kiosk.sound.card import AGAIN, LOSSES, CardSink, open_sink
from kiosk.sound.clip import RATE, Clip, Samples
from kiosk.voice.process import VoiceProcess
from kiosk.voice.switchboard import Switchboard
from kiosk.voice.voice import Utterance, spread
from stories.script import Seconds
from tests.kiosk.session.evenings import timed

TONES = 60
TONE, PAUSE, WORK = 0.3, 0.1, 0.04
"""Seconds that a sentence sounds, that pass after it, and that its voice needs for it."""
WINDOW = round(0.02 * RATE)


def pitch(number: int) -> float:
    """The pitch of a sentence, in Hz: whole waves in a window, so that none looks like another."""
    return 50.0 * (6 + number % TONES)


class Toned:
    """A voice that says a sentence's number as a tone, and needs a moment for it."""

    name = "toned"

    def render(self, utterance: Utterance) -> Clip:
        """Return the tone."""
        time.sleep(WORK)
        at = np.arange(round(TONE * RATE)) / RATE
        wave = 0.1 * np.sin(2.0 * np.pi * pitch(int(utterance.text.split()[-1])) * at)
        return Clip(np.asarray(wave, dtype=np.float32), spread(utterance.text, TONE))


def voiced(name: str) -> VoiceProcess:
    """A toned voice in its own process."""
    assert name
    return VoiceProcess("tests.kiosk.app.test_kills:Toned")


def tones(sound: Samples) -> list[tuple[int, float]]:
    """The tones that were heard, in order, and how many seconds each."""
    windows = sound[: len(sound) // WINDOW * WINDOW].reshape(-1, WINDOW)
    loud = np.abs(windows).max(axis=1) > 0.02
    bins = np.abs(np.fft.rfft(windows, axis=1)).argmax(axis=1)
    found: list[tuple[int, float]] = []
    for heard, tone in zip(loud, bins, strict=True):
        number = (int(tone) - 6) % TONES if heard else -1
        if found and found[-1][0] == number:
            found[-1] = (number, found[-1][1] + 0.02)
        else:
            found.append((number, 0.02))
    # A window that holds the end of one tone and the start of the next may look like any.
    return [one for one in found if one[0] >= 0 and one[1] > 0.045]


class Story:
    """A story of tones, told while somebody kills its processes."""

    def __init__(self, count: int, folder: Path) -> None:
        """Begin to tell."""
        self.folder = folder
        self.count = count
        self.board = Switchboard("toned", voiced, instead=("behind",))
        self.sink: CardSink = open_sink()
        assert self.sink.audible, self.sink.why_silent
        self.player = Player(self.board, self.sink)
        self.said: list[Said] = []
        lines = (timed(f"Sentence {n}") for n in range(count))
        self.player.perform(0, [replace(one, pause_after=Seconds(PAUSE)) for one in lines])

    def kill_engine(self) -> bool:
        """Kill the voice that reads, unless it has not answered since the last time."""
        for one in self.board._readers.values():
            if isinstance(one, VoiceProcess) and one.pid is not None and not one._failures:
                os.kill(one.pid, signal.SIGKILL)
                return True
        return False

    def kill_mixer(self) -> bool:
        """Kill the playing process, if it plays."""
        child = self.sink._child
        if child is None or not child.ready or child.process.pid is None:
            return False
        os.kill(child.process.pid, signal.SIGKILL)
        return True

    def tell(self, engines: list[float], mixers: list[float], most: float) -> None:
        """Tell it to its end, killing at these seconds."""
        began = time.monotonic()
        while not self.said or self.said[-1].started or self.said[-1].line < self.count - 1:
            now = time.monotonic() - began
            assert now < most, f"stuck after {len(self.said)} of {2 * self.count}"
            if engines and now >= engines[0] and self.kill_engine():
                engines.pop(0)
            if mixers and now >= mixers[0] and self.kill_mixer():
                mixers.pop(0)
            self.said += self.player.tick()
            time.sleep(0.01)
        assert (engines, mixers) == ([], [])
        time.sleep(0.3)
        self.player.close()

    @property
    def heard(self) -> list[tuple[int, float]]:
        """What came out of the card, of all its lives."""
        files = [path.read_bytes() for path in sorted(self.folder.iterdir())]
        whole = [data[: len(data) // 4 * 4] for data in files]
        return tones(np.frombuffer(b"".join(whole), dtype=np.float32))


def judge(story: Story, mixers: int) -> None:
    """In order, nothing left out, and again only what was cut off by a mixer's death."""
    order = [(one.line, one.started) for one in story.said]
    assert order == [(n, begun) for n in range(story.count) for begun in (True, False)]
    heard = story.heard
    numbers = [number for number, _ in heard]
    steps = [(after - before) % TONES for before, after in pairwise(numbers)]
    assert numbers[0] == 0
    assert set(steps) <= {0, 1}, numbers
    assert sum(steps) == story.count - 1, numbers
    assert steps.count(0) <= mixers, numbers
    whole = {number for number, seconds in heard if seconds > 0.8 * TONE}
    assert whole == {n % TONES for n in range(story.count)}, heard


@pytest.fixture
def card(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A card that keeps time and writes down what is heard."""
    heard = tmp_path / "heard"
    heard.mkdir()
    monkeypatch.setenv("HEARD", str(heard))
    monkeypatch.syspath_prepend(str(Path(__file__).parent / "timekeeping"))
    return heard


def test_a_story_outlives_its_engine_and_its_mixer(card: Path) -> None:
    """Five engines and two mixers die at random: it is heard whole, in order."""
    dice = random.Random(7)
    story = Story(11, card)
    engines = sorted(dice.uniform(0.0, 3.0) for _ in range(5))
    mixers = [dice.uniform(0.3, 1.0), dice.uniform(1.5, 3.0)]
    story.tell(engines, mixers, 60.0)
    judge(story, 2)


@pytest.mark.torture
@pytest.mark.parametrize("seed", [1, 2])
def test_a_long_story_outlives_fifty_engines_and_twenty_mixers(card: Path, seed: int) -> None:
    """Spread over it at random, mixers no faster than they are replaced."""
    dice = random.Random(seed)
    apart = AGAIN / LOSSES + 0.5
    story = Story(round(20 * apart / (TONE + PAUSE)), card)
    engines = sorted(dice.uniform(0.0, 20 * apart) for _ in range(50))
    mixers = [n * apart + dice.uniform(0.3, 0.5) for n in range(20)]
    story.tell(engines, mixers, 60 * apart)
    judge(story, 20)
