"""An evening made ahead: planned, said, told of, and forgotten once the evening comes."""

from __future__ import annotations

from kiosk.desk import ahead
from kiosk.desk.ahead import Ahead
from kiosk.session.happenings import NotReady, PinChecked, Ready
from tests.kiosk.session.evenings import programme


def test_its_plan_is_taken_out_and_everything_else_goes_on() -> None:
    """The session never sees a plan that nobody waits for on the glass."""
    made = Ahead()
    other = PinChecked(right=True)
    assert made.take((Ready(programme()), other)) == (Ready(programme()), other)
    made.begin()
    assert (made.part, made.said) == (0.0, ahead.MAKING)
    assert made.take((other, Ready(programme()))) == (other,)
    assert made.programme == programme()
    assert not made.waiting


def test_it_tells_how_far_it_is() -> None:
    """Each step once; at its end it says that it is ready."""
    made = Ahead()
    assert not made.moved(3, 10)
    made.begin()
    made.take((Ready(programme()),))
    assert made.moved(4, 10)
    assert not made.moved(4, 10)
    assert made.part == 0.4
    assert "4 of 10" in made.said
    assert made.moved(10, 10)
    assert made.said == ahead.DONE


def test_what_can_not_be_planned_says_why() -> None:
    """In the planner's own words."""
    made = Ahead()
    made.begin()
    assert made.take((NotReady("No story fits.", "Wish for more minutes."),)) == ()
    assert made.said == "No story fits. Wish for more minutes."
    assert made.part < 0
    made.drop()
    assert made.said == ""
