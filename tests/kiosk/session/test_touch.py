"""Touches: every act has a meaning, and the session answers none it does not know."""

from __future__ import annotations

from kiosk.session.touch import ACTS, Touch
from tests.kiosk.session.evenings import at_the_plan


def test_every_act_says_what_it_means() -> None:
    """The list is for people too."""
    assert all(meaning for meaning in ACTS.values())


def test_an_unknown_act_does_nothing() -> None:
    """A screen of another version breaks nothing."""
    driver = at_the_plan()
    before = driver.state
    assert driver.touch("dance") == ()
    assert driver.state.phase is before.phase
    assert Touch("dance") == Touch("dance", "")
