"""The switchboard: every sentence finds a voice, and a voice that is gone is missed once."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from kiosk.sound.clip import Clip
from kiosk.voice.process import VoiceProcess
from kiosk.voice.switchboard import IDLE, LATE, Switchboard
from kiosk.voice.voice import Utterance
from tests.kiosk.voice.room import Room

if TYPE_CHECKING:
    from kiosk.voice.reader import Made

BUILT_IN = "kiosk.voice.espeak:EspeakVoice"


def test_tonights_voice_reads_and_no_other_is_opened() -> None:
    """In order."""
    room = Room()
    room.ask(1, 2, 3)
    assert room.heard() == [(1, 1.0), (2, 1.0), (3, 1.0)]
    assert room.opened == ["natural"]
    assert not room.board.failed
    assert room.board.fallen == ""


def test_a_dead_voice_hands_its_sentences_on_in_order() -> None:
    """Nothing is lost, nothing is said twice, and it is told in one line."""
    room = Room()
    room.ask(1, 2, 3, 4)
    first = room.heard(2)
    room.readers["natural"].dead = True
    room.ask(5)
    assert first + room.heard() == [(1, 1.0), (2, 1.0), (3, 2.0), (4, 2.0), (5, 2.0)]
    assert not room.board.failed
    assert room.board.fallen == (
        "voice 'natural': it stopped answering: 'built-in' reads until the next evening"
    )


def test_the_next_evening_the_chosen_voice_is_tried_again() -> None:
    """And reads, if it can."""
    room = Room()
    room.readers["natural"].dead = True
    room.ask(1)
    assert room.heard() == [(1, 2.0)]
    room.board.refresh()
    room.ask(2)
    assert room.heard() == [(2, 1.0)]
    assert room.board.fallen == ""


def test_with_no_voice_left_it_has_failed_and_answers_all_the_same() -> None:
    """Until the next evening."""
    room = Room()
    room.ask(1)
    room.heard()
    room.ask(2, 3)
    room.readers["natural"].dead = True
    room.board.poll()
    room.readers["built-in"].dead = True
    assert room.heard() == [(2, 0.0), (3, 0.0)]
    gone = room.board.failed
    assert "go on by themselves" in room.board.fallen
    room.ask(4)
    assert room.heard() == [(4, 0.0)]
    room.board.refresh()
    assert (gone, room.board.failed) == (True, False)
    room.ask(5)
    assert room.heard() == [(5, 1.0)]


def test_one_hard_sentence_is_said_by_the_next_in_line() -> None:
    """The voice stays; only if nobody can say it is it a problem."""
    room = Room()
    room.ask(1)
    room.ask(2, text="hard")
    room.ask(3)
    assert sorted(room.heard()) == [(1, 1.0), (2, 0.0), (3, 1.0)]
    assert room.readers["built-in"]._voice.asked == ["hard"]  # type: ignore[attr-defined]
    assert not room.board.failed
    assert room.board.fallen == ""


def test_a_voice_that_is_not_installed_is_told_and_replaced_at_once() -> None:
    """With the reason."""
    room = Room(missing=("natural",))
    room.ask(1)
    assert room.heard() == [(1, 2.0)]
    assert room.board.fallen.startswith("voice 'natural': not installed: 'built-in' reads")
    assert not room.board.failed


def test_a_sample_is_heard_in_its_own_voice_or_not_at_all() -> None:
    """Nobody should choose a voice by the sound of another."""
    room = Room()
    room.ask(1, voice="studio:a")
    assert room.heard() == [(1, 3.0)]
    room.readers["studio:a"].dead = True
    room.ask(2, voice="studio:a")
    room.ask(3, text="hard", voice="natural")
    assert sorted(room.heard()) == [(2, 0.0), (3, 0.0)]
    assert room.board.fallen == ""
    assert not room.board.failed


def test_a_voice_that_was_only_listened_to_closes_after_a_minute() -> None:
    """Tonight's and the one behind it never do."""
    room = Room()
    room.ask(1, voice="studio:a")
    room.ask(2, text="hard")
    room.heard()
    room.time = IDLE - 1.0
    room.board.poll()
    assert room.readers["studio:a"].closed == 0
    room.time = IDLE + 1.0
    room.board.poll()
    assert room.closed("studio:a")
    assert [room.readers[one].closed for one in ("natural", "built-in")] == [0, 0]
    room.ask(3, voice="studio:a")
    assert room.heard() == [(3, 3.0)]


