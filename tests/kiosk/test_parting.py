"""A sentence that is made in two parts is heard as one."""

from __future__ import annotations

import dataclasses

import pytest

from kiosk.sound.clip import RATE
from kiosk.voice.parts import Opening, parted
from kiosk.voice.voice import SilentVoice, Utterance, VoiceProblem
from stories.pacing import TimedLine
from tests.kiosk.speaking import HandReader, HummingVoice, Room, lines


class Parting(HandReader):
    """A reader that makes the first part of what is urgent, and the rest a second later."""

    def request(self, tag: int, utterance: Utterance, *, urgent: bool = False) -> None:
        """Voice a sentence, in parts if somebody waits."""
        parts = parted(utterance) if urgent else None
        if parts is None:
            super().request(tag, utterance, urgent=urgent)
            return
        self.asked.append((tag, utterance, urgent))
        first = self.voice.render(parts.first)
        self._made += [
            (tag, Opening(first.samples, first.words)),
            (tag, VoiceProblem("no") if tag in self.broken else self.voice.render(parts.rest)),
        ]


BUS = "The last bus on Button Street was blue, and it had one slow wiper."


def _bus(count: int) -> tuple[TimedLine, ...]:
    return tuple(
        dataclasses.replace(one, line=dataclasses.replace(one.line, text=BUS, speech=BUS))
        for one in lines(count)
    )


def test_a_sentence_in_two_parts_is_one_sentence() -> None:
    """It begins once and ends once; a rest lies between its parts and its own pause behind it."""
    room = Room(Parting(HummingVoice()))
    room.player.perform(0, _bus(3))
    room.wait(20.0)
    assert [(one.line, one.started) for one in room.said] == [
        (line, started) for line in range(3) for started in (True, False)
    ]
    parts = parted(Utterance(BUS, BUS, 120.0))
    assert parts is not None
    at = [round(one.at * RATE) for one in room.said if one.started]
    whole = 2 * RATE
    assert at[1] - at[0] == whole + RATE + round(parts.pause * RATE)
    assert at[2] - at[1] == whole


def test_every_word_of_a_sentence_in_two_parts_is_lit_in_its_turn() -> None:
    """As of one that came whole."""
    room = Room(Parting(HummingVoice()))
    room.player.perform(0, _bus(1))
    seen: list[int] = []
    for _ in range(120):
        room.wait(0.05)
        word = room.player.word()
        if word is not None and word[2] not in seen:
            seen.append(word[2])
    assert seen == list(range(len(BUS.split())))


def test_a_rest_that_nobody_can_say_keeps_its_time() -> None:
    """Silence for what is left, not for all of it once more."""
    room = Room(Parting(HummingVoice(), broken=frozenset({1})))
    room.player.perform(0, _bus(1))
    room.wait(20.0)
    parts = parted(Utterance(BUS, BUS, 120.0))
    assert parts is not None
    left = SilentVoice().render(parts.rest).seconds
    begin, end = (one.at for one in room.said)
    assert end - begin == pytest.approx(1.0 + parts.pause + left, abs=0.001)
