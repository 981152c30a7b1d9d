"""The mix: exact pauses, soft edges, caps, and commands that never click."""

from __future__ import annotations

import numpy as np
import pytest

from kiosk.sound.clip import RATE
from kiosk.sound.events import Finished, Idle, Started
from kiosk.sound.loudness import NIGHT_CAP_LUFS, PEAK, SPEECH_LUFS, loudness
from kiosk.sound.mixer import Mixer
from tests.kiosk.sound.hearing import largest_step, level, silences, tone

STEP_OF_TONE = 0.1 * 2 * np.pi * 220 / RATE
"""The steepest a 220-hertz tone of level 0.1 can be."""


def test_there_is_no_frame_of_gap_beyond_the_planned_pause() -> None:
    """Three sentences, two pauses, to the sample; rendered in odd pieces."""
    mixer = Mixer()
    for tag, pause in ((1, 0.45), (2, 0.8), (3, 0.0)):
        mixer.say(tag, tone(1.0), 0.0, pause)
    parts = [mixer.render(n) for n in [997] * 80]
    runs = silences(np.concatenate(parts)[: round(4.25 * RATE)], least=200)
    planned = [round(pause * RATE) for pause in (0.45, 0.8)]
    edges = [length - pause for (_, length), pause in zip(runs, planned, strict=True)]
    assert all(0 <= edge <= 2 for edge in edges)


def test_events_carry_the_exact_frame() -> None:
    """Started, finished and idle, whatever the size of a block."""
    mixer = Mixer()
    mixer.say(1, tone(0.5), 0.0, 0.25)
    mixer.say(2, tone(0.5), 0.0, 0.25)
    for _ in range(40):
        mixer.render(1000)
    half, quarter = round(0.5 * RATE), round(0.25 * RATE)
    assert mixer.take_events() == [
        Started(1, 0),
        Finished(1, half),
        Started(2, half + quarter),
        Finished(2, 2 * half + quarter),
        Idle(2 * half + 2 * quarter),
    ]


@pytest.mark.parametrize("deed", ["pause", "cancel", "stop", "seek"])
def test_nothing_clicks(deed: str) -> None:
    """A command in the middle of a tone makes no step steeper than the tone itself."""
    mixer = Mixer()
    mixer.say(1, tone(2.0), 0.0, 0.2)
    mixer.say(2, tone(2.0), 0.0, 0.2)
    parts = [mixer.render(round(0.713 * RATE))]
    if deed == "pause":
        mixer.pause()
        parts.append(mixer.render(RATE))
        mixer.resume()
    elif deed == "seek":
        mixer.seek(2, 2)
    else:
        getattr(mixer, deed)(0.1)
    parts.append(mixer.render(2 * RATE))
    assert largest_step(np.concatenate(parts)) <= 1.6 * STEP_OF_TONE


def test_a_pause_freezes_speech_but_not_the_bed() -> None:
    """The sea goes on while the story waits."""
    mixer = Mixer()
    mixer.bed("sea", 1, 0.0, 0.1)
    mixer.say(1, tone(3.0), 0.0, 0.0)
    mixer.render(RATE)
    mixer.pause()
    mixer.render(RATE)
    assert level(mixer.render(RATE)) > -60.0
    assert mixer.queued() == 1
    assert not [event for event in mixer.take_events() if isinstance(event, Finished)]


def test_a_resume_goes_back_to_the_word() -> None:
    """Started comes again with an offset just before the last word that had begun."""
    mixer = Mixer()
    mixer.say(1, tone(4.0), 0.0, 0.0)
    mixer.render(round(2.5 * RATE))
    mixer.pause()
    mixer.resume()
    mixer.render(100)
    again = [event for event in mixer.take_events() if isinstance(event, Started)][-1]
    assert again.offset == round(2.0 * RATE) - round(0.3 * RATE)


def test_nothing_is_louder_than_the_caps() -> None:
    """A shouting clip, a bed turned up and a bell at once stay below the peak."""
    mixer = Mixer()
    mixer.bed("rain", 2, 40.0, 0.1)
    mixer.bell(20.0)
    mixer.say(1, tone(2.0, level=1.0), 24.0, 0.0)
    sound = mixer.render(3 * RATE)
    assert float(np.abs(sound).max()) <= PEAK
    assert level(sound) < -15.0


def test_a_bed_leaves_to_true_silence() -> None:
    """After its fade there is nothing at all."""
    mixer = Mixer()
    mixer.bed("brown", 3, 0.0, 0.5)
    mixer.render(RATE)
    mixer.bed_off(1.0)
    mixer.render(RATE + 10)
    assert not mixer.render(RATE).any()


