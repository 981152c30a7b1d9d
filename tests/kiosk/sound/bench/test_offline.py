"""A whole story of ten minutes, rendered with no card and compared with its plan, all of it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pytest

from kiosk.player import Player, Said
from kiosk.sound.clip import RATE, Clip, Samples
from kiosk.sound.loudness import PEAK, SPEECH_CAP_LUFS, limit, loudness
from kiosk.sound.ramp import gain
from kiosk.sound.sink import ClockSink
from kiosk.voice.espeak import EspeakVoice
from kiosk.voice.reader import InlineReader
from stories.cast import Child
from stories.lengths import pace_of
from stories.library import SHIPPED, load_library
from stories.pacing import TimedLine, schedule
from stories.teller import tell
from tests.kiosk.sound.bench.tape import Heard, Tape
from tests.kiosk.sound.hearing import largest_step, loudest

MINUTES = 10.0
JOIN = round(0.005 * RATE)
FADE = 20.0
"""Seconds in which the sound after the story sinks."""


@dataclass(frozen=True)
class Told:
    """A story as it was planned, as its voice said it, and as it was heard."""

    timed: tuple[TimedLine, ...]
    clips: tuple[Clip, ...]
    said: tuple[Said, ...]
    sound: Samples

    def places(self) -> list[tuple[int, Samples, float]]:
        """Where each sentence must begin, to the sample; what it is; and its factor."""
        found, at = [], 0
        for one, clip in zip(self.timed, self.clips, strict=True):
            factor = gain(min(one.gain_db, SPEECH_CAP_LUFS - loudness(clip.samples)))
            found.append((at, clip.samples, factor))
            at += len(clip.samples) + round(one.pause_after * RATE)
        return [*found, (at, np.zeros(0, dtype=np.float32), 1.0)]


def performed(timed: tuple[TimedLine, ...], tape: Tape, player: Player, sink: ClockSink) -> Told:
    """Let a player tell the lines, and render on until the last pause is over."""
    said: list[Said] = []
    player.perform(0, timed)
    while sum(not one.started for one in said) < len(timed):
        said += player.tick()
        sink.advance(0.11)
    sink.advance(2.0)
    return Told(timed, (), tuple(said), tape.samples)


@pytest.fixture(scope="module")
def story() -> Told:
    """A story of ten minutes, told by the built-in voice."""
    pace = pace_of(6)
    child = Child("Mia", 6, "she")
    script = tell(load_library([SHIPPED]), [child], minutes=MINUTES, seed=3, pace=pace).script
    voice = Heard(EspeakVoice())
    tape = Tape()
    sink = ClockSink(recorder=tape)
    told = performed(schedule(script, pace), tape, Player(InlineReader(voice), sink), sink)
    return Told(told.timed, tuple(voice.clips), told.said, told.sound)


def test_every_sample_is_where_the_plan_has_it(story: Told) -> None:
    """No sample of gap beyond the planned pauses, none missing, none added."""
    places = story.places()
    assert len(story.sound) >= places[-1][0] > 0.9 * MINUTES * 60 * RATE
    for (at, samples, factor), (after, _, _) in pairwise(places):
        heard = story.sound[at : at + len(samples)]
        wanted = limit(samples * np.float32(factor))
        inner = slice(JOIN, len(samples) - JOIN)
        assert np.array_equal(heard[inner], wanted[inner])
        assert np.all(np.abs(heard) <= np.abs(wanted))
        assert not story.sound[at + len(samples) : after].any()


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
