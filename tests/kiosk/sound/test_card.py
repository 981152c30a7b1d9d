"""The card sink: silent where there is no card, and the same time and events all the same."""

from __future__ import annotations

import itertools
import time
from pathlib import Path

import pytest

from kiosk.sound.card import CardSink, open_sink
from kiosk.sound.clip import Clip
from kiosk.sound.events import Event, Finished, Started
from kiosk.sound.loudness import NIGHT_CAP_LUFS, loudness
from tests.kiosk.sound.hearing import tone


def listened(sink: CardSink, seconds: float) -> list[Event]:
    """Everything that became audible until nothing was left, within ``seconds`` at most."""
    found: list[Event] = []
    end = time.monotonic() + seconds
    while sink.queued() and time.monotonic() < end:
        found += sink.poll()
        time.sleep(0.01)
    return found


@pytest.fixture
def no_card(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without a card, or this test does not run."""
    if Path("/proc/asound/cards").exists():
        pytest.skip("there may be a card here")
    monkeypatch.delenv("PULSE_SERVER", raising=False)


@pytest.mark.usefixtures("no_card")
def test_without_a_card_time_goes_on_in_silence() -> None:
    """Sentences start and finish as planned, and the reason is one line."""
    sink = open_sink()
    try:
        assert not sink.audible
        assert sink.silent
        assert sink.why_silent
        sink.say(1, Clip.silence(0.2), 0.0, 0.1)
        sink.say(2, Clip.silence(0.1), 0.0, 0.0)
        found = listened(sink, 5.0)
    finally:
        sink.close()
    assert [event.tag for event in found if isinstance(event, Started)] == [1, 2]
    assert sink.queued() == 0


@pytest.mark.usefixtures("no_card")
def test_what_was_said_before_the_card_was_missed_is_still_heard() -> None:
    """Nothing is lost in the moment of finding out."""
    sink = open_sink()
    try:
        sink.say(1, Clip.silence(0.1))
        found = listened(sink, 10.0)
    finally:
        sink.close()
    assert any(isinstance(event, Finished) and event.tag == 1 for event in found)


@pytest.mark.usefixtures("no_card")
def test_the_nights_cap_outlives_a_change_from_card_to_clock(tmp_path: Path) -> None:
    """What was told to a card that is not there holds for whoever keeps the time instead."""
    file = tmp_path / "heard.wav"
    sink = open_sink(file)
    try:
        sink.night(True)
        sink.say(1, tone(1.0, level=0.5))
        listened(sink, 10.0)
    finally:
        sink.close()
    assert loudness(Clip.read_wav(file).samples) == pytest.approx(NIGHT_CAP_LUFS, abs=1.0)


@pytest.mark.sound
@pytest.mark.usefixtures("server")
def test_a_card_plays_without_a_gap() -> None:
    """Started and finished keep the plan to the sample, in a real playing process."""
    sink = open_sink()
    try:
        assert sink.audible, sink.why_silent
        for tag in range(3):
            sink.say(tag, tone(0.3), 0.0, 0.1)
        found = listened(sink, 10.0)
    finally:
        sink.close()
    starts = [event.frame for event in found if isinstance(event, Started)]
    assert [b - a for a, b in itertools.pairwise(starts)] == [8820, 8820]


@pytest.mark.sound
@pytest.mark.usefixtures("server")
def test_a_playing_process_that_dies_is_missed_and_the_story_goes_on() -> None:
    """The clock takes over with the sentence that was not heard to its end."""
    sink = open_sink()
    try:
        assert sink.audible, sink.why_silent
        assert sink._child is not None
        sink.say(1, tone(0.4))
        sink.say(2, tone(0.2))
        sink._child.process.kill()
        found = listened(sink, 10.0)
    finally:
        sink.close()
    assert [event.tag for event in found if isinstance(event, Finished)] == [1, 2]
