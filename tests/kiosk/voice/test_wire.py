"""The wire: requests and answers come out as they went in, in whatever pieces they arrive."""

from __future__ import annotations

import numpy as np

from kiosk.sound.clip import Clip, WordTime
from kiosk.voice import wire
from kiosk.voice.voice import Utterance, VoiceProblem

UTTERANCE = Utterance("“Siobhán,” she said.", "“shi-VAWN,” she said.", 120.0, whisper=True)


def test_a_request_comes_out_as_it_went_in() -> None:
    """Tag, words and manner; and a cancel is none."""
    line = wire.asked(7, UTTERANCE, urgent=True)
    assert line.count(b"\n") == 1
    assert wire.request(line) == wire.Asked(7, UTTERANCE, urgent=True)
    assert wire.request(wire.cancelled()) == wire.Cancel()


def test_a_list_for_later_and_a_folder_come_out_as_they_went_in() -> None:
    """Each on one line."""
    line = wire.prepare(3, [UTTERANCE, UTTERANCE])
    assert line.count(b"\n") == 1
    assert wire.request(line) == wire.Prepare(3, (UTTERANCE, UTTERANCE))
    assert wire.request(wire.keep("a/b")) == wire.Keep("a/b")


def test_progress_is_an_answer() -> None:
    """Beside the clips."""
    received = bytearray(wire.answered(wire.PREPARED, wire.Progress(3, 1, 9)))
    assert list(wire.answers(received)) == [(wire.PREPARED, wire.Progress(3, 1, 9))]


def test_answers_arrive_in_any_pieces() -> None:
    """A clip and a problem, byte by byte."""
    samples = np.linspace(-0.5, 0.5, 300, dtype=np.float32)
    clip = Clip(samples, (WordTime(0, 0.0, 0.01),))
    sent = wire.answered(1, clip) + wire.answered(2, VoiceProblem("voice: tired: wait"))
    received, found = bytearray(), []
    for byte in sent:
        received.append(byte)
        found += list(wire.answers(received))
    assert [tag for tag, _ in found] == [1, 2]
    made = found[0][1]
    assert isinstance(made, Clip)
    assert np.abs(made.samples - samples).max() < 1e-4
    assert made.words == clip.words
    assert str(found[1][1]) == "voice: tired: wait"
    assert not received
