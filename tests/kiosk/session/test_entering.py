"""Entering a child: keys, steps, and what is asked for."""

from __future__ import annotations

from kiosk.session import happenings as on
from kiosk.session.state import Phase
from tests.kiosk.session.evenings import MIA, Driver


def at_hello() -> Driver:
    """A house with nobody in it."""
    driver = Driver()
    driver.happen(on.FamilyIs((), (), has_pin=False, night=1))
    return driver


def typed(driver: Driver, text: str) -> None:
    """Type letter by letter."""
    for letter in text:
        driver.touch("key", letter)


def test_a_child_is_entered_with_three_questions() -> None:
    """Name, age, pronouns, and the promise; then who goes to bed."""
    driver = at_hello()
    driver.touch("go-on")
    typed(driver, "mia")
    assert driver.touch("go-on") == (on.CheckName("Mia"),)
    driver.happen(on.NameChecked(""))
    driver.touch("choose", "6")
    driver.touch("go-on")
    driver.touch("choose", "she")
    driver.touch("go-on")
    found = driver.touch("go-on")
    assert found == (on.KeepChild("Mia", "6", "she", (), ()),)
    assert driver.phase == Phase.WHO
    driver.happen(on.FamilyIs((MIA,), (), has_pin=False, night=1))
    assert driver.state.chosen == ("mia",)
    assert driver.state.leader == "mia"


def test_names_begin_with_a_capital_by_themselves() -> None:
    """Also after a hyphen, a space and an apostrophe; accents stay as they are."""
    driver = at_hello()
    driver.touch("go-on")
    typed(driver, "anna-łucja o'hara")
    assert driver.state.entry is not None
    assert driver.state.entry.name == "Anna-Łucja O'Hara"


def test_a_name_that_is_refused_says_why() -> None:
    """The page keeps the name and shows the reason."""
    driver = at_hello()
    driver.touch("go-on")
    typed(driver, "x")
    driver.touch("go-on")
    driver.happen(on.NameChecked("It can't be drawn."))
    assert driver.state.entry is not None
    assert driver.state.entry.problem == "It can't be drawn."
    assert driver.state.entry.name == "X"


def test_an_empty_name_is_asked_for_again() -> None:
    """Going on without a name is answered in one line."""
    driver = at_hello()
    driver.touch("go-on")
    assert driver.touch("go-on") == ()
    assert driver.state.entry is not None
    assert driver.state.entry.problem


def test_a_name_has_an_end() -> None:
    """Leaning on a key types no novel."""
    driver = at_hello()
    driver.touch("go-on")
    typed(driver, "a" * 60)
    assert driver.state.entry is not None
    assert len(driver.state.entry.name) == 24


def test_back_takes_a_letter_or_a_step() -> None:
    """The key takes a letter, the button a step."""
    driver = at_hello()
    driver.touch("go-on")
    typed(driver, "mio")
    driver.touch("key", "back")
    assert driver.state.entry is not None
    assert driver.state.entry.name == "Mi"
    driver.touch("back")
    assert driver.state.entry.step == "hello"


def test_likes_and_worries_are_offered_not_asked() -> None:
    """They are one touch away on the last page, and are kept."""
    driver = at_hello()
    driver.touch("go-on")
    typed(driver, "mia")
    driver.touch("go-on")
    driver.happen(on.NameChecked(""))
    for value in ("4", "they"):
        driver.touch("choose", value)
        driver.touch("go-on")
    driver.touch("choose", "more")
    driver.touch("toggle", "owl")
    driver.touch("go-on")
    driver.touch("toggle", "dark")
    driver.touch("go-on")
    assert driver.touch("go-on") == (on.KeepChild("Mia", "4", "they", ("owl",), ("dark",)),)


def test_hello_left_open_overnight_gives_way_to_the_dim_clock() -> None:
    """An empty house shines no longer than any other."""
    driver = Driver()
    driver.happen(on.FamilyIs((), (), has_pin=False, night=1))
    assert driver.phase == Phase.FIRST_START
    driver.wait(2000.0)
    assert driver.phase == Phase.ASLEEP
    assert not driver.state.lit
