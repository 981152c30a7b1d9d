"""An evening goes down: real tellings, rendered and measured; and the acts behind a story."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import numpy as np
import pytest

from kiosk.desk.sinking import hushed, slowed, sunk
from kiosk.session.programme import CLOSING, MORE, OPENING, STEP, STORY, Act, Programme
from kiosk.sound.clip import RATE, Samples
from kiosk.sound.loudness import SPEECH_LUFS, loudness
from kiosk.sound.mixer import Mixer
from kiosk.voice.espeak import EspeakVoice
from kiosk.voice.job import Job
from kiosk.voice.phrases import begins_inside
from stories.pacing import BUILT_IN, Pace
from tests.kiosk.desk.homes import Evenings, home
from tests.kiosk.session.evenings import timed

PACE = Pace(160.0, 0.8, 1.6, BUILT_IN)
EVENINGS = (("Mia:4:she", 7, ()), ("Theo:7:he", 3, ()), ("Nora:10:she", 5, ()))
HOLDING = ("Mia:5:she", 3, (("ritual-1", "four-five-pages"),))
"""An evening whose ritual holds the story and goes on after it."""


@cache
def evening(spec: str, seed: int, wishes: tuple[tuple[str, str], ...]) -> Programme:
    """A whole evening, with the shipped rituals and tales."""
    return Evenings(home(spec), minutes=20, seed=seed).programme(wishes=wishes)


@cache
def rendered(act: Act) -> Samples:
    """An act as it is heard, with the voice and the mixer of the house; no clock, no card."""
    voice, mixer = EspeakVoice(), Mixer()
    told = [one.line for one in act.lines]
    for index, one in enumerate(act.lines):
        job = Job(index + 1, 0, index, one, 1.0, inside=begins_inside(told, index))
        mixer.say(job.tag, voice.render(job.utterance), one.gain_db, one.pause_after)
    parts = []
    while mixer.queued():
        parts.append(mixer.render(RATE))
    return np.concatenate(parts)


def thirds(samples: Samples) -> list[float]:
    """The loudness of each third."""
    edges = [len(samples) * third // 3 for third in range(4)]
    return [loudness(samples[a:b]) for a, b in pairwise(edges)]


@pytest.mark.parametrize(("spec", "seed", "wishes"), EVENINGS)
def test_a_story_sinks_most_of_the_way_in_its_last_third(
    spec: str, seed: int, wishes: tuple[tuple[str, str], ...]
) -> None:
    """From -23 LUFS to -29 and below: two thirds that hardly fall, and one that does."""
    heard = rendered(evening(spec, seed, wishes).story)
    first, second, third = thirds(heard)
    end = loudness(heard[-20 * RATE :])
    assert first == pytest.approx(SPEECH_LUFS, abs=1.2)
    assert 0.0 <= first - second <= 1.6
    assert second - third > 1.5
    assert end < second - 4.0
    last = evening(spec, seed, wishes).story.lines[-1]
    assert last.line.whisper
    assert loudness(heard[-int((last.speech_seconds + last.pause_after) * RATE) :]) < -31.0


@pytest.mark.parametrize(("spec", "seed", "wishes"), EVENINGS)
def test_a_story_slows_and_its_pauses_grow(
    spec: str, seed: int, wishes: tuple[tuple[str, str], ...]
) -> None:
    """By a quarter, in speech and in silence alike; nothing but the pace changes either."""
    lines = evening(spec, seed, wishes).story.lines
    speeds = [one.wpm * (1.1 if one.line.slow else 1.0) for one in lines]
    assert all(after <= before for before, after in pairwise(speeds))
    assert speeds[0] / speeds[-1] == pytest.approx(1.25, abs=0.02)
    early, late = (min(one.pause_after for one in part) for part in (lines[:20], lines[-4:]))
    assert 1.15 < late / early < 1.45


@pytest.mark.parametrize(("spec", "seed", "wishes"), [*EVENINGS, HOLDING])
def test_nothing_after_a_story_is_louder_or_quicker_than_its_end(
    spec: str, seed: int, wishes: tuple[tuple[str, str], ...]
) -> None:
    """Rituals and frame lines keep to the opening before it, and to its end behind it."""
    programme = evening(spec, seed, wishes)
    at = programme.acts.index(programme.story)
    for act in programme.acts[:at]:
        if act.lines:
            assert loudness(rendered(act)) == pytest.approx(SPEECH_LUFS, abs=1.5), act.title
    behind = [act for act in programme.acts[at + 1 :] if act.lines]
    assert {act.kind for act in behind} >= {CLOSING}
    if wishes:
        assert STEP in {act.kind for act in behind}
    for act in behind:
        assert loudness(rendered(act)) < -28.0, act.title
        if act.kind != MORE:
            assert max(one.wpm for one in act.lines) <= 1.02 * programme.story.lines[0].wpm / 1.25


def test_a_comfort_piece_is_softer_than_the_story_ended_and_slower_than_it_began() -> None:
    """It begins where the story left off, and sinks from there."""
    found = [evening(*one) for one in EVENINGS if evening(*one).more is not None]
    assert found
    for programme in found:
        more = programme.more
        assert more is not None
        first, _, last = thirds(rendered(more))
        assert first < loudness(rendered(programme.story)[-20 * RATE :]) + 1.0
        assert last < first - 1.0
        assert more.lines[0].wpm < 0.95 * programme.story.lines[0].wpm


def test_only_steps_behind_a_told_story_are_hushed() -> None:
    """Those before it, and an evening without a story, stay as they are."""
    acts = [
        Act(OPENING, "Good evening", (timed("Good evening."),)),
        Act(STEP, "Curfew", (timed("A bell."),)),
        Act(STORY, "The Owl", (timed("An owl."),)),
        Act(STEP, "Curfew", (timed("Cover it."),)),
    ]
    low = sunk(acts, PACE)
    assert low[:3] == acts[:3]
    assert low[3] == hushed(acts[3], PACE)
    assert low[3].lines[0].gain_db == -6.0
    assert low[3].lines[0].wpm == pytest.approx(96.0)
    acts[2] = Act(STORY, "", ())
    assert sunk(acts, PACE) == acts


def test_a_slowed_pace_ends_where_it_ended() -> None:
    """Only its beginning is slower."""
    slow = slowed(PACE, 1.1)
    assert slow.wpm == pytest.approx(PACE.wpm / 1.1)
    assert slow.wpm / slow.stretch_at(1.0) == pytest.approx(PACE.wpm / PACE.stretch_at(1.0))
    assert slow.sentence_pause * slow.stretch == pytest.approx(PACE.sentence_pause * PACE.stretch)


@pytest.mark.parametrize(("spec", "seed", "wishes"), [*EVENINGS, HOLDING])
def test_nothing_behind_a_whispered_end_is_louder_than_it(
    spec: str, seed: int, wishes: tuple[tuple[str, str], ...]
) -> None:
    """The goodnight is said into the same quiet that the story's last line left."""
    made = evening(spec, seed, wishes)
    end = made.story.lines[-1].gain_db
    behind = made.acts[made.acts.index(made.story) + 1 :]
    said = [one.gain_db for act in behind for one in act.lines]
    assert said
    assert max(said) <= end
    assert made.closing is not None
    assert loudness(rendered(made.closing)) < loudness(rendered(made.story)[-8 * RATE :]) + 2.0
