"""Takes: trimmed to what is said, cleaned, levelled and faded; an empty one is refused in words."""

from __future__ import annotations

import numpy as np
import pytest

from kiosk.sound.clip import RATE, Samples
from kiosk.sound.loudness import PEAK, SPEECH_LUFS, loudness
from kiosk.sound.takes import FADE, PAD, BadTake, levelled, shaped, without_rumble

CHANCE = np.random.default_rng(7)


def silence(seconds: float, db: float = -120.0) -> Samples:
    """Return a room's own noise."""
    noise = CHANCE.normal(0.0, 10.0 ** (db / 20.0), round(seconds * RATE))
    return noise.astype(np.float32)


def speech(seconds: float, db: float = -30.0) -> Samples:
    """Return something that rises and falls like syllables."""
    at = np.arange(round(seconds * RATE)) / RATE
    voice = np.sum([np.sin(2 * np.pi * 140 * n * at) / n for n in range(1, 12)], axis=0)
    shape = 0.55 - 0.45 * np.cos(2 * np.pi * 4.0 * at)
    made: Samples = (voice * shape * 10.0 ** (db / 20.0)).astype(np.float32)
    return made


def recorded(*parts: Samples) -> Samples:
    """Return parts one behind another, in a quiet room."""
    whole = np.concatenate(parts)
    return whole + silence(len(whole) / RATE, -65.0)[: len(whole)]


def test_a_take_is_trimmed_to_what_is_said() -> None:
    """A short pad stays on both sides, whatever silence was before and behind."""
    take = shaped(recorded(silence(2.0), speech(1.5), silence(3.0)))
    assert take.seconds == pytest.approx(1.5 + 2 * PAD, abs=0.1)


def test_a_take_has_the_level_of_every_voice() -> None:
    """Soft or loud before, it is -23 LUFS, and no peak leaves what the mixer lets out."""
    for db in (-45.0, -30.0, -14.0):
        take = shaped(recorded(silence(0.5), speech(2.0, db), silence(0.5)))
        assert loudness(take.samples) == pytest.approx(SPEECH_LUFS, abs=0.3)
        assert np.abs(take.samples).max() <= PEAK


def test_a_single_peak_does_not_leave_the_limit() -> None:
    """A clap in soft speech is bent, not clipped."""
    sound = speech(2.0, -40.0)
    sound[RATE : RATE + 40] = 0.9
    assert np.abs(levelled(sound)).max() <= PEAK


def test_both_ends_are_faded() -> None:
    """The first and last sample are nothing, and it grows from there over 10 ms."""
    take = shaped(speech(1.0))
    edge = round(FADE * RATE)
    assert take.samples[0] == 0.0
    assert abs(float(take.samples[-1])) < 0.002
    assert np.abs(take.samples[: edge // 4]).max() <= 0.3 * np.abs(take.samples).max()


def test_offset_and_rumble_go_and_the_voice_stays_where_it_is() -> None:
    """A hum of 25 Hz is gone by 30 dB, a voice is untouched and not moved in time."""
    at = np.arange(3 * RATE) / RATE
    hum = (0.2 * np.sin(2 * np.pi * 25.0 * at) + 0.1).astype(np.float32)
    middle = slice(RATE, 2 * RATE)
    assert np.abs(without_rumble(hum)[middle]).max() < 0.2 * 10.0 ** (-30.0 / 20.0)
    voice = speech(3.0)
    clean = without_rumble(voice)
    assert len(clean) == len(voice)
    assert np.abs(clean - voice)[middle].max() < 0.02 * np.abs(voice).max()


def test_rests_are_where_nothing_is_said() -> None:
    """Each silence between two sentences is known by its middle."""
    take = shaped(recorded(speech(1.0), silence(0.6), speech(0.8), silence(0.4), speech(1.0)))
    assert len(take.rests) == 2
    for rest, due in zip(take.rests, (1.3, 2.6), strict=True):
        assert rest == pytest.approx(due, abs=0.2)
        around = take.samples[round((rest - 0.03) * RATE) : round((rest + 0.03) * RATE)]
        assert np.abs(around).max() < 0.02


def test_a_knock_at_either_end_is_no_speech() -> None:
    """The finger that stops the recording is heard by the microphone, and left out."""
    knock = silence(0.02, -12.0)
    take = shaped(recorded(knock, silence(1.5), speech(1.2), silence(1.5), knock))
    assert take.seconds == pytest.approx(1.2 + 2 * PAD, abs=0.15)


@pytest.mark.parametrize(
    ("sound", "why"),
    [
        (np.zeros(0, dtype=np.float32), "switched on"),
        (np.zeros(RATE, dtype=np.float32), "switched on"),
        (np.full(RATE, np.nan, dtype=np.float32), "switched on"),
        (silence(2.0, -70.0), "Only the room"),
        (silence(2.0, -30.0), "Only the room"),
        (recorded(silence(1.0), silence(0.02, -10.0), silence(1.0)), "come closer"),
        (recorded(silence(1.0), speech(1.0, -75.0), silence(1.0)), "come closer"),
    ],
)
def test_nothing_said_is_refused_in_a_sentence(sound: Samples, why: str) -> None:
    """Each says what to do about it."""
    with pytest.raises(BadTake, match=why) as refused:
        shaped(sound)
    assert str(refused.value).endswith((".", "?"))


def test_what_crackled_says_so() -> None:
    """A take that hit the end of the scale is kept, and known for it."""
    assert shaped(np.clip(speech(2.0, 6.0), -1.0, 1.0)).crackled
    assert not shaped(speech(2.0)).crackled


def test_a_long_take_needs_no_more_than_a_few_times_its_own_memory() -> None:
    """Everything that grows with its length is made in parts."""
    import tracemalloc

    sound = recorded(*[speech(20.0), silence(1.0)] * 4)
    tracemalloc.start()
    shaped(sound)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 9 * sound.nbytes + 40_000_000
