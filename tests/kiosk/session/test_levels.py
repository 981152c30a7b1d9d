"""How loud the house may be: steps, silence, and the night."""

from __future__ import annotations

import pytest

from kiosk.session import happenings as on
from kiosk.session import levels
from kiosk.session.levels import level, step_of, words
from kiosk.session.state import Phase
from tests.kiosk.session.evenings import MIA, Driver, in_the_dark, in_the_story


def loud(driver: Driver, step: int) -> Driver:
    """The same house with the rule set to a step."""
    rules = (*driver.state.rules, (levels.RULE, str(step)))
    driver.happen(on.FamilyIs(driver.state.children, rules, has_pin=True, night=1))
    return driver


def test_each_step_is_three_decibels_and_the_last_is_silence() -> None:
    """Five steps that can be followed, and below them none that can't."""
    found = [level(loud(Driver(), step).state).gain_db for step in range(6)]
    assert found == [levels.SILENCE_DB, -12.0, -9.0, -6.0, -3.0, 0.0]
    assert [words(step) for step in (0, 1, 5)] == ["Silent", "Loudness 1 of 5", "Loudness 5 of 5"]
    assert step_of(Driver().state) == levels.LOUDEST


@pytest.mark.parametrize("value", ["11", "-3", "loud", ""])
def test_a_rule_nobody_understands_is_the_top(value: str) -> None:
    """The top is the cap, and no more."""
    driver = Driver()
    driver.happen(on.FamilyIs((MIA,), ((levels.RULE, value),), has_pin=True, night=1))
    assert level(driver.state).gain_db == 0.0


def test_while_everything_waits_a_touch_makes_it_softer_for_good() -> None:
    """It is kept as a rule, and holds at once."""
    driver = in_the_story()
    assert driver.touch("softer") == ()
    driver.touch("pause")
    assert driver.touch("softer") == (on.SetRule("volume", "4"),)
    assert level(driver.state).gain_db == -3.0
    assert driver.touch("louder") == (on.SetRule("volume", "5"),)
    assert driver.touch("louder") == ()
    for _ in range(9):
        driver.touch("softer")
    assert levels.silent(driver.state)
    assert driver.touch("softer") == ()
    assert driver.state.paused


def test_the_grown_ups_rule_goes_round_through_silence() -> None:
    """In the room every step can be touched, silence too."""
    driver = Driver()
    driver.happen(on.FamilyIs((MIA,), (), has_pin=True, night=1))
    driver.touch("grown-ups")
    driver.happen(on.PinChecked(right=True))
    heard = (on.SetRule("volume", "2"), on.Label(levels.SAMPLE))
    assert driver.touch("set", "volume=2") == heard
    assert level(driver.state).gain_db == -9.0
    assert driver.touch("set", "volume=9") == ()
    driver.touch("set", "volume=0")
    assert levels.silent(driver.state)


def test_the_night_has_its_own_cap_from_black_to_the_morning() -> None:
    """In the dark, in night help, and under whatever is opened over them; gone by day."""
    driver = in_the_story()
    assert not level(driver.state).night
    driver.hear_all(3)
    driver.hear_all(4)
    assert driver.phase == Phase.SETTLE
    assert not level(driver.state).night
    driver.wait(120.0)
    for act in ("", "help", "doctor", "leave", "grown-ups"):
        if act:
            driver.touch(act)
        assert level(driver.state).night, act
        assert level(driver.state).hushed, act
    driver.happen(on.PinChecked(right=True))
    driver.touch("row", "new-day")
    assert driver.phase == Phase.MORNING
    assert not level(driver.state).night
    assert not level(driver.state).hushed


def test_what_is_made_louder_in_the_dark_is_gone_in_the_morning() -> None:
    """No rule is changed by night; a second night begins as the first did."""
    driver = loud(in_the_dark(), 2)
    driver.touch("help")
    assert driver.touch("louder") == ()
    assert step_of(driver.state) == 3
    driver.touch("stop")
    driver.touch("help")
    assert step_of(driver.state) == 3
    driver.at += 10 * 3600.0
    driver.touch("stop")
    driver.touch("help")
    assert driver.phase == Phase.MORNING
    assert (step_of(driver.state), driver.state.night_step) == (2, -1)
    assert not [one for one in driver.effects if isinstance(one, on.SetRule)]


def test_an_evening_is_hushed_from_its_first_word_to_the_morning() -> None:
    """The clock and the plan are not; a card laid over the evening is."""
    driver = in_the_story()
    assert level(driver.state).hushed
    driver.touch("doctor")
    assert driver.phase == Phase.DOCTOR
    assert level(driver.state).hushed
    asleep = Driver()
    asleep.happen(on.FamilyIs((MIA,), (), has_pin=True, night=1))
    assert not level(asleep.state).hushed
