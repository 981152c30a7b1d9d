"""Listening: what a card hears becomes a take, and every trouble with the card a sentence."""

from __future__ import annotations

import signal
import sys
import threading
import time
from multiprocessing import Pipe
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Self

import numpy as np
import pytest

from kiosk.sound import listening
from kiosk.sound.clip import RATE
from kiosk.sound.flac import from_flac
from kiosk.sound.listening import Level, NotTaken, Taken, level_of, listen
from tests.kiosk.sound.test_takes import silence, speech

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

SAID = np.concatenate([silence(0.3, -70.0), speech(1.0), silence(0.3, -70.0)])


class Trouble(Exception):
    """What a sound library raises when a card does not do."""


class Stream:
    """A card's stream that gives what was said, block by block, faster than real."""

    rates = (RATE,)
    said = SAID

    def __init__(self, rate: int, *, channels: int, dtype: str, callback: Any) -> None:
        """Refuse a rate the card does not know."""
        if rate not in self.rates:
            raise Trouble("rate")
        assert (channels, dtype) == (1, "float32")
        self._callback, self._rate = callback, rate
        self.opened = self.closed = False

    def __enter__(self) -> Self:
        """Begin to give."""
        self.opened = True
        threading.Thread(target=self._give, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        """Give no more."""
        self.closed = True

    def _give(self) -> None:
        at = np.arange(round(len(self.said) * self._rate / RATE)) * (RATE / self._rate)
        sound = np.interp(at, np.arange(len(self.said)), self.said).astype(np.float32)
        for start in range(0, len(sound), 1024):
            self._callback(sound[start : start + 1024, np.newaxis], 1024, None, None)
            time.sleep(0.002)


def heard(
    monkeypatch: pytest.MonkeyPatch, stream: type[Stream] | None, order: str, wait: float = 0.6
) -> list[Any]:
    """Return everything a listening tells that is ended by ``order`` after ``wait`` seconds."""
    library: Any = SimpleNamespace(
        PortAudioError=Trouble,
        InputStream=stream,
        query_devices=lambda **_: {"default_samplerate": 48_000.0},
    )
    monkeypatch.setitem(sys.modules, "sounddevice", library if stream else None)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    ours, theirs = Pipe()
    body = threading.Thread(target=listen, args=(theirs, 1.5))
    body.start()
    time.sleep(wait)
    if order == "gone":
        ours.close()
    else:
        ours.send(order)
    body.join(10.0)
    return [] if order == "gone" else received(ours)


def received(pipe: Connection) -> list[Any]:
    """Return everything that came through."""
    found = []
    while pipe.poll():
        found.append(pipe.recv())
    return found


@pytest.mark.parametrize("rates", [(RATE,), (48_000,)])
def test_a_card_of_any_rate_gives_a_take(
    monkeypatch: pytest.MonkeyPatch, rates: tuple[int, ...]
) -> None:
    """Levels come first, then that it listens no more, then the take itself."""
    monkeypatch.setattr(Stream, "rates", rates)
    *levels, last, take = heard(monkeypatch, Stream, "end")
    assert levels
    assert all(isinstance(one, Level) and 0.0 <= one.level <= 1.0 for one in levels)
    assert max(one.level for one in levels) > 0.2
    assert last.ended
    assert isinstance(take, Taken)
    assert take.seconds == pytest.approx(1.3, abs=0.1)
    assert len(from_flac(take.flac)) == round(take.seconds * RATE)


def test_a_take_that_is_dropped_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a take nor an end: what was heard is forgotten with the process."""
    monkeypatch.setattr(Stream, "said", SAID[:RATE])
    assert all(isinstance(one, Level) for one in heard(monkeypatch, Stream, "drop"))
    assert heard(monkeypatch, Stream, "gone") == []


def test_it_ends_by_itself_when_the_time_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody need touch anything: what was heard until then is the take."""
    monkeypatch.setattr(Stream, "said", np.concatenate([SAID, speech(3.0)]))
    answers = heard(monkeypatch, Stream, "later", wait=1.2)
    assert isinstance(answers[-1], Taken)
    assert answers[-1].seconds <= 1.5


def test_no_library_no_card_and_a_silent_card_are_sentences(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each says what a person can do."""
    assert heard(monkeypatch, None, "end") == [NotTaken(listening.NO_MICROPHONE)]
    monkeypatch.setattr(Stream, "rates", ())
    assert heard(monkeypatch, Stream, "end") == [NotTaken(listening.NO_MICROPHONE)]
    monkeypatch.setattr(Stream, "rates", (RATE,))
    monkeypatch.setattr(Stream, "_give", lambda _self: None)
    monkeypatch.setattr(listening, "SILENT_LIMIT", 0.2)
    assert heard(monkeypatch, Stream, "end")[-1] == NotTaken(listening.LOST)


def test_the_level_is_what_an_eye_expects() -> None:
    """Silence is 0, full scale is 1, and louder is never less."""
    assert level_of(silence(0.0)) == 0.0
    assert level_of(np.zeros(100, dtype=np.float32)) == 0.0
    assert level_of(np.ones(100, dtype=np.float32)) == 1.0
    steps = [level_of(speech(0.1, db)) for db in (-60.0, -45.0, -30.0, -20.0)]
    assert steps == sorted(steps)
