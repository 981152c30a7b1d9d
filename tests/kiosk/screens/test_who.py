"""Proof of choosing who goes to bed."""

from __future__ import annotations

import pytest

from kiosk.pages import Touch
from kiosk.screens.household import who
from tests.kiosk.screens.conftest import Bench

pytestmark = pytest.mark.window
SHOWN = dict(who())


def test_several_children_and_a_leader(bench: Bench) -> None:
    """Each child can be toggled; a chosen one can lead."""
    bench.show(SHOWN["who-3"])
    bench.driver.tap("toggle", "Siobhán")
    bench.driver.tap("lead", "Mia")
    assert bench.sent == [Touch("toggle", "Siobhán"), Touch("lead", "Mia")]
    with pytest.raises(LookupError):
        bench.driver.find("lead", "Siobhán")


def test_an_only_child_leads_without_being_asked(bench: Bench) -> None:
    """There is nothing to choose with one."""
    bench.show(SHOWN["who-1"])
    with pytest.raises(LookupError):
        bench.driver.find("lead")
