"""The session as a whole: an evening from clock to morning, and the charter as transitions."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from kiosk.session import happenings as on
from kiosk.session.machine import Session
from kiosk.session.state import Phase
from kiosk.session.touch import ACTS, Touch
from tests.kiosk.session.evenings import (
    MIA,
    THEO,
    Driver,
    at_the_plan,
    in_the_dark,
    in_the_story,
    programme,
)

if TYPE_CHECKING:
    from kiosk.session.state import State

VALUES = (
    "",
    "mia",
    "theo",
    "story",
    "sound",
    "ritual-1",
    "pack/bus",
    "self",
    "voice",
    "line",
    "1",
    "good",
    "woke",
    "hug",
    "morning",
    "new-day",
    "minutes",
    "ledger",
    "doctor",
    "add-child",
    "erase:mia",
    "owl",
    "she",
    "5",
    "a",
    "back",
    "+60",
    "minutes=10",
)


def random_touch(chance: random.Random) -> Touch:
    """Any touch there is, with any value."""
    return Touch(chance.choice(sorted(ACTS)), chance.choice(VALUES))


def answers(effects: tuple[on.Effect, ...], night: int) -> list[on.Happening]:
    """What a house would answer to these effects."""
    found: list[on.Happening] = []
    for effect in effects:
        if isinstance(effect, on.Prepare):
            found.append(on.Ready(programme(night=night)))
        elif isinstance(effect, on.CheckPin):
            found.append(on.PinChecked(right=True))
        elif isinstance(effect, on.CheckName):
            found.append(on.NameChecked(""))
        elif isinstance(effect, on.ShowText):
            found.append(on.TextIs("Title", "Text"))
    return found


def test_an_evening_goes_from_clock_to_morning_and_round() -> None:
    """Clock, who, plan, ritual, story, settle, dark, morning, and the clock again."""
    driver = in_the_dark()
    assert driver.phase == Phase.DARK
    driver.at += 10 * 3600.0
    driver.happen(on.Tick(morning=True))
    assert driver.phase == Phase.MORNING
    driver.touch("choose", "good")
    found = driver.touch("go-on")
    assert on.KeepMorning("good", ()) in found
    assert driver.phase == Phase.ASLEEP


def test_an_empty_house_asks_who_sleeps_here() -> None:
    """First start opens by itself where nobody was entered yet."""
    driver = Driver()
    driver.happen(on.FamilyIs((), (), has_pin=False, night=1))
    assert driver.phase == Phase.FIRST_START


@pytest.mark.parametrize("seed", range(12))
def test_no_path_leads_from_dark_to_a_story_within_one_night(seed: int) -> None:
    """However it is touched, the dark is left only through a morning."""
    chance = random.Random(seed)
    driver = in_the_dark()
    for _ in range(400):
        effects = driver.touch(*_pair(random_touch(chance)))
        for answer in answers(effects, night=1):
            driver.happen(answer)
        driver.at += chance.choice((0.2, 5.0, 40.0))
        driver.happen(on.Tick())
        if driver.phase == Phase.MORNING:
            break
        assert driver.phase in {Phase.DARK, Phase.HELP, Phase.GROWN_UPS, Phase.DOCTOR}


def _pair(touch: Touch) -> tuple[str, str]:
    return touch.act, touch.value


@pytest.mark.parametrize("seed", range(12))
def test_any_touches_in_any_order_keep_the_session_sane(seed: int) -> None:
    """Ten evenings' worth of random touches never break a state, and stop always settles."""
    chance = random.Random(1000 + seed)
    driver = Driver()
    driver.happen(on.FamilyIs((MIA, THEO), (), has_pin=True, night=1))
    for _ in range(600):
        effects = driver.touch(*_pair(random_touch(chance)))
        for answer in answers(effects, driver.state.night):
            driver.happen(answer)
        if driver.phase == Phase.ASLEEP and driver.state.night < 5:
            driver.state.rule("minutes")
        driver.at += chance.random() * 30
        driver.happen(on.Tick())
        check(driver.state)
    if driver.phase in {Phase.RITUAL, Phase.STORY}:
        driver.touch("stop")
        assert driver.phase == Phase.SETTLE


