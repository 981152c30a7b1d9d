"""Ramps: no step, the planned ends, even power across a crossfade."""

from __future__ import annotations

import numpy as np

from kiosk.sound.clip import RATE
from kiosk.sound.ramp import SHORTEST, Ramp, gain


def taken(ramp: Ramp, frames: int) -> np.ndarray:
    """The next gains as an array."""
    return np.broadcast_to(np.asarray(ramp.take(frames), dtype=np.float64), (frames,)).copy()


def test_a_ramp_ends_on_its_target_and_stays() -> None:
    """In time, exactly."""
    ramp = Ramp(1.0)
    ramp.to(0.25, 0.5)
    taken(ramp, round(0.5 * RATE))
    assert ramp.take(10) == 0.25


def test_even_the_shortest_ramp_takes_thirty_milliseconds() -> None:
    """Asked for nothing, it still does not click."""
    ramp = Ramp(0.0)
    ramp.to(1.0, 0.0)
    way = taken(ramp, SHORTEST)
    assert float(np.abs(np.diff(way)).max()) < 0.01


def test_leaving_and_coming_add_up_to_the_same_power() -> None:
    """Squares of both gains sum to one all the way."""
    one, other = Ramp(1.0), Ramp(0.0)
    one.to(0.0, 1.0)
    other.to(1.0, 1.0)
    power = taken(one, RATE) ** 2 + taken(other, RATE) ** 2
    assert float(np.abs(power - 1.0).max()) < 1e-3


def test_a_gain_of_silence_is_silence() -> None:
    """At or below -80 dB nothing is left."""
    assert gain(-80.0) == 0.0
    assert abs(gain(-6.0) - 0.5012) < 1e-4
