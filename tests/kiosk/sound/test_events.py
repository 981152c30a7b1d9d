"""Events: sink seconds, and where a clip's word times count from."""

from __future__ import annotations

from kiosk.sound.clip import RATE
from kiosk.sound.events import Finished, Idle, Started, moved


def test_an_event_knows_its_second() -> None:
    """Frames over the rate."""
    assert Started(1, RATE).seconds == 1.0
    assert Finished(1, 2 * RATE).seconds == 2.0
    assert Idle(0).seconds == 0.0


def test_word_times_count_from_the_clip_s_own_start() -> None:
    """Also when only its second half is heard."""
    assert Started(1, 3 * RATE, RATE).zero == 2.0


def test_an_event_can_be_counted_from_another_beginning() -> None:
    """Only its frame changes."""
    assert moved(Started(1, RATE, 7), 100) == Started(1, RATE + 100, 7)
