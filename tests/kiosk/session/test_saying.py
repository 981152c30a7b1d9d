"""What is said of a touched control, to whom, and where never."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.session import happenings as on
from kiosk.session.saying import RULE
from kiosk.session.state import Entry, Phase, Sleeper
from kiosk.session.touch import Touch
from tests.kiosk.session.evenings import MIA, THEO, Driver, at_the_plan, in_the_dark, in_the_story

READER = Sleeper("nora", "Nora", 9.0, "hare")


def house(*children: Sleeper, say: str = "children") -> Driver:
    """A house at rest."""
    driver = Driver()
    driver.happen(on.FamilyIs(children, ((RULE, say),), has_pin=True, night=3))
    return driver


def heard(driver: Driver, act: str, value: str = "", spoken: str = "its words") -> list[str]:
    """What is said when a control with these words is touched."""
    found = driver.happen(on.Touched(Touch(act, value, spoken)))
    return [one.text for one in found if isinstance(one, on.Label)]


def test_a_control_says_what_it_is_when_it_is_touched() -> None:
    """It does what it does, and says its own words."""
    driver = house(MIA, THEO)
    assert heard(driver, "bedtime", spoken="Bedtime") == ["Bedtime"]
    assert driver.phase == Phase.WHO
    assert heard(driver, "toggle", "theo", "Theo") == ["Theo"]
    assert driver.state.chosen == ("mia",)
    assert heard(driver, "grown-ups", spoken="For grown-ups") == ["For grown-ups"]


@pytest.mark.parametrize(
    ("children", "say"), [((READER,), "children"), ((MIA, THEO), "never"), ((), "children")]
)
def test_nothing_is_said_to_those_who_read_or_where_nobody_wants_it(
    children: tuple[Sleeper, ...], say: str
) -> None:
    """A house of readers is quiet, and so is one that said never."""
    driver = house(*children, say=say)
    assert heard(driver, "bedtime") == []


def test_a_touch_that_only_wakes_says_nothing() -> None:
    """The dark face of the clock, and a touch without a control."""
    driver = house(MIA)
    driver.wait(200.0)
    assert heard(driver, "bedtime") == []
    assert heard(driver, "bedtime", spoken="") == []
    assert driver.phase == Phase.WHO


def test_a_cover_says_its_title_once() -> None:
    """What the session says itself is not said again by the control."""
    driver = at_the_plan()
    driver.touch("swap", "story")
    assert heard(driver, "choose", "pack/bus", "The Bus, 3 minutes") == ["The Bus"]


def test_the_plan_speaks_until_the_evening_begins() -> None:
    """Begin itself is silent: the first words are the evening's."""
    driver = at_the_plan()
    assert heard(driver, "why", "story", "The Owl. An owl.") == ["The Owl. An owl."]
    assert heard(driver, "begin") == []
    assert driver.phase == Phase.RITUAL


@pytest.mark.parametrize("act", ["slower", "pause", "next", "mode", "softer", "stop"])
def test_no_control_speaks_while_an_evening_is_told(act: str) -> None:
    """In a ritual, in the story, paused or not, nor while it settles."""
    for driver in (in_the_story(), in_the_story()):
        assert heard(driver, act, "self" if act == "mode" else "") == []
        driver.touch("pause")
        assert heard(driver, act) == []


def test_no_control_speaks_in_the_night() -> None:
    """Night help has its own few words."""
    driver = in_the_dark()
    assert len(heard(driver, "help")) == 1
    assert heard(driver, "softer") == []
    assert heard(driver, "stop") == []
    assert driver.phase == Phase.DARK


def test_behind_the_pin_and_on_the_keys_nothing_is_said() -> None:
    """No digit is ever said aloud, no letter, and no worry."""
    driver = house(MIA)
    driver.touch("grown-ups")
    assert heard(driver, "digit", "4", "Four") == []
    driver.happen(on.PinChecked(right=True))
    assert heard(driver, "row", "group:house", "House rules") == []
    driver = house(MIA)
    driver.touch("bedtime")
    driver.touch("add-child")
    assert heard(driver, "key", "a", "a") == []
    entry = Entry(step="worries", name="Ada", first=False)
    driver.session.state = replace(driver.state, entry=entry)
    assert heard(driver, "toggle", "dogs", "Dogs") == []


def test_the_morning_speaks_again() -> None:
    """The faces are for children."""
    driver = in_the_dark()
    driver.at += 10 * 3600.0
    driver.touch("help")
    assert heard(driver, "choose", "good", "Good") == ["Good"]
