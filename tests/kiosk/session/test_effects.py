"""Effects are plain values: equal when they say the same."""

from __future__ import annotations

from typing import get_args

from kiosk.session import effects
from kiosk.session import happenings as on


def test_effects_are_values() -> None:
    """Two that say the same are the same, so tests and logs can compare them."""
    assert on.Perform(1, 2) == on.Perform(1, 2, only=False)
    assert on.Perform(1, 2) != on.Perform(1, 2, only=True)
    assert len({on.Keep(), on.Keep(), on.KeepHeard()}) == 2


def test_every_effect_can_be_reached_beside_the_happenings() -> None:
    """One name for both, so that a match reads like a sentence."""
    for one in get_args(effects.Effect):
        assert getattr(on, one.__name__) is one
