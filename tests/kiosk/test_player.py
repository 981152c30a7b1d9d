"""The player on a virtual clock: order, pauses, what is dropped, and the word that is lit."""

from __future__ import annotations

import dataclasses
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from kiosk.player import SLOWER
from kiosk.sound.clip import RATE, Clip
from kiosk.sound.recorder import Recorder
from kiosk.sound.sink import ClockSink
from kiosk.voice.ahead import AHEAD
from kiosk.voice.job import TAGS
from kiosk.voice.voice import SilentVoice
from tests.kiosk.speaking import HandReader, HummingVoice, Room, lines


def test_every_line_begins_and_ends_once_in_order() -> None:
    """Started, finished, started, finished: with the act and the place it was given."""
    room = Room()
    room.player.perform(3, lines(8), 2)
    room.wait(40.0)
    assert room.begun == [2, 3, 4, 5, 6, 7]
    assert [one.started for one in room.said] == [True, False] * 6
    assert {one.act for one in room.said} == {3}


def test_one_line_only_is_one_line() -> None:
    """Line by line by voice."""
    room = Room()
    room.player.perform(3, lines(8), 2, only=True)
    room.wait(20.0)
    assert room.begun == [2]


@pytest.mark.parametrize("first", [8, 9, 500])
def test_nothing_is_said_past_the_end(first: int) -> None:
    """A place behind the last line is no line."""
    room = Room()
    room.player.perform(3, lines(8), first, only=True)
    room.wait(5.0)
    assert room.said == []


def test_between_two_lines_lies_the_planned_pause_and_nothing_more() -> None:
    """To the sample: one second of pause, one of hum, whatever the looks fall on."""
    room = Room(HandReader(HummingVoice()))
    room.player.perform(0, lines(6))
    room.wait(12.0)
    starts = [round(one.at * RATE) for one in room.said if one.started]
    assert len(starts) == 6
    assert {after - before for before, after in pairwise(starts)} == {2 * RATE}


def test_slower_stretches_words_and_pauses() -> None:
    """Both by the same share; what is asked of the voice says so."""
    room = Room()
    room.player.slower = True
    room.player.perform(0, lines(2))
    room.wait(12.0)
    assert room.reader.asked[0][1].wpm == pytest.approx(120.0 / SLOWER)
    end = next(one.at for one in room.said if not one.started)
    begin = [one.at for one in room.said if one.started][1]
    assert begin - end == pytest.approx(SLOWER, abs=0.001)


def test_a_few_lines_are_voiced_ahead_and_no_more() -> None:
    """The first is urgent; a story is never rendered whole at once."""
    room = Room()
    room.player.perform(0, lines(30))
    assert len(room.reader.asked) == AHEAD + 1
    assert [urgent for _, _, urgent in room.reader.asked] == [True, *[False] * AHEAD]
    room.wait(20.0)
    assert len(room.reader.asked) <= len(room.begun) + AHEAD + 1


def test_quiet_drops_everything() -> None:
    """What is being said, what is queued, what is still being voiced."""
    room = Room()
    room.player.perform(0, lines(10))
    room.wait(1.0)
    room.reader.late = True
    room.player.quiet(0.2)
    room.reader.late = False
    before = list(room.said)
    room.wait(10.0)
    assert room.said == before
    assert room.reader.cancelled == 1
    assert room.player.word() is None
    assert room.sink.queued() == 0


def test_a_clip_that_comes_too_late_is_not_heard() -> None:
    """Asked for, dropped, then made: the new line is said, the old one never."""
    room = Room(HandReader(late=True))
    room.player.perform(0, lines(3))
    room.player.quiet(0.0)
    room.player.perform(1, lines(2), 1)
    room.reader.late = False
    room.wait(10.0)
    assert [(one.act, one.line) for one in room.said if one.started] == [(1, 1)]


def test_a_late_voice_keeps_the_order() -> None:
    """Nothing is skipped because it took long; the player says that it waits."""
    room = Room(HandReader(late=True))
    room.player.perform(0, lines(4))
    room.wait(5.0)
    assert room.said == []
    assert room.player.hungry
    room.reader.late = False
    room.wait(30.0)
    assert room.begun == [0, 1, 2, 3]
    assert not room.player.hungry


def test_a_line_the_voice_can_not_say_keeps_its_time() -> None:
    """Silence of the planned length, in its place."""
    room = Room(HandReader(HummingVoice(), broken=frozenset({1 + TAGS})))
    room.player.perform(0, lines(3))
    room.wait(12.0)
    assert room.begun == [0, 1, 2]
    times = {(one.line, one.started): one.at for one in room.said}
    planned = SilentVoice().render(room.reader.asked[1][1]).seconds
    assert times[1, False] - times[1, True] == pytest.approx(planned, abs=0.001)


def test_a_voice_that_is_gone_leaves_the_pages_their_pace() -> None:
    """The evening goes on in silence, and says that it is voiceless."""
    room = Room(HandReader(late=True))
    room.player.perform(0, lines(4))
    room.reader.failed = True
    room.wait(20.0)
    assert room.begun == [0, 1, 2, 3]
    assert room.reader.failed
    assert room.player.muted