def check(state: State) -> None:
    """What holds in every state."""
    if state.phase in {Phase.RITUAL, Phase.STORY, Phase.SETTLE, Phase.DARK}:
        assert state.programme is not None
    if state.phase is Phase.STORY:
        assert state.now_act is not None
        assert 0 <= state.line < len(state.now_act.lines)
    assert set(state.chosen) <= {child.id for child in state.children}


@pytest.mark.parametrize("phase", ["ritual", "story", "paused"])
def test_one_touch_stops_from_anywhere(phase: str) -> None:
    """Stop settles at once, and half a minute later it is dark."""
    driver = in_the_story() if phase != "ritual" else at_the_plan()
    if phase == "ritual":
        driver.touch("begin")
    if phase == "paused":
        driver.touch("pause")
    found = driver.touch("stop")
    assert driver.phase == Phase.SETTLE
    assert any(isinstance(effect, on.Quiet) for effect in found)
    driver.wait(31.0)
    assert driver.phase == Phase.DARK


def test_the_doctor_card_is_two_touches_away_and_leads_back() -> None:
    """From the middle of a story the card opens, and the story waits, paused."""
    driver = in_the_story()
    driver.touch("pause")
    driver.touch("doctor")
    assert driver.phase == Phase.DOCTOR
    driver.touch("leave")
    assert driver.phase == Phase.STORY
    assert driver.state.paused


def test_a_session_is_pure() -> None:
    """The same happenings give the same states and effects."""
    one, other = in_the_story(), in_the_story()
    assert one.state == other.state
    assert one.effects == other.effects


def test_an_evening_is_taken_up_at_the_same_sentence() -> None:
    """After a power cut the story goes on at the kept sentence, and nothing is asked."""
    driver = in_the_story()
    for line in range(5):
        driver.hear(3, line)
    driver.happen(on.LineStarted(3, 5))
    fresh = Session()
    effects = fresh.take_up(driver.state)
    assert on.Perform(3, 5) in effects
    assert fresh.state.phase is Phase.STORY


def test_what_fails_to_prepare_is_said_in_one_line() -> None:
    """No plan means a page that says why and what to do, and a way back."""
    driver = at_the_plan()
    driver.touch("short")
    driver.happen(on.NotReady("No tale fits.", "Add a pack."))
    assert driver.phase == Phase.STOPPED
    assert driver.state.message == "No tale fits."
    driver.touch("leave")
    assert driver.phase == Phase.ASLEEP


def test_a_plan_nobody_waits_for_any_more_changes_no_page() -> None:
    """Left while it was made, or another child chosen meanwhile: the late answer is let go."""
    driver = at_the_plan()
    driver.touch("short")
    driver.touch("leave")
    driver.happen(on.Ready(programme()))
    assert driver.phase == Phase.WHO
    driver.touch("begin")
    driver.touch("toggle", "theo")
    driver.happen(on.Ready(programme()))
    assert driver.phase == Phase.WHO
    assert not driver.state.waiting


def test_a_plan_that_fails_late_never_ends_an_evening() -> None:
    """The covers were left and the evening begun: the voice goes on, and so does the page."""
    driver = at_the_plan()
    driver.touch("swap", "story")
    driver.touch("choose", "pack/bus")
    driver.touch("choose", "pack/bus")
    driver.touch("leave")
    driver.touch("begin")
    driver.happen(on.NotReady("the teller: gave no answer in time", "try once more"))
    assert driver.phase == Phase.RITUAL


def test_the_evening_goes_on_behind_the_doctor_card() -> None:
    """What is heard meanwhile counts, or the settling would wait for it for ever."""
    driver = in_the_story()
    driver.hear_all(3)
    driver.touch("doctor")
    driver.hear_all(4)
    assert driver.phase == Phase.DOCTOR
    driver.touch("leave")
    driver.wait(120.0)
    assert driver.phase == Phase.DARK


def test_a_restart_in_the_dark_puts_the_light_out() -> None:
    """A panel comes up lit; nobody slept through the power cut for that."""
    driver = in_the_dark()
    assert on.Light(0.0, 0.0) in Session().take_up(driver.state)
