"""A whole story of ten minutes, rendered with no card and compared with its plan, all of it."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import numpy as np
import pytest

from kiosk.player import Player
from kiosk.sound.clip import RATE
from kiosk.sound.loudness import PEAK, SPEECH_CAP_LUFS, loudness
from kiosk.sound.sink import ClockSink
from kiosk.voice.espeak import EspeakVoice
from kiosk.voice.reader import InlineReader
from tests.kiosk.sound.bench.tape import Heard, Tape
from tests.kiosk.sound.bench.whole import MINUTES, Told, performed, ten_minutes
from tests.kiosk.sound.hearing import largest_step, loudest

FADE = 20.0
"""Seconds in which the sound after the story sinks."""


@pytest.fixture
def story() -> Told:
    """A story of ten minutes, told once a process."""
    return _told()


@cache
def _told() -> Told:
    return ten_minutes()


def test_every_sample_is_where_the_plan_has_it(story: Told) -> None:
    """No sample of gap beyond the planned pauses, none missing, none added."""
    assert len(story.sound) > 0.9 * MINUTES * 60 * RATE
    assert story.strays() == 0


def test_one_sample_too_many_would_be_found(story: Told) -> None:
    """The count above is not blind: one sample cut, or one of silence put in, is thousands."""
    at = story.places()[3][0]
    for sound in (np.delete(story.sound, at - 1), np.insert(story.sound, at, 0.0)):
        assert Told(story.timed, story.clips, story.said, sound).strays() > 1000


def test_events_are_told_at_their_sample(story: Told) -> None:
    """Every sentence begins and ends once, in order, where it is heard to."""
    begun = [round(one.at * RATE) for one in story.said if one.started]
    ended = [round(one.at * RATE) for one in story.said if not one.started]
    places = story.places()[:-1]
    assert begun == [at for at, _, _ in places]
    assert ended == [at + len(samples) for at, samples, _ in places]
    assert [one.line for one in story.said if one.started] == list(range(len(places)))


def test_nothing_clicks_in_ten_minutes(story: Told) -> None:
    """No step is larger than the clips' own, and at a join none comes near it."""
    for at, samples, factor in story.places()[:-1]:
        own = largest_step(samples) * factor
        near = story.sound[max(0, at - 10) : at + len(samples) + 10]
        assert largest_step(near) <= own + 1e-6
        for edge in (at, at + len(samples)):
            # What begins and ends in five milliseconds can step only by its share of them.
            assert largest_step(story.sound[max(0, edge - 3) : edge + 3]) <= 0.05 * PEAK


def test_ten_minutes_stay_below_both_caps_and_fall(story: Told) -> None:
    """No sentence is louder than speech may be; the last minute is softer than the first."""
    assert float(np.abs(story.sound).max()) <= PEAK
    for at, samples, _ in story.places()[:-1]:
        assert loudness(story.sound[at : at + len(samples)]) <= SPEECH_CAP_LUFS + 0.05
    minute = 60 * RATE
    end = story.places()[-1][0]
    first, last = loudness(story.sound[:minute]), loudness(story.sound[end - minute : end])
    assert first - last == pytest.approx(5.0, abs=2.5)


def test_a_louder_wish_gives_no_louder_story(story: Told) -> None:
    """Asked for 40 dB more, a passage is still no louder than the cap, nor above the peak."""
    tape = Tape()
    sink = ClockSink(recorder=tape)
    for tag, clip in enumerate(story.clips[:12]):
        sink.say(tag, clip, 40.0, 0.2)
    sink.advance(60.0)
    assert float(np.abs(tape.samples).max()) <= PEAK
    assert loudness(tape.samples) <= SPEECH_CAP_LUFS + 0.1


def test_the_last_lines_hand_over_to_the_sound_and_the_sound_to_silence(story: Told) -> None:
    """The bed comes in under the voice, no jump anywhere, then it sinks to nothing at all."""
    tape = Tape()
    sink = ClockSink(recorder=tape)
    voice = Heard(EspeakVoice())
    player = Player(InlineReader(voice), sink)
    last = story.timed[-4:]
    player.bed("rain", 4, -3.0, 8.0)
    performed(last, tape, player, sink)
    end = len(tape.samples)
    player.bed_fade(FADE)
    for _ in range(round((FADE + 2.0) / 0.1)):
        player.tick()
        sink.advance(0.1)
    sound = tape.samples
    assert sound[: 2 * RATE].any()
    levels = [loudest(part) for part in np.array_split(sound[end : end + round(FADE * RATE)], 10)]
    assert all(after <= before + 1.0 for before, after in pairwise(levels))
    assert levels[0] - levels[-1] > 12.0
    assert not sound[end + round(FADE * RATE) :].any()
    bed_alone = Tape()
    quiet = ClockSink(recorder=bed_alone)
    quiet.bed("rain", 4, -3.0, 8.0)
    quiet.advance(end / RATE)
    steps = largest_step(bed_alone.samples) + max(
        map(largest_step, (c.samples for c in voice.clips))
    )
    assert largest_step(sound) <= steps
