"""Before the evening: who, the plan, its swaps and covers."""

from __future__ import annotations

from kiosk.session import choosing
from kiosk.session import happenings as on
from kiosk.session.state import Phase, State
from kiosk.session.touch import Touch
from tests.kiosk.session.evenings import MIA, THEO, Driver, at_the_plan


def at_who(night: int = 1) -> Driver:
    """Two children on the page that asks who."""
    driver = Driver()
    driver.happen(on.FamilyIs((MIA, THEO), (), has_pin=True, night=night))
    driver.touch("bedtime")
    return driver


def test_everybody_is_chosen_at_first() -> None:
    """One touch on begin is enough for a family that always goes together."""
    assert at_who().state.chosen == ("mia", "theo")


def test_the_lead_goes_round_by_night() -> None:
    """Mia leads on night one, Theo on night two."""
    assert at_who(1).state.leader == "mia"
    assert at_who(2).state.leader == "theo"


def test_a_child_that_stays_up_is_left_out() -> None:
    """Toggling takes a child out, and the lead with it."""
    driver = at_who()
    driver.touch("toggle", "mia")
    assert driver.state.chosen == ("theo",)
    assert driver.state.leader == "theo"


def test_nobody_chosen_begins_nothing() -> None:
    """Begin waits for at least one child."""
    driver = at_who()
    driver.touch("toggle", "mia")
    driver.touch("toggle", "theo")
    assert driver.touch("begin") == ()


def test_a_lead_can_be_given() -> None:
    """A touch on lead makes that child lead, and come along."""
    driver = at_who()
    driver.touch("toggle", "theo")
    driver.touch("lead", "theo")
    assert driver.state.leader == "theo"
    assert "theo" in driver.state.chosen


def test_begin_asks_for_a_plan_once() -> None:
    """A second touch while it is being made asks nothing more."""
    driver = at_who()
    assert driver.touch("begin") == (on.Prepare(("mia", "theo"), "mia", short=False, wishes=()),)
    assert driver.touch("begin") == ()


def test_why_opens_and_closes() -> None:
    """The reasons of one card at a time."""
    driver = at_the_plan()
    driver.touch("why", "story")
    assert driver.state.why == "story"
    driver.touch("why", "story")
    assert driver.state.why == ""


def test_another_sound_is_a_wish() -> None:
    """Swapping asks for the plan anew with that slot by hand."""
    driver = at_the_plan()
    driver.touch("swap", "sound")
    found = driver.touch("choose", "sea")
    assert found == (on.Prepare(("mia", "theo"), "mia", short=False, wishes=(("sound", "sea"),)),)


def test_a_cover_says_its_name_before_it_is_taken() -> None:
    """The first touch speaks for those who can't read, the second takes."""
    driver = at_the_plan()
    driver.touch("swap", "story")
    assert driver.phase == Phase.COVERS
    assert driver.touch("choose", "pack/bus") == (on.Label("The Bus"),)
    found = driver.touch("choose", "pack/bus")
    assert found[0] == on.Prepare(
        ("mia", "theo"), "mia", short=False, wishes=(("story", "pack/bus"),)
    )


def test_short_tonight_is_one_touch() -> None:
    """Short asks for the plan anew, and so does taking it back."""
    driver = at_the_plan()
    assert driver.touch("short") == (on.Prepare(("mia", "theo"), "mia", short=True, wishes=()),)


def test_an_open_choice_falls_back_to_the_clock() -> None:
    """A choice left open overnight makes no light and no sound."""
    driver = at_the_plan()
    driver.wait(400.0, step=20.0)
    assert driver.phase == Phase.ASLEEP


def test_who_led_this_company_longest_ago_leads() -> None:
    """Another company has its own order; one never seen takes turns by the night."""
    state = State(children=(MIA, THEO), night=2, chosen=("mia", "theo"), turns=(("mia", "theo"),))
    assert choosing.open_who(state)[0].leader == "mia"
    assert choosing.leader_of(state, ("theo",)) == "theo"
    assert choosing.leader_of(State(night=2), ("mia", "theo")) == "theo"
    assert choosing.leader_of(state, ()) == ""


def test_a_leader_picked_by_hand_stays_when_another_comes() -> None:
    """As long as they are there themselves."""
    state = choosing.open_who(
        State(children=(MIA, THEO), night=2, chosen=("mia", "theo"), turns=(("mia", "theo"),))
    )[0]
    picked = choosing.who(state, Touch("lead", "theo"))[0]
    alone = choosing.who(picked, Touch("toggle", "mia"))[0]
    assert alone.leader == "theo"
    assert choosing.who(alone, Touch("toggle", "mia"))[0].leader in {"mia", "theo"}
