"""Reading: what touches do while a ritual or the story is under way."""

from __future__ import annotations

from kiosk.session import happenings as on
from kiosk.session import telling
from kiosk.session.state import Phase
from tests.kiosk.session.evenings import at_the_plan, in_the_story


def test_a_pause_holds_the_voice_and_the_time() -> None:
    """What was left of a step is left after the pause too."""
    driver = at_the_plan()
    driver.touch("begin")
    driver.hear_all(0)
    driver.hear_all(1)
    assert on.Hold() in driver.touch("pause")
    driver.wait(300.0)
    assert on.GoOn() in driver.touch("pause")
    driver.wait(10.0)
    assert driver.state.act == 1


def test_a_grown_up_turns_pages_to_the_end() -> None:
    """The last page's next ends the story as heard."""
    driver = in_the_story(30)
    driver.touch("mode", "self")
    pages = telling.pages_of(driver.state)
    assert len(pages) > 1
    for _ in pages:
        driver.touch("next")
    assert driver.phase == Phase.SETTLE
    assert on.KeepHeard() in driver.effects


def test_the_voice_takes_over_on_the_page_that_is_open() -> None:
    """Handing the reading over goes on where the eyes are."""
    driver = in_the_story(30)
    driver.touch("mode", "self")
    driver.touch("next")
    first = driver.state.line
    assert first > 0
    assert on.Perform(3, first) in driver.touch("mode", "voice")


def test_one_line_by_voice_is_one_line() -> None:
    """The voice says one sentence and waits for the next touch."""
    driver = in_the_story()
    found = driver.touch("mode", "line")
    assert on.Perform(3, 0, only=True) in found
    driver.hear(3, 0)
    assert driver.phase == Phase.STORY
    assert on.Perform(3, 1, only=True) in driver.touch("next")


def test_back_says_a_sentence_again() -> None:
    """One touch, one sentence back."""
    driver = in_the_story()
    for line in range(3):
        driver.hear(3, line)
    driver.happen(on.LineStarted(3, 3))
    assert on.Perform(3, 2) in driver.touch("back")


def test_slower_starts_the_sentence_anew() -> None:
    """What was begun fast is said slowly."""
    driver = in_the_story()
    driver.happen(on.LineStarted(3, 2))
    assert on.Perform(3, 2) in driver.touch("slower")
    assert driver.state.slower
