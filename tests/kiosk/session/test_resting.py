"""The clock, the dark, night help and the morning."""

from __future__ import annotations

from kiosk.session import happenings as on
from kiosk.session.state import Phase
from tests.kiosk.session.evenings import MIA, Driver, in_the_dark


def asleep() -> Driver:
    """A house at rest."""
    driver = Driver()
    driver.happen(on.FamilyIs((MIA,), (), has_pin=True, night=3))
    return driver


def test_the_first_touch_on_a_dark_clock_only_wakes_it() -> None:
    """Bedtime needs a second touch."""
    driver = asleep()
    driver.wait(200.0)
    assert not driver.state.lit
    driver.touch("bedtime")
    assert driver.phase == Phase.ASLEEP
    driver.touch("bedtime")
    assert driver.phase == Phase.WHO


def test_one_tap_makes_a_clock_trusted() -> None:
    """The answer goes to the clock itself."""
    assert asleep().touch("clock-yes") == (on.MendClock(0),)
    assert asleep().touch("clock-set", "+60") == (on.MendClock(60),)


def test_night_help_is_one_touch_and_ends_by_itself() -> None:
    """A glow, a sentence, and black again within three minutes."""
    driver = in_the_dark()
    found = driver.touch("help")
    assert driver.phase == Phase.HELP
    assert any(isinstance(effect, on.Label) for effect in found)
    driver.wait(31.0, step=1.0)
    assert driver.state.help == "breath"
    driver.wait(160.0)
    assert driver.phase == Phase.DARK


def test_night_help_answers_in_a_few_words() -> None:
    """A hug, water, bed, or the grown-up: one line, then dark."""
    driver = in_the_dark()
    driver.touch("help")
    found = driver.touch("choose", "water")
    assert any(isinstance(effect, on.Label) for effect in found)


def test_after_four_hours_a_touch_is_morning() -> None:
    """Without a trusted clock, running time decides."""
    driver = in_the_dark()
    driver.at += 4 * 3600.0 + 1
    driver.touch("wake")
    assert driver.phase == Phase.MORNING


def test_night_help_does_not_put_the_morning_off() -> None:
    """The hours of the night go on counting."""
    driver = in_the_dark()
    driver.at += 2 * 3600.0
    driver.touch("help")
    driver.wait(200.0)
    driver.at += 2 * 3600.0
    driver.touch("wake")
    assert driver.phase == Phase.MORNING


def test_a_quiet_morning_ends_by_itself() -> None:
    """Nobody has to answer."""
    driver = in_the_dark()
    driver.happen(on.Tick(morning=True))
    driver.wait(700.0, step=20.0)
    assert driver.phase == Phase.ASLEEP
    assert on.KeepMorning("", ()) in driver.effects


def test_a_grown_up_may_add_a_note() -> None:
    """Woke and bad dream are toggles beside the face."""
    driver = in_the_dark()
    driver.happen(on.Tick(morning=True))
    driver.touch("toggle", "woke")
    driver.touch("choose", "hard")
    assert on.KeepMorning("hard", ("woke",)) in driver.touch("go-on")