def test_one_bed_follows_another_at_even_power() -> None:
    """The crossfade neither dips nor swells by more than a few dB."""
    mixer = Mixer()
    mixer.bed("brown", 3, 0.0, 0.1)
    before = level(mixer.render(2 * RATE)[RATE:])
    mixer.bed("brown", 4, 0.0, 2.0)
    during = mixer.render(2 * RATE)
    halves = [level(part) for part in np.array_split(during, 4)]
    assert all(abs(half - before) < 3.0 for half in halves)


def test_the_same_commands_give_the_same_bytes() -> None:
    """Nothing in the mix is left to chance."""

    def mixed() -> bytes:
        mixer = Mixer()
        mixer.bed("hearth", 5, -6.0, 1.0)
        mixer.say(1, tone(1.0), -3.0, 0.5)
        return mixer.render(3 * RATE).tobytes()

    assert mixed() == mixed()


def test_cancel_drops_all_that_waits() -> None:
    """The queue is empty and the mixer says that it is idle."""
    mixer = Mixer()
    for tag in range(5):
        mixer.say(tag, tone(1.0))
    mixer.render(100)
    mixer.cancel(0.1)
    assert mixer.queued() == 0
    assert isinstance(mixer.take_events()[-1], Idle)


def test_a_bed_made_ready_is_the_bed_that_comes() -> None:
    """Made ahead or when it is wanted: the same sound to the sample, and no other's."""

    def heard(*made: tuple[str, int]) -> bytes:
        mixer = Mixer()
        for name, seed in made:
            mixer.ready(name, seed)
        mixer.bed("lullaby", 6, 0.0, 0.1)
        parts = []
        for _ in range(8):
            mixer.ahead()
            parts.append(mixer.render(RATE))
        return np.concatenate(parts).tobytes()

    assert heard() == heard(("lullaby", 6)) == heard(("rain", 6)) == heard(("lullaby", 7))


def test_by_night_nothing_is_louder_than_the_night_allows() -> None:
    """A sentence, a bell and a bed that come then; by day they are as loud as ever."""
    heard: dict[bool, list[float]] = {}
    for night in (False, True):
        heard[night] = []
        for deed in ("say", "bell", "bed"):
            mixer = Mixer()
            mixer.night(night)
            if deed == "say":
                mixer.say(1, tone(3.0, level=0.3), 0.0)
            elif deed == "bell":
                mixer.bell()
            else:
                mixer.bed("rain", 7, 6.0, 0.1)
            heard[night].append(loudness(mixer.render(3 * RATE)))
    assert all(one <= NIGHT_CAP_LUFS + 0.5 for one in heard[True]), heard
    assert heard[False][0] > NIGHT_CAP_LUFS + 6.0
    assert heard[False][1] > SPEECH_LUFS - 6.0


def test_what_sounds_when_the_night_comes_sinks_softly() -> None:
    """The sentence under way and all behind it, without a step."""
    mixer = Mixer()
    loud = tone(3.0, level=0.1)
    for tag in (1, 2):
        mixer.say(tag, loud, 0.0, 0.0)
    parts = [mixer.render(RATE)]
    mixer.night(True)
    parts += [mixer.render(round(0.7 * RATE)), mixer.render(4 * RATE)]
    assert loudness(parts[2]) == pytest.approx(NIGHT_CAP_LUFS, abs=0.5)
    assert loudness(parts[0]) > NIGHT_CAP_LUFS + 3.0
    assert largest_step(np.concatenate(parts)) <= 1.02 * STEP_OF_TONE
    mixer.night(True)
    mixer.night(False)
    mixer.say(3, loud, 0.0)
    mixer.render(RATE)
    assert loudness(mixer.render(RATE)) > NIGHT_CAP_LUFS + 3.0


def test_the_volume_moves_in_half_a_second_without_a_step() -> None:
    """All that is heard, together; silence is silence."""
    mixer = Mixer()
    mixer.say(1, tone(4.0), 0.0)
    mixer.render(RATE)
    mixer.ramp("master", -9.0, 0.5)
    way = mixer.render(round(0.5 * RATE))
    low = mixer.render(RATE)
    assert level(low) == pytest.approx(level(tone(1.0).samples) - 9.0, abs=0.2)
    assert largest_step(np.concatenate((way, low))) <= 1.02 * STEP_OF_TONE
    mixer.ramp("master", -80.0, 0.5)
    mixer.render(round(0.51 * RATE))
    assert not mixer.render(RATE // 2).any()
