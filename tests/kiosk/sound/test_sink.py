"""The clock sink: time that passes only when told to, and by a wall clock."""

from __future__ import annotations

from pathlib import Path

from kiosk.sound.events import Finished, Started
from kiosk.sound.recorder import Recorder
from kiosk.sound.sink import ClockSink
from tests.kiosk.sound.hearing import tone


def test_virtual_time_stands_until_it_is_moved() -> None:
    """And adds up exactly over many small steps."""
    sink = ClockSink()
    assert sink.position() == 0.0
    for _ in range(1000):
        sink.advance(0.0137)
    assert abs(sink.position() - 13.7) < 1e-3


def test_events_come_as_their_time_comes() -> None:
    """Not before."""
    sink = ClockSink()
    sink.say(1, tone(1.0), 0.0, 0.5)
    sink.advance(0.5)
    assert [type(event) for event in sink.poll()] == [Started]
    sink.advance(0.6)
    assert [type(event) for event in sink.poll()] == [Finished]


def test_a_wall_clock_moves_it_by_itself() -> None:
    """Every look renders up to now."""
    now = [100.0]
    sink = ClockSink(lambda: now[0])
    sink.say(1, tone(1.0))
    now[0] = 102.0
    assert abs(sink.position() - 2.0) < 1e-3
    assert len(sink.poll()) == 3


def test_a_recording_goes_on_behind_what_is_there(tmp_path: Path) -> None:
    """A resumed evening counts from the end of its recording."""
    path = tmp_path / "a.wav"
    first = ClockSink(recorder=Recorder(path))
    first.advance(2.0)
    first.close()
    again = ClockSink(recorder=Recorder(path, append=True))
    assert abs(again.position() - 2.0) < 1e-3
    again.close()
