"""A tune: five-note, slow, falling, with long rests, and another one every night."""

from __future__ import annotations

from itertools import pairwise, takewhile

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.sound.soundscapes.tune import AGES_OVER, HIGHEST, LOWEST, MODES, Note, Tune

NIGHTS = range(24)


def heard(seed: int, seconds: float = 240.0) -> tuple[Tune, list[Note]]:
    """Tonight's tune and its first minutes."""
    tune = Tune(np.random.default_rng(seed))
    return tune, list(takewhile(lambda note: note.at < seconds, tune.notes()))


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 2**40))
def test_every_note_belongs_to_the_mode(seed: int) -> None:
    """In order, within the box's reach, never louder than one."""
    tune, notes = heard(seed)
    for note in notes:
        low_fifth = note.pitch <= tune.ground - 5
        assert low_fifth or (note.pitch - tune.ground) % 12 in tune.mode
        assert LOWEST <= note.pitch <= HIGHEST
        assert 0.0 < note.level <= 1.0
    assert all(one.at <= other.at + 0.3 for one, other in pairwise(notes))


@pytest.mark.parametrize("mode", MODES)
def test_no_mode_has_a_half_tone(mode: tuple[int, ...]) -> None:
    """Whatever rings on together is at peace."""
    rounded = [*mode, 12]
    assert min(high - low for low, high in pairwise(rounded)) >= 2


def test_it_is_slow_and_has_rests() -> None:
    """Fewer than fifty notes a minute, and a rest of more than three seconds in every one."""
    for seed in NIGHTS:
        _, notes = heard(seed)
        assert len(notes) / 4 < 50
        for minute in range(4):
            within = [one.at for one in notes if 60 * minute <= one.at < 60 * minute + 60]
            assert max(b - a for a, b in pairwise(within)) > 3.0


def test_a_phrase_falls() -> None:
    """Summed over many nights a note is followed by a lower one far more than a higher one."""
    down = up = 0
    for seed in NIGHTS:
        tune, notes = heard(seed)
        above = [one for one in notes if one.pitch >= tune.ground]
        for one, other in pairwise(above):
            if other.at - one.at < 3.2:
                down += other.pitch < one.pitch
                up += other.pitch > one.pitch
    assert down > 1.8 * up


def test_it_grows_slower_lower_and_softer() -> None:
    """Half an hour in there are fewer notes, they lie lower, and no gap is ever a shock."""
    for seed in (1, 2, 3):
        _, notes = heard(seed, AGES_OVER + 600.0)
        young = [one for one in notes if one.at < 300.0]
        old = [one for one in notes if one.at > AGES_OVER + 300.0]
        assert len(old) < 0.6 * len(young)
        assert np.mean([one.pitch for one in old]) < np.mean([one.pitch for one in young])
        assert max(one.level for one in old) < max(one.level for one in young)


def test_no_two_nights_are_the_same() -> None:
    """Another seed, another tune; the same seed, the same."""
    tunes = {tuple(one.pitch for one in heard(seed, 60.0)[1]) for seed in NIGHTS}
    assert len(tunes) == len(NIGHTS)
    assert heard(5)[1] == heard(5)[1]


def test_it_never_goes_round() -> None:
    """No stretch of twenty notes comes back in half an hour."""
    for seed in (1, 2, 3):
        _, notes = heard(seed, 1800.0)
        pitches = [one.pitch for one in notes]
        runs = [tuple(pitches[at : at + 20]) for at in range(len(pitches) - 20)]
        assert len(set(runs)) == len(runs)
