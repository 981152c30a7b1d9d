"""The clock, the dark, night help and the morning."""

from __future__ import annotations

from kiosk.session import happenings as on
from kiosk.session.state import Phase
from tests.kiosk.session.evenings import MIA, Driver, in_the_dark, on_a_morning


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


def test_after_nine_hours_a_touch_is_morning() -> None:
    """Without a trusted clock, running time decides."""
    driver = in_the_dark()
    driver.at += 9 * 3600.0 + 1
    driver.touch("help")
    assert driver.phase == Phase.MORNING


def test_night_help_does_not_put_the_morning_off() -> None:
    """The hours of the night go on counting."""
    driver = in_the_dark()
    driver.at += 4 * 3600.0
    driver.touch("help")
    driver.wait(200.0)
    driver.at += 5 * 3600.0
    driver.touch("help")
    assert driver.phase == Phase.MORNING


def test_a_quiet_morning_ends_by_itself() -> None:
    """Nobody has to answer."""
    driver = on_a_morning()
    driver.wait(700.0, step=20.0)
    assert driver.phase == Phase.ASLEEP
    assert on.KeepMorning("", ()) in driver.effects


def test_a_grown_up_may_add_a_note() -> None:
    """Woke and bad dream are toggles beside the face."""
    driver = on_a_morning()
    driver.touch("toggle", "woke")
    driver.touch("choose", "hard")
    assert on.KeepMorning("hard", ("woke",)) in driver.touch("go-on")


def test_a_child_who_wakes_after_midnight_gets_help_and_no_light() -> None:
    """Six hours after the light went out a touch is night help, never a bright good morning."""
    driver = in_the_dark()
    driver.at += 6 * 3600.0
    driver.touch("help")
    assert driver.phase == Phase.HELP


def test_a_night_that_began_by_day_is_no_morning_yet() -> None:
    """Black at ten in the morning stays black: one story a night, whatever the clock says."""
    driver = in_the_dark()
    for _ in range(12):
        driver.at += 600.0
        driver.happen(on.Tick(morning=True))
    assert driver.phase == Phase.DARK


def test_the_morning_lights_nothing_before_it_is_touched() -> None:
    """Five o'clock is morning for a clock alone; the question waits until somebody comes."""
    driver = on_a_morning()
    for _ in range(30):
        driver.at += 300.0
        driver.happen(on.Tick(morning=True))
    assert driver.phase == Phase.MORNING
    assert driver.effects == []
    assert on.Light(0.8, 4.0) in driver.touch("wake")
    driver.wait(500.0)
    assert driver.phase == Phase.MORNING


def test_leaving_night_help_is_silent_at_once() -> None:
    """Whatever was being said ends with the touch."""
    driver = in_the_dark()
    driver.touch("help")
    found = driver.touch("leave")
    assert any(isinstance(effect, on.Quiet) for effect in found)
    assert on.Light(0.0, 1.0) in found


def test_the_morning_is_about_the_night_that_was() -> None:
    """Whatever the house counts meanwhile: a rule changed in the morning tells of the next one."""
    driver = on_a_morning()
    driver.touch("wake")
    driver.touch("choose", "good")
    driver.happen(on.FamilyIs((MIA,), (), has_pin=True, night=2))
    assert driver.state.night == 2
    driver.touch("go-on")
    assert (driver.phase, driver.state.night) == (Phase.ASLEEP, 1)
