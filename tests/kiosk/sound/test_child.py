"""The playing process from this side: nothing waits for it, and a hung one is let go."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from kiosk.sound import card, child
from kiosk.sound.card import CardSink
from kiosk.sound.clip import Clip
from kiosk.sound.events import Event, Finished
from kiosk.sound.playing import Report
from kiosk.sound.recorder import Recorder

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from pathlib import Path


def hung(pipe: Connection, frame: int, _record: str) -> None:
    """A playing process that has a card, answers once, and never again."""
    pipe.send(Report(frame, time.monotonic()))
    time.sleep(60.0)


def idle(pipe: Connection, frame: int, _record: str) -> None:
    """A playing process that has a card and keeps telling its time, and ends when it should."""
    began = time.monotonic()
    while True:
        now = time.monotonic()
        pipe.send(Report(frame + round((now - began) * 22_050), now))
        if pipe.poll(0.05) and pipe.recv()[0] == "close":
            return


def listened(sink: CardSink, seconds: float) -> list[Event]:
    """Everything that became audible until nothing was left, within ``seconds`` at most."""
    found: list[Event] = []
    end = time.monotonic() + seconds
    while sink.queued() and time.monotonic() < end:
        found += sink.poll()
        time.sleep(0.01)
    return found


def test_a_hung_process_neither_blocks_nor_ends_the_story(monkeypatch: pytest.MonkeyPatch) -> None:
    """Far more sound than a pipe holds is sent at once, and the clock tells it to its end."""
    monkeypatch.setattr(child, "play", hung)
    monkeypatch.setattr(card, "LOSSES", 0)
    monkeypatch.setattr(child, "HUNG", 1.0)
    sink = CardSink()
    try:
        assert sink.audible
        start = time.monotonic()
        sink.say(1, Clip.silence(0.2))
        sink.rest(2, 0.1)
        sink.ramp("voice", -6.0, 0.1)
        for _ in range(20):
            sink.say(3, Clip.silence(60.0))
        # A hang guard: a caller that waits for a hung process would wait for good.
        assert time.monotonic() - start < 10.0
        sink._unheard = type(sink._unheard)(list(sink._unheard)[:2])
        found = listened(sink, 10.0)
    finally:
        sink.close()
    assert [event.tag for event in found if isinstance(event, Finished)] == [1, 2]
    assert sink.why_silent == "the playing process hangs"


def test_the_card_comes_back_between_two_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the middle of a story, with sentences still waiting; time never goes back."""
    monkeypatch.setattr(child, "play", idle)
    monkeypatch.setattr(card, "LOSSES", 0)
    monkeypatch.setattr(card, "AGAIN", 0.2)
    sink = CardSink()
    try:
        assert sink.audible
        sink._child.process.kill()  # type: ignore[union-attr]
        for tag in range(12):
            sink.say(tag, Clip.silence(0.25), 0.0, 0.1)
        places, end = [sink.position()], time.monotonic() + 15.0
        silent = False
        while time.monotonic() < end and not (silent and sink._clock is None):
            sink.poll()
            silent = silent or sink._clock is not None
            places.append(sink.position())
            time.sleep(0.01)
        assert silent
        assert sink._clock is None
        assert 0 < sink.queued() < 12
        assert places == sorted(places)
    finally:
        sink.close()


def test_a_process_that_took_a_while_counts_from_what_is_heard(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What it tells from then on, and what it had told already, is moved by as much."""
    monkeypatch.setattr(child, "play", idle)
    one = child.Child(1000, "")
    try:
        end = time.monotonic() + 10.0
        while not one.ready and time.monotonic() < end:
            one.look()
            time.sleep(0.01)
        one.events.append(Finished(1, 2000))
        before = one.frame
        one.count_from(before + 500_000)
        assert one.frame >= before + 500_000
        assert -22_050 < one.events[0].frame - 502_000 <= 0
        told = one.told
        while one.told == told and time.monotonic() < end:
            one.look()
            time.sleep(0.01)
        assert before + 500_000 <= one.frame < before + 700_000
    finally:
        one.end()


def test_a_recording_goes_on_when_the_card_is_lost(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The clock writes on where the card left off, bed and all."""
    monkeypatch.setattr(child, "play", idle)
    monkeypatch.setattr(card, "LOSSES", 0)
    before = Recorder(tmp_path / "a.wav")
    before.close()
    sink = CardSink(record=tmp_path / "a.wav")
    try:
        assert sink.audible
        sink._child.process.kill()  # type: ignore[union-attr]
        sink.bed("brown", 1, 0.0, 0.1)
        sink.say(1, Clip.silence(0.5))
        listened(sink, 10.0)
    finally:
        sink.close()
    heard = Clip.read_wav(tmp_path / "a.wav")
    assert heard.seconds >= 0.4
    assert heard.samples.any()
