"""What the player says beside an evening: how loud, in which voice, and when never."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from kiosk.sound.clip import RATE, Clip, Samples
from kiosk.sound.loudness import NIGHT_CAP_LUFS, loudness
from kiosk.sound.sink import ClockSink
from kiosk.voice.voice import Utterance, spread
from tests.kiosk.session.evenings import timed
from tests.kiosk.sound.hearing import tone
from tests.kiosk.speaking import HandReader, HummingVoice, Room, Tape, lines


class SingingVoice(HummingVoice):
    """A voice that is as loud as a recording could be."""

    def render(self, utterance: Utterance) -> Clip:
        """Return a second of a loud tone."""
        return Clip(tone(1.0, level=0.5).samples, spread(utterance.text, 1.0))


def taped(voice: HummingVoice | None = None) -> tuple[Room, Tape]:
    """A room that hums, and all that is heard in it."""
    tape = Tape()
    return Room(HandReader(voice or HummingVoice()), ClockSink(recorder=tape)), tape


def heard(room: Room, seconds: float, tape: Tape) -> Samples:
    """What is heard in so many seconds more."""
    before = tape.frames
    room.wait(seconds)
    return tape.samples[before:]


def test_a_label_and_a_bell_are_no_louder_than_what_was_heard_last() -> None:
    """While the evening is hushed; by day a label is as loud as ever."""
    room, tape = taped()
    room.player.level(0.0, hushed=True)
    soft = tuple(dataclasses.replace(one, gain_db=-9.0) for one in lines(1))
    room.player.perform(0, soft)
    last = float(np.abs(heard(room, 3.0, tape)).max())
    room.player.label("Bedtime")
    said = float(np.abs(heard(room, 3.0, tape)).max())
    assert 0.0 < said <= 1.001 * last
    room.player.bell()
    assert float(np.abs(heard(room, 3.0, tape)).max()) <= 0.4
    room.player.level(0.0)
    room.player.label("Bedtime")
    assert float(np.abs(heard(room, 3.0, tape)).max()) > 1.5 * last


@pytest.mark.parametrize("step_db", [0.0, -6.0, -12.0])
def test_by_night_a_comfort_sentence_keeps_the_cap_whatever_the_volume(
    step_db: float,
) -> None:
    """And a volume that was lowered lowers it further."""
    room, tape = taped(SingingVoice())
    room.player.level(step_db, night=True, hushed=True)
    heard(room, 1.0, tape)
    room.player.aside("You are safe.")
    assert loudness(heard(room, 2.0, tape)) == pytest.approx(NIGHT_CAP_LUFS + step_db, abs=1.0)


def test_the_evening_takes_the_word_from_a_label() -> None:
    """What a control says fades as soon as the first sentence is there, and never comes back."""
    room, tape = taped()
    room.player.label("Begin")
    room.wait(0.2)
    room.player.perform(0, lines(2))
    began = room.sink.position()
    room.wait(8.0)
    assert room.begun == [0, 1]
    first = room.said[0].at
    assert 0.0 < first - began < 0.2
    loud = np.abs(tape.samples)
    at = round(first * RATE)
    assert loud[: round(0.2 * RATE)].max() > 0.01
    assert loud[at - 20 : at].max() < 0.001
    assert room.sink.queued() == 0


def test_while_a_story_is_told_a_touched_control_is_not_heard_nor_later() -> None:
    """The recording is the same to the sample, whether somebody touched or not."""
    takes = []
    for touched in (False, True):
        room, tape = taped()
        room.player.perform(0, lines(3))
        room.wait(0.5)
        if touched:
            assert not room.player.label("Slower")
        room.wait(9.5)
        takes.append(tape.samples)
    assert np.array_equal(takes[0], takes[1])
    assert takes[0].any()


def test_a_sentence_knows_whether_somebody_is_speaking_still() -> None:
    """From what its own paragraph opened, wherever the telling begins."""
    told = ("“I am here.", "We can go.”", "They went.", "“Now.")
    room = Room()
    act = tuple(timed(text, 0 if index < 3 else 1) for index, text in enumerate(told))
    room.player.perform(0, act, 1)
    assert [asked.inside for _, asked, _ in room.reader.asked] == [True, False, False]


def test_where_tonights_voice_takes_its_time_a_quick_one_says_what_is_touched() -> None:
    """It is awake before the first touch; at night the evening's own voice comforts."""
    reader = HandReader(HummingVoice())
    room = Room(reader)
    assert reader.asked == []
    room.player.refresh("natural")
    assert [(tag, one.voice) for tag, one, _ in reader.asked] == [(0, "built-in")]
    room.wait(0.5)
    assert room.sink.queued() == 0
    room.player.label("Bedtime")
    room.wait(3.0)
    room.player.level(0.0, night=True, hushed=True)
    room.player.label("You are safe.")
    room.player.label("You are safe.", recording="comfort")
    assert [one.voice for _, one, _ in reader.asked[1:]] == ["built-in", "", ""]
    assert [one.text for _, one, _ in reader.asked[1:2]] == ["Bedtime"]
