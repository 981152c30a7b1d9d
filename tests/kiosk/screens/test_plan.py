"""Proof of the cards of tonight."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.pages import Touch
from kiosk.screens.gallery import pages, plan_page
from tests.kiosk.screens.conftest import Bench

pytestmark = pytest.mark.window


def test_each_card_has_its_reasons_and_its_swap(bench: Bench) -> None:
    """Why and another, for every slot."""
    bench.show(plan_page())
    for slot in ("ritual-1", "story", "sound"):
        bench.driver.tap("why", slot)
        bench.driver.tap("swap", slot)
    assert bench.sent[-2:] == [Touch("why", "sound"), Touch("swap", "sound")]


def test_reasons_close_where_they_were_opened(bench: Bench) -> None:
    """The same touch closes them, and the cards are back."""
    bench.show(replace(plan_page(), why_open="story"))
    assert bench.view.why_child == plan_page().cards[1].why_child
    bench.driver.tap("why", "story")
    bench.show(plan_page())
    bench.driver.tap("swap", "story")
    assert bench.sent == [Touch("why", "story"), Touch("swap", "story")]


def test_three_alternatives_can_be_chosen(bench: Bench) -> None:
    """Each of the three, and the planned one kept by closing."""
    bench.show(dict(pages())["plan-swap"])
    for one in "abc":
        bench.driver.tap("choose", one)
    bench.driver.tap("swap", "ritual-1")
    assert [touch.value for touch in bench.sent] == ["a", "b", "c", "ritual-1"]
