"""Sounds that come in, leave, or sink in their midst."""

from __future__ import annotations

import numpy as np
import pytest

from kiosk.sound.clip import RATE
from kiosk.sound.fading import JOIN, SINKS, Tail, add, edged, leaving, sink
from tests.kiosk.sound.hearing import largest_step, level, tone


def test_an_edge_begins_and_ends_at_nothing() -> None:
    """And leaves what lies between as it was, even in a sound shorter than two edges."""
    sound = tone(0.2).samples
    soft = edged(sound.copy())
    assert soft[0] == 0.0
    assert abs(soft[-1]) < 0.001
    assert np.array_equal(soft[JOIN:-JOIN], sound[JOIN:-JOIN])
    assert len(edged(sound[:3].copy())) == 3
    assert len(edged(sound[:0].copy())) == 0


def test_what_leaves_is_gone_in_time() -> None:
    """To nothing, without a step beyond its own."""
    sound = tone(1.0).samples
    left = leaving(sound, RATE // 4)
    assert len(left) == RATE // 4
    assert abs(left[-1]) < 1e-6
    assert largest_step(left) <= 1.01 * largest_step(sound)


@pytest.mark.parametrize("at", [0, RATE // 2])
def test_what_sinks_ends_at_its_new_level(at: int) -> None:
    """At once where it is not heard yet, within half a second where it is; never up."""
    sound = tone(2.0).samples
    low = sound.copy()
    sink(low, at, -12.0)
    assert np.array_equal(low[:at], sound[:at])
    end = at + round(SINKS * RATE) if at else 0
    assert level(low[end:]) == pytest.approx(level(sound[end:]) - 12.0, abs=0.1)
    assert largest_step(low) <= 1.01 * largest_step(sound)
    again = low.copy()
    sink(low, at, 3.0)
    assert np.array_equal(low, again)


def test_tails_are_laid_over_the_mix_and_move_on() -> None:
    """Part by part, to their end."""
    tail = Tail(np.ones(5, dtype=np.float32))
    mix = np.zeros(3, dtype=np.float32)
    add(mix, [tail])
    assert mix.tolist() == [1.0, 1.0, 1.0]
    add(mix, [tail])
    assert mix.tolist() == [2.0, 2.0, 1.0]
    assert tail.at == 5
