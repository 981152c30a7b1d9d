"""Whatever a mixer is told, and whenever: soft edges, exact places, and never above the caps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.sound import mixer as mixing
from kiosk.sound.clip import RATE, Clip, Samples, WordTime
from kiosk.sound.events import Finished, Started
from kiosk.sound.loudness import BED_CAP_LUFS, PEAK, SPEECH_CAP_LUFS, loudness
from kiosk.sound.mixer import BACK, Mixer
from kiosk.sound.ramp import SHORTEST, gain
from tests.kiosk.sound.hearing import largest_step, level, tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.sound.soundscapes import Soundscape


class Even:
    """A soundscape that is one number, so that its gain can be read off the mix."""

    def __init__(self, value: float) -> None:
        """Sound as ``value``."""
        self._value = value

    def read(self, frames: int) -> Samples:
        """Return the next frames."""
        return np.full(frames, self._value, dtype=np.float32)

    def ahead(self) -> None:
        """There is nothing to make."""


def even(patch: pytest.MonkeyPatch, **values: float) -> None:
    """Let soundscapes be even, each with its own number."""

    def made(name: str, _seed: int) -> Soundscape:
        scape: Soundscape = Even(values[name])
        return scape

    patch.setattr(mixing, "soundscape", made)


def hum(seconds: float, words: Sequence[float] = (0.0,)) -> Clip:
    """A level clip whose words begin at the given seconds."""
    samples = np.full(round(seconds * RATE), 0.05, dtype=np.float32)
    ends = [*words[1:], seconds]
    return Clip(
        samples, tuple(WordTime(n, a, b) for n, (a, b) in enumerate(zip(words, ends, strict=True)))
    )


def test_a_crossfade_keeps_its_power_in_the_mix(monkeypatch: pytest.MonkeyPatch) -> None:
    """What leaves and what comes: squares of both gains sum to one at every sample."""
    even(monkeypatch, one=0.1, other=0.0)

    def gains(first: str, second: str) -> Samples:
        mixer = Mixer()
        mixer.bed(first, 1, 0.0, 0.03)
        mixer.render(RATE)
        mixer.bed(second, 2, 0.0, 2.0)
        return mixer.render(2 * RATE) / np.float32(0.1)

    power = gains("one", "other") ** 2 + gains("other", "one") ** 2
    assert float(np.abs(power - 1.0).max()) < 1e-3


@pytest.mark.parametrize("bus", ["voice", "master"])
def test_a_level_moves_evenly_in_decibels(bus: str) -> None:
    """The same number of decibels in every stretch of the way, to the end and no further."""
    mixer = Mixer()
    mixer.say(1, hum(6.0))
    mixer.render(RATE)
    mixer.ramp(bus, -24.0, 3.0)
    way = 20.0 * np.log10(mixer.render(3 * RATE) / np.float32(0.05))
    plan = np.linspace(0.0, -24.0, 3 * RATE, endpoint=False)
    assert float(np.abs(way - plan).max()) < 0.01
    assert level(mixer.render(RATE)) == pytest.approx(level(hum(1.0).samples) - 24.0, abs=0.01)


def test_a_pause_freezes_speech_and_not_the_fade(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sound sinks to silence on time while speech waits, and speech is all there after."""
    even(monkeypatch, one=0.1)
    mixer = Mixer()
    mixer.bed("one", 1, 0.0, 0.03)
    mixer.say(1, hum(3.0, (0.0, 1.0, 2.0)))
    mixer.render(round(1.6 * RATE))
    mixer.bed_off(4.0)
    mixer.pause()
    waiting = mixer.render(5 * RATE)
    bed = waiting[SHORTEST : 4 * RATE]
    plan = 0.1 * np.cos(np.arange(SHORTEST, 4 * RATE) / (4 * RATE) * np.pi / 2)
    assert float(np.abs(bed - plan).max()) < 1e-3
    assert not waiting[4 * RATE + 1 :].any()
    mixer.take_events()
    mixer.resume()
    rest = mixer.render(3 * RATE)
    begun, ended = mixer.take_events()[:2]
    assert isinstance(begun, Started)
    assert isinstance(ended, Finished)
    assert begun.offset == RATE - BACK
    assert ended.frame - begun.frame == 3 * RATE - begun.offset
    assert rest[: ended.frame - begun.frame].all() or rest[1 : ended.frame - begun.frame - 1].all()


