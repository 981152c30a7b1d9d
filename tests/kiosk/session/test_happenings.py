"""Happenings are plain values: equal when they say the same."""

from __future__ import annotations

from kiosk.session import happenings as on
from kiosk.session.touch import Touch


def test_happenings_are_values() -> None:
    """Two that say the same are the same."""
    assert on.Touched(Touch("begin")) == on.Touched(Touch("begin", ""))
    assert on.LineStarted(1, 2) != on.LineStarted(2, 1)
    assert len({on.Tick(), on.Tick(morning=False), on.PoolsAre(("few",))}) == 2
