"""Happenings and effects are plain values: equal when they say the same."""

from __future__ import annotations

from kiosk.session import happenings as on


def test_effects_are_values() -> None:
    """Two that say the same are the same, so tests and logs can compare them."""
    assert on.Perform(1, 2) == on.Perform(1, 2, only=False)
    assert on.Perform(1, 2) != on.Perform(1, 2, only=True)
    assert len({on.Keep(), on.Keep(), on.KeepHeard()}) == 2