def test_a_newly_chosen_voice_reads_from_the_next_evening_on() -> None:
    """The old one is let go of."""
    room = Room()
    room.board.refresh("studio:a")
    room.ask(1)
    assert room.heard() == [(1, 3.0)]
    room.time = IDLE + 1.0
    room.board.poll()
    assert room.closed("natural")


def test_cancelled_sentences_never_come_from_any_voice() -> None:
    """Also those that were on their way to another voice."""
    room = Room()
    room.ask(1, 2)
    room.ask(3, voice="studio:a")
    room.board.cancel()
    room.ask(4)
    assert room.heard() == [(4, 1.0)]


def test_each_voice_prepares_its_own() -> None:
    """And what was prepared before is forgotten everywhere."""
    room = Room()
    later = [Utterance("one", "one", 120.0), Utterance("two", "two", 120.0, voice="studio:a")]
    room.board.prepare(later)
    assert room.readers["natural"].prepared == ["one"]
    assert room.readers["studio:a"].prepared == ["two"]
    assert room.board.progress() == (0, 2)
    room.time = 2 * IDLE
    room.board.poll()
    assert room.readers["studio:a"].closed == 0
    room.readers["studio:a"].done = True
    room.board.poll()
    assert room.closed("studio:a")
    assert room.board.progress() == (1, 2)
    room.board.prepare(later[:1])
    assert room.board.progress() == (0, 1)
    room.board.close()
    assert [one.closed for one in room.readers.values()] == [1, 1]


def test_a_real_engine_that_never_starts_is_replaced_by_the_house() -> None:
    """In real processes: every sentence comes, in order, with sound in it."""

    def opened(voice: str) -> VoiceProcess:
        """Open the real built-in voice, or one that dies at once."""
        stillborn = "tests.kiosk.voice.troubled:stillborn"
        return VoiceProcess(BUILT_IN if voice == "built-in" else stillborn)

    board = Switchboard("natural", opened, instead=("built-in",))
    for tag in range(4):
        board.request(tag, Utterance("Good night, Mia.", "Good night, Mia.", 120.0))
    made: list[Made] = []
    end = time.monotonic() + 30.0
    while len(made) < 4 and time.monotonic() < end:
        made += board.poll()
        time.sleep(0.005)
    board.close()
    assert [tag for tag, _ in made] == [0, 1, 2, 3]
    assert all(isinstance(clip, Clip) and clip.samples.any() for _, clip in made)
    assert "natural" in board.fallen


def test_a_voice_that_hangs_as_it_starts_keeps_nobody_waiting_long() -> None:
    """Another says what it owes for too long, each sentence once; a late answer is not heard."""
    room = Room()
    room.readers["natural"].mute = True
    room.ask(1, 2)
    room.time += LATE - 1.0
    assert room.heard() == []
    room.time += 2.0
    assert room.heard() == [(1, 2.0), (2, 2.0)]
    room.readers["natural"].mute = False
    assert room.heard() == []
    room.ask(3)
    assert room.heard() == [(3, 1.0)]
    assert room.board.fallen == ""


def test_a_slow_voice_that_answers_is_left_to_read() -> None:
    """What stands behind a long sentence waits for it; a voice somebody chose to hear is itself."""
    room = Room()
    room.ask(1, 2, 3)
    assert room.heard(1) == [(1, 1.0)]
    room.time += LATE - 1.0
    assert room.heard(1) == [(2, 1.0)]
    room.time += LATE - 1.0
    assert room.heard(1) == [(3, 1.0)]
    room.ask(4, voice="studio:a")
    room.readers["studio:a"].mute = True
    room.time += LATE + 1.0
    assert room.heard() == []