def test_the_word_moves_forward_with_the_clip() -> None:
    """Each word when it is said, none skipped, none twice, nothing in the pause."""
    room = Room()
    room.player.perform(5, lines(1), 0)
    seen: list[tuple[int, int, int] | None] = []
    for _ in range(120):
        room.said += room.player.tick()
        seen.append(room.player.word())
        room.sink.advance(0.05)
    words = [one for one in seen if one is not None]
    assert words == sorted(words)
    assert sorted(set(words)) == [(5, 0, word) for word in range(4)]
    assert seen[-1] is None
    clip = SilentVoice().render(room.reader.asked[0][1])
    started = next(one.at for one in room.said if one.started)
    for index, one in enumerate(seen):
        at = index * 0.05 - started
        inside = [word.word for word in clip.words if word.t0 <= at < word.t1]
        if inside and one is not None:
            assert one[2] in (inside[0], inside[0] + 1)


@pytest.mark.parametrize("after", [0.1, 0.4, 0.8, 1.2])
def test_a_pause_holds_the_word_where_it_is(after: float) -> None:
    """The light does not wander on while nothing is said; then it goes on from there.

    A sentence held in its first word begins anew, and yet it began once.
    """
    room = Room()
    room.player.perform(0, lines(3))
    room.wait(after)
    held = room.player.word()
    assert held is not None
    room.player.hold()
    room.wait(30.0)
    assert room.player.word() == held
    assert room.begun == [0]
    room.player.go_on()
    room.wait(0.1)
    now = room.player.word()
    assert now is not None
    assert 0 <= held[2] - now[2] <= 1
    room.wait(20.0)
    assert room.begun == [0, 1, 2]


def test_quiet_ends_a_pause() -> None:
    """Stop while paused, and the next words are heard with their light."""
    room = Room()
    room.player.perform(0, lines(3))
    room.wait(0.8)
    room.player.hold()
    room.player.quiet(0.0)
    room.wait(3.0)
    room.player.perform(1, lines(1))
    room.wait(0.3)
    assert room.player.word() == (1, 0, 0)


def test_a_label_is_said_alone_and_never_into_the_story() -> None:
    """Nothing of it reaches the session; while the evening is told it is left out."""
    room = Room()
    assert room.player.label("The Owl")
    room.wait(6.0)
    assert room.said == []
    assert room.reader.asked[0][1].role == "kiosk"
    room.player.perform(0, lines(2))
    assert not room.player.label("The Bus")
    room.wait(10.0)
    assert not any(asked[1].text == "The Bus" for asked in room.reader.asked)


def test_what_the_voice_is_asked_is_what_is_spoken() -> None:
    """The speech, not the page's letters; a whisper stays one."""
    room = Room()
    one = lines(1)[0]
    line = dataclasses.replace(
        one.line, text="Siobhán slept.", speech="shi-VAWN slept.", whisper=True
    )
    room.player.perform(0, (dataclasses.replace(one, line=line),))
    asked = room.reader.asked[0][1]
    assert (asked.text, asked.speech, asked.whisper) == ("Siobhán slept.", "shi-VAWN slept.", True)


def test_the_night_sound_sinks_to_nothing_before_the_end(tmp_path: Path) -> None:
    """Heard under the voice, and silent a second before black."""
    recorder = Recorder(tmp_path / "mix.wav")
    room = Room(sink=ClockSink(recorder=recorder))
    room.player.bed("brown", 7, -10.0, 1.0)
    room.wait(4.0)
    room.player.bed_fade(6.0)
    room.wait(6.0)
    room.player.close()
    heard = Clip.read_wav(tmp_path / "mix.wav").samples
    assert np.abs(heard[2 * RATE : 4 * RATE]).max() > 0.001
    assert np.abs(heard[-RATE:]).max() == 0.0
    assert room.reader.closed


def test_the_last_control_touched_is_the_one_that_is_said() -> None:
    """A child in the dark touches the hug while the first words are still being said."""
    room = Room()
    room.player.label("You are safe. It is night, and your grown-ups are near.")
    room.wait(1.0)
    assert room.player.label("A hug is a good idea.")
    room.wait(0.3)
    assert room.reader.asked[-1][1].text == "A hug is a good idea."
    assert room.sink.queued() == 1


def test_a_night_sound_that_settling_begins_with_is_heard(tmp_path: Path) -> None:
    """After a story read by a grown-up it comes in first, then sinks, and ends on time."""
    recorder = Recorder(tmp_path / "mix.wav")
    room = Room(sink=ClockSink(recorder=recorder))
    room.player.bed("brown", 7, -10.0, 12.0)
    room.player.bed_fade(60.0)
    room.wait(60.0)
    room.player.close()
    heard = Clip.read_wav(tmp_path / "mix.wav").samples
    assert np.abs(heard[10 * RATE : 20 * RATE]).max() > 0.001
    assert np.abs(heard[-RATE:]).max() == 0.0
