"""The grown-ups' room: six digits, a list, and no way from the dark to a story."""

from __future__ import annotations

import pytest

from kiosk.session import happenings as on
from kiosk.session.grownups import RULES
from kiosk.session.state import Phase
from kiosk.sound.soundscapes import SOUNDS
from tests.kiosk.session.evenings import MIA, THEO, Driver, in_the_dark


def at_the_pad(*, has_pin: bool = True) -> Driver:
    """The pad, from the clock."""
    driver = Driver()
    driver.happen(on.FamilyIs((MIA, THEO), (), has_pin=has_pin, night=1))
    driver.touch("grown-ups")
    return driver


def dial(driver: Driver, digits: str) -> tuple[on.Effect, ...]:
    """Touch digits; return what the last one asked for."""
    found: tuple[on.Effect, ...] = ()
    for digit in digits:
        found = driver.touch("digit", digit)
    return found


def test_every_sound_can_be_the_familys() -> None:
    """The rule offers each sound of the shelf, and none besides `any`."""
    assert set(RULES["sound"][1]) == {"any", *SOUNDS}


def test_six_digits_are_checked() -> None:
    """The sixth digit asks; the right ones open the list."""
    driver = at_the_pad()
    assert dial(driver, "402917") == (on.CheckPin("402917"),)
    driver.happen(on.PinChecked(right=True))
    assert driver.state.grown_ups is not None
    assert not driver.state.grown_ups.locked


def test_wrong_digits_say_so_and_empty_the_pad() -> None:
    """The message of the check is shown, the digits are gone."""
    driver = at_the_pad()
    dial(driver, "402917")
    driver.happen(on.PinChecked(right=False, message="Not those six."))
    assert driver.state.grown_ups is not None
    assert driver.state.grown_ups.digits == ""
    assert driver.state.grown_ups.message == "Not those six."


def test_the_first_pin_is_asked_for_twice() -> None:
    """Two different ones start anew, two equal ones are kept."""
    driver = at_the_pad(has_pin=False)
    dial(driver, "402917")
    assert dial(driver, "402918") == ()
    dial(driver, "402917")
    assert dial(driver, "402917") == (on.CheckPin("402917", choose=True),)


def opened() -> Driver:
    """The open list."""
    driver = at_the_pad()
    dial(driver, "402917")
    driver.happen(on.PinChecked(right=True))
    return driver


def test_a_rule_goes_round_its_values() -> None:
    """Touching a rule takes the next value."""
    driver = opened()
    assert driver.touch("row", "reader") == (on.SetRule("reader", "self"),)
    assert driver.touch("row", "reader") == (on.SetRule("reader", "voice"),)


def test_only_values_of_the_list_are_set() -> None:
    """Anything else changes nothing."""
    assert opened().touch("set", "minutes=500") == ()


def test_a_child_is_erased_with_two_touches() -> None:
    """The first asks, the second does it."""
    driver = opened()
    driver.touch("row", "child:mia")
    assert driver.touch("row", "erase:mia") == ()
    assert driver.touch("row", "erase:mia") == (on.EraseChild("mia"),)


def test_the_room_locks_itself() -> None:
    """Three minutes without a touch."""
    driver = opened()
    driver.wait(200.0)
    assert driver.phase == Phase.ASLEEP


def test_from_the_dark_only_a_new_day_leads_on() -> None:
    """Behind the PIN there is one row, and it opens the morning."""
    driver = in_the_dark()
    driver.touch("help")
    driver.touch("choose", "morning")
    dial(driver, "402917")
    driver.happen(on.PinChecked(right=True))
    assert driver.touch("row", "add-child") == ()
    driver.touch("row", "new-day")
    assert driver.phase == Phase.MORNING


def test_leaving_the_room_in_the_dark_is_dark_again() -> None:
    """Not the clock."""
    driver = in_the_dark()
    driver.touch("help")
    driver.touch("choose", "morning")
    driver.touch("leave")
    assert driver.phase == Phase.DARK


@pytest.mark.parametrize("by_touch", [True, False])
def test_the_list_opened_in_the_dark_leaves_darkness_behind(*, by_touch: bool) -> None:
    """By a touch, or by itself: a lit black panel would stand there until morning."""
    driver = in_the_dark()
    driver.touch("help")
    driver.touch("choose", "morning")
    assert driver.phase == Phase.GROWN_UPS
    driver.effects.clear()
    if by_touch:
        driver.touch("leave")
    else:
        driver.wait(200.0)
    assert driver.phase == Phase.DARK
    assert on.Light(0.0, 1.0) in driver.effects
