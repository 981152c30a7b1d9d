"""Proof of the steps of entering a child."""

from __future__ import annotations

import pytest

from kiosk.pages import ChildEntryPage, Choice, Touch
from kiosk.screens.household import entry
from kiosk.screens.words import FitLabel
from tests.kiosk.screens.conftest import Bench

pytestmark = pytest.mark.window
SHOWN = dict(entry())


def test_likes_and_worries_are_switched(bench: Bench) -> None:
    """Pictures and words are toggles; an age is a choice."""
    for name, touch in (
        ("entry-likes", Touch("toggle", "owl")),
        ("entry-worries", Touch("toggle", "Dogs")),
        ("entry-age", Touch("choose", "7")),
        ("entry-pronouns", Touch("choose", "they")),
        ("entry-promise", Touch("choose", "more")),
    ):
        bench.show(SHOWN[name])
        bench.driver.tap(touch.act, touch.value)
        assert bench.sent[-1] == touch


def test_nothing_goes_on_before_it_is_answered(bench: Bench) -> None:
    """An empty name has no way on; a typed one has."""
    bench.show(SHOWN["entry-name-empty"])
    with pytest.raises(LookupError):
        bench.driver.find("go-on")
    bench.show(SHOWN["entry-name-typed"])
    bench.driver.tap("go-on")
    assert bench.sent == [Touch("go-on")]


def test_a_problem_is_read_on_the_page(bench: Bench) -> None:
    """The line that says why stands on the glass."""
    page = ChildEntryPage("age", "How old?", choices=(Choice("1", "1"),), problem="Touch an age.")
    bench.show(page)
    texts = [child.text for child in bench.view.children if isinstance(child, FitLabel)]
    assert "Touch an age." in texts