@pytest.mark.parametrize("word", [0, 1, 2])
@pytest.mark.parametrize("held", [False, True])
@pytest.mark.parametrize("tag", [1, 2])
def test_a_seek_lands_on_the_sample(tag: int, word: int, *, held: bool) -> None:
    """By sentence and by word, while it speaks or while it is held: full voice at that word."""
    starts = (0.0, 0.7, 1.3)
    mixer = Mixer()
    for one in (1, 2, 3):
        mixer.say(one, hum(2.0, starts), 0.0, 0.25)
    mixer.render(round(2.9 * RATE))
    if held:
        mixer.pause()
        mixer.render(RATE)
    mixer.take_events()
    assert mixer.seek(tag, word)
    if held:
        mixer.resume()
    first = mixer.frame
    sound = mixer.render(8 * RATE)
    events = mixer.take_events()
    begun = events[0]
    assert isinstance(begun, Started)
    assert (begun.tag, begun.frame) == (tag, first)
    assert begun.offset == (round(starts[word] * RATE) - SHORTEST if word else 0)
    # At the word's own first sample the voice is all there again.
    at = round(starts[word] * RATE) - begun.offset
    assert float(sound[at + (SHORTEST if word == 0 else 1)]) == pytest.approx(0.05, rel=1e-3)
    assert [one.tag for one in events if isinstance(one, Finished)] == list(range(tag, 4))


def test_stop_ends_what_was_leaving_slowly() -> None:
    """A touch is stronger than a fade of a minute that has begun."""
    mixer = Mixer()
    mixer.bed("brown", 1, 0.0, 0.1)
    mixer.render(RATE)
    mixer.bed_off(60.0)
    mixer.render(RATE)
    mixer.stop(0.1)
    mixer.render(round(0.1 * RATE))
    assert not mixer.render(RATE).any()


def test_leaving_later_is_never_sooner_or_longer() -> None:
    """A second wish for silence doesn't lengthen the first."""
    mixer = Mixer()
    mixer.bed("brown", 1, 0.0, 0.1)
    mixer.render(RATE)
    mixer.bed_off(1.0)
    mixer.bed_off(60.0)
    mixer.render(RATE)
    assert not mixer.render(RATE).any()


def test_many_beds_are_no_louder_than_one() -> None:
    """However they are called in and sent away, one on top of the other."""
    mixer = Mixer()
    for seed in range(6):
        mixer.bed("brown", seed, 40.0, 0.1)
        mixer.render(RATE // 4)
        mixer.bed_off(60.0)
    assert loudness(mixer.render(4 * RATE)) <= BED_CAP_LUFS + 0.5


LEVELS = st.floats(-60.0, 60.0)
SECONDS = st.floats(0.0, 2.0)
WISHES = st.one_of(
    st.tuples(st.just("say"), st.integers(0, 2), LEVELS, st.floats(0.0, 0.3)),
    st.tuples(st.just("bed"), st.sampled_from(["one", "other", "third"]), LEVELS, SECONDS),
    st.tuples(st.just("bed_off"), SECONDS),
    st.tuples(st.just("ramp"), st.sampled_from(mixing.BUSES), LEVELS, SECONDS),
    st.tuples(st.just("pause")),
    st.tuples(st.just("resume")),
    st.tuples(st.just("seek"), st.integers(0, 12), st.integers(0, 5)),
    st.tuples(st.just("cancel"), SECONDS),
    st.tuples(st.just("stop"), SECONDS),
)
LOUD = [tone(0.4, hertz, 0.9) for hertz in (150.0, 220.0, 310.0)]
STEEPEST = max(
    largest_step(one.samples) * gain(SPEECH_CAP_LUFS - loudness(one.samples)) for one in LOUD
)


@settings(max_examples=120)
@given(wishes=st.lists(st.tuples(WISHES, st.integers(0, 9000)), min_size=1, max_size=25))
def test_no_wish_brings_a_click_or_a_level_above_the_caps(
    wishes: list[tuple[tuple[object, ...], int]],
) -> None:
    """Loud clips, gains up to 60 dB, any command at any sample: soft, and below the peak."""
    with pytest.MonkeyPatch.context() as patch:
        even(patch, one=0.1, other=0.1, third=0.1)
        mixer = Mixer()
        parts: list[Samples] = []
        for tag, ((name, *words), frames) in enumerate(wishes):
            if name == "say":
                clip, db, pause = words
                mixer.say(tag, LOUD[int(str(clip))], float(str(db)), float(str(pause)))
            elif name == "bed":
                mixer.bed(str(words[0]), 1, float(str(words[1])), float(str(words[2])))
            else:
                getattr(mixer, str(name))(*words)
            parts.append(mixer.render(frames))
        sound = np.concatenate(parts)
    assert np.isfinite(sound).all()
    assert not len(sound) or float(np.abs(sound).max()) <= PEAK
    # Three beds whose numbers add up come at most as steeply as thirty milliseconds allow.
    entering = 3 * 0.1 * gain(3.0) * np.pi / 2 / SHORTEST
    assert largest_step(sound) <= 2 * STEEPEST + entering + 0.9 * PEAK * np.pi / 2 / SHORTEST
