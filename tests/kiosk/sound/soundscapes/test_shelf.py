"""The shelf: all sounds equally loud and calm, and no seam or loop in any of them."""

from __future__ import annotations

import numpy as np
import pytest

from kiosk.session.worries import WORRIES
from kiosk.sound.clip import RATE, Samples
from kiosk.sound.loudness import BED_LUFS, loudness
from kiosk.sound.noise import HOP
from kiosk.sound.soundscapes import SOUNDS, soundscape
from tests.kiosk.sound.hearing import largest_step, level

STEADY = ("rain", "sea", "hearth", "wind", "brown", "pink", "railway")
"""Sounds that go on all the time; a heart and a tune have beats."""
TENTH = RATE // 10


def tenths(sound: Samples) -> np.ndarray:
    """The level of every tenth of a second, in dB."""
    parts = sound[: len(sound) // TENTH * TENTH].reshape(-1, TENTH).astype(np.float64)
    return np.asarray(10.0 * np.log10((parts**2).mean(axis=1) + 1e-12))


def share(sound: Samples, low: float, high: float) -> float:
    """How much of the sound's power lies between two frequencies, in dB."""
    power = np.abs(np.fft.rfft(sound)) ** 2
    hertz = np.fft.rfftfreq(len(sound), 1.0 / RATE)
    within = power[(hertz >= low) & (hertz < high)].sum()
    return float(10.0 * np.log10(within / power.sum() + 1e-15))


def startle(sound: Samples) -> float:
    """How far any tenth of a second rises above the three seconds before it, in dB."""
    power = 10.0 ** (tenths(sound) / 10.0)
    before = np.convolve(power, np.ones(30) / 30.0, mode="full")[29 : len(power) - 1]
    return float((10.0 * np.log10(power[30:] / before)).max())


def joints(sound: Samples) -> np.ndarray:
    """How the frames round every joint of two hops differ from frames anywhere, in sigmas."""
    power = np.diff(sound.astype(np.float64)) ** 2
    within = power[: len(power) // HOP * HOP].reshape(-1, HOP)
    slots = np.log(within.reshape(len(within), HOP // 256, 256).mean(axis=2) + 1e-15)
    by_place = slots.mean(axis=0)
    return np.asarray((by_place[[0, -1]] - by_place.mean()) / by_place.std())


@pytest.mark.parametrize("name", SOUNDS)
def test_a_seed_makes_the_same_sound_however_it_is_read(name: str) -> None:
    """In one piece, in many, or made ahead."""
    whole = soundscape(name, 7).read(4 * RATE)
    stream = soundscape(name, 7)
    parts = [stream.read(n) for n in (1, 999, 30_000)]
    for _ in range(5):
        stream.ahead()
    parts.append(stream.read(4 * RATE - 31_000))
    assert np.array_equal(whole, np.concatenate(parts))


@pytest.mark.parametrize("name", SOUNDS)
def test_another_seed_makes_another_sound(name: str) -> None:
    """No two nights quite the same."""
    one, other = soundscape(name, 1).read(2 * RATE), soundscape(name, 2).read(2 * RATE)
    assert not np.array_equal(one, other)


@pytest.mark.parametrize("name", SOUNDS)
def test_all_are_equally_loud_and_calm(name: str) -> None:
    """At the shelf's level, with no peak, no click, no rumble, no hiss and no offset."""
    sound = soundscape(name, 3).read(40 * RATE)
    assert abs(loudness(sound) - BED_LUFS) < (2.0 if name in {"lullaby", "railway"} else 1.2)
    assert float(np.abs(sound).max()) < 0.32
    assert largest_step(sound) < 0.12
    assert abs(float(sound.mean())) < 1e-4
    assert share(sound, 0.0, 60.0) < -14.0
    assert share(sound, 6000.0, RATE) < -26.0


@pytest.mark.parametrize("name", STEADY)
def test_nothing_startles(name: str) -> None:
    """No tenth of a second stands out of the seconds before it by more than seven dB."""
    assert startle(soundscape(name, 5).read(30 * RATE)) < 7.0


@pytest.mark.parametrize("name", STEADY)
def test_no_loop_can_be_heard(name: str) -> None:
    """The sound itself never repeats: no later stretch is like an earlier one."""
    sound = soundscape(name, 4).read(30 * RATE)
    quiet = sound[: len(sound) // 64 * 64].reshape(-1, 64).mean(axis=1)
    quiet = quiet - quiet.mean()
    spectrum = np.abs(np.fft.rfft(quiet, 2 * len(quiet))) ** 2
    likeness = np.fft.irfft(spectrum)[: len(quiet)]
    later = likeness[2 * RATE // 64 :] / likeness[0]
    assert float(np.abs(later).max()) < 0.2


@pytest.mark.parametrize("name", ["rain", "hearth", "brown", "pink"])
@pytest.mark.parametrize("seed", [1, 2])
def test_no_seam_can_be_found(name: str, seed: int) -> None:
    """Where two hops join, the sound is as it is anywhere."""
    assert float(np.abs(joints(soundscape(name, seed).read(24 * HOP))).max()) < 4.0


def test_a_seam_would_be_found() -> None:
    """The same measure on hops that begin with a small step shows every joint."""
    sound = soundscape("rain", 1).read(24 * HOP)
    sound[::HOP] += 0.15
    assert float(np.abs(joints(sound)).max()) > 4.0


@pytest.mark.torture
@pytest.mark.parametrize("name", SOUNDS)
@pytest.mark.parametrize("seed", range(4))
def test_a_whole_half_hour_stays_calm(name: str, seed: int) -> None:
    """Thirty minutes, four nights: level, peak and joints hold to the end."""
    stream = soundscape(name, seed)
    minutes = [stream.read(60 * RATE) for _ in range(30)]
    levels = [level(one) for one in minutes]
    most = 12.0 if name == "lullaby" else 4.5
    assert max(levels) - min(levels) < most
    assert max(float(np.abs(one).max()) for one in minutes) < 0.35
    if name in STEADY:
        assert max(startle(one) for one in minutes) < 9.0
        assert float(np.abs(joints(np.concatenate(minutes))).max()) < 4.5


def test_every_sound_is_said_and_named() -> None:
    """A title, a spoken line that ends, and only worries the house knows."""
    for name, sound in SOUNDS.items():
        assert sound.id == name
        assert sound.title
        assert sound.spoken.endswith(".")
        assert set(sound.worries) <= set(WORRIES)


def test_a_sound_nobody_made_is_said_so() -> None:
    """An unknown name is a ``KeyError``."""
    with pytest.raises(KeyError):
        soundscape("thunder", 1)
