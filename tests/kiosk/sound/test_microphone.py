"""The microphone: on between begin and end and at no other time, and never in the way."""

from __future__ import annotations

import os
import subprocess
import time
from typing import TYPE_CHECKING

import numpy as np
import pytest

from kiosk.sound import microphone
from kiosk.sound.clip import RATE, Clip
from kiosk.sound.flac import from_flac
from kiosk.sound.listening import LOST, NO_MICROPHONE, Level, NotTaken, Taken, answer
from kiosk.sound.microphone import CardMicrophone, MadeMicrophone
from kiosk.sound.takes import shaped
from tests.kiosk.sound.test_takes import silence, speech

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from pathlib import Path

    from kiosk.sound.listening import Answer
    from tests.kiosk.sound.bench.server import SoundServer

SAID = np.concatenate([silence(0.3, -70.0), speech(1.0), silence(0.3, -70.0)])


class Time:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        """Begin at nothing."""
        self.now = 0.0

    def __call__(self) -> float:
        """Return what it shows."""
        return self.now


def speaks(pipe: Connection, most_seconds: float) -> None:
    """A listening process that hears a sentence and shapes it when told to."""
    pipe.send(Level(0.1, 0.5))
    ended = pipe.poll(most_seconds)
    if not ended or pipe.recv() == "end":
        pipe.send(Level(1.6, 0.0, ended=True))
        pipe.send(answer(SAID))


def hangs(pipe: Connection, _most: float) -> None:
    """A listening process that answers once and never again."""
    pipe.send(Level(0.1, 0.5))
    time.sleep(60.0)


def dies(_pipe: Connection, _most: float) -> None:
    """A listening process that falls."""
    os._exit(3)


def waited(listener: CardMicrophone, seconds: float = 20.0) -> Answer | None:
    """Return the first answer that is no level."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        got = listener.poll()
        if got is not None and not isinstance(got, Level):
            return got
        time.sleep(0.01)
    return None


def until_heard(listener: CardMicrophone, seconds: float = 20.0) -> None:
    """Wait until the process listens."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and not isinstance(listener.poll(), Level):
        time.sleep(0.01)


def test_a_take_comes_back_and_nothing_listens_before_or_after(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The process begins with the take and is gone with it."""
    monkeypatch.setattr(microphone, "listen", speaks)
    listener = CardMicrophone()
    assert (listener.on, listener.poll()) == (False, None)
    listener.begin(30.0)
    assert bool(listener.on)
    until_heard(listener)
    began = time.monotonic()
    listener.end()
    assert time.monotonic() - began < 1.0
    take = waited(listener)
    assert isinstance(take, Taken)
    assert take.seconds == pytest.approx(1.3, abs=0.1)
    assert not listener.on
    assert listener.poll() is None


def test_a_dropped_take_never_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process goes at once, and so does what it heard."""
    monkeypatch.setattr(microphone, "listen", speaks)
    listener = CardMicrophone()
    listener.begin(30.0)
    until_heard(listener)
    process = listener._process
    listener.end(keep=False)
    assert not listener.on
    assert listener.poll() is None
    assert process is not None
    process.join(10.0)
    assert not process.is_alive()


def test_the_most_seconds_end_it_without_a_touch(monkeypatch: pytest.MonkeyPatch) -> None:
    """The take comes by itself."""
    monkeypatch.setattr(microphone, "listen", speaks)
    listener = CardMicrophone()
    listener.begin(0.3)
    assert isinstance(waited(listener), Taken)


@pytest.mark.parametrize("body", [hangs, dies])
def test_a_process_that_hangs_or_falls_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, body: object
) -> None:
    """And the next take can begin."""
    monkeypatch.setattr(microphone, "listen", body)
    monkeypatch.setattr(microphone, "HUNG", 0.3)
    listener = CardMicrophone()
    listener.begin(30.0)
    assert waited(listener) == NotTaken(LOST)
    assert not listener.on


def test_without_a_card_it_says_so() -> None:
    """Here there is no microphone: the real process says so and goes."""
    listener = CardMicrophone()
    listener.begin(5.0)
    said = waited(listener)
    assert isinstance(said, NotTaken)
    assert said.why in {NO_MICROPHONE, LOST}
    assert not listener.on


def test_a_made_microphone_hears_its_clip() -> None:
    """As the real one: level, take, an end by itself, and a drop."""
    now = Time()
    made = MadeMicrophone(Clip(SAID), now)
    assert made.poll() is None
    made.begin(30.0)
    now.now = 0.8
    level = made.poll()
    assert isinstance(level, Level)
    assert level.level > 0.3
    assert made.poll() is None
    now.now = 1.6
    made.end()
    assert not made.on
    take = made.poll()
    assert isinstance(take, Taken)
    assert take.seconds == pytest.approx(1.3, abs=0.1)
    made.begin(1.0)
    now.now = 99.0
    assert isinstance(made.poll(), Taken)
    made.begin(1.0)
    made.close()
    assert made.poll() is None


def test_a_made_microphone_can_be_missing_or_hear_nothing() -> None:
    """The two troubles a page must say."""
    now = Time()
    missing = MadeMicrophone(None, now)
    missing.begin(5.0)
    assert missing.poll() == NotTaken(NO_MICROPHONE)
    silent = MadeMicrophone(Clip(np.zeros(RATE, dtype=np.float32)), now)
    silent.begin(5.0)
    now.now = 1.0
    silent.end()
    assert isinstance(silent.poll(), NotTaken)


@pytest.mark.sound
def test_the_real_microphone_hears_what_is_in_the_room(server: SoundServer, tmp_path: Path) -> None:
    """What another program plays is taken down by the real process, to the syllable."""
    file = tmp_path / "said.raw"
    file.write_bytes(np.concatenate([SAID, silence(0.5, -70.0)]).astype("<f4").tobytes())
    listener = CardMicrophone()
    listener.begin(20.0)
    until_heard(listener)
    words = ["pacat", "--raw", "--format=float32le", f"--rate={RATE}", "--channels=1", str(file)]
    subprocess.run(words, check=True, timeout=20)
    time.sleep(0.3)
    listener.end()
    take = waited(listener)
    assert server.running
    assert isinstance(take, Taken), take
    assert take.seconds == pytest.approx(1.3, abs=0.1)
    heard, due = from_flac(take.flac), shaped(SAID).samples
    size = 1 << (len(heard) + len(due)).bit_length()
    both = np.fft.irfft(np.fft.rfft(heard, size) * np.conj(np.fft.rfft(due, size)), size)
    assert both.max() / np.linalg.norm(heard) / np.linalg.norm(due) > 0.98
