"""A card in the morning: shown once, said when touched, gone by itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.session import happenings as on
from kiosk.session import lessons
from kiosk.session.state import Lesson, Phase
from tests.kiosk.session.evenings import Driver, on_a_morning

CARD = Lesson("small", "Small steps", "Tiny steps work better.")


def with_a_card() -> Driver:
    """The end of a morning, and what the desk answered."""
    driver = on_a_morning()
    driver.touch("wake")
    driver.touch("choose", "good")
    driver.touch("go-on")
    driver.effects.clear()
    driver.happen(on.LessonIs(CARD))
    return driver


def test_a_card_comes_after_the_morning_and_is_said_when_touched() -> None:
    """Its head and its words; it asks nothing."""
    driver = with_a_card()
    assert driver.phase == Phase.LESSON
    assert driver.effects == []
    said = driver.touch("choose", "card")
    assert said == (on.Label("Small steps. Tiny steps work better."),)
    assert driver.touch("choose", "good") == ()


@pytest.mark.parametrize("act", ["go-on", "leave"])
def test_one_touch_puts_it_away(act: str) -> None:
    """Then it is the clock."""
    driver = with_a_card()
    driver.touch(act)
    assert driver.phase == Phase.ASLEEP
    assert driver.state.lesson is None


def test_it_goes_by_itself() -> None:
    """A touch keeps it a little longer."""
    driver = with_a_card()
    driver.wait(lessons.SECONDS - 5)
    driver.touch("choose", "card")
    driver.wait(lessons.SECONDS - 5)
    assert driver.phase == Phase.LESSON
    driver.wait(10.0)
    assert driver.phase == Phase.ASLEEP


def test_a_dark_clock_stays_dark() -> None:
    """Nothing is shown where nobody is, nor over another page."""
    driver = on_a_morning()
    driver.happen(on.LessonIs(CARD))
    assert driver.phase == Phase.MORNING
    asleep = replace(driver.state, phase=Phase.ASLEEP, lit=False)
    driver.session.state = asleep
    driver.happen(on.LessonIs(CARD))
    assert driver.state == replace(asleep, at=driver.at)
