"""One more: one control and stop, and a page that goes dark by itself."""

from __future__ import annotations

import pytest

from kiosk.pages import OneMorePage, Touch
from kiosk.press import light_of
from tests.kiosk.screens.conftest import Bench

pytestmark = pytest.mark.window


def test_one_choice_and_the_way_out(bench: Bench) -> None:
    """Nothing else can be touched."""
    bench.show(OneMorePage("The Hill on Its Way to the Sea"))
    assert {one.act for one in bench.view.controls()} == {"one-more", "stop"}
    bench.driver.touch(*bench.driver.find("one-more"))
    assert bench.sent[-1] == Touch("one-more")


def test_it_goes_out(bench: Bench) -> None:
    """Each part is darker than the one before."""
    levels = []
    for part in (0.0, 0.5, 1.0):
        bench.show(OneMorePage("The Hill on Its Way to the Sea", part))
        levels.append(light_of(*bench.driver.pixels()).level)
    assert levels == sorted(levels, reverse=True)
    assert levels[-1] < levels[0]
