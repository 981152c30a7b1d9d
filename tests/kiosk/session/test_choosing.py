"""Before the evening: who, the plan, its swaps and covers."""

from __future__ import annotations

import dataclasses

from kiosk.session import choosing
from kiosk.session import happenings as on
from kiosk.session.state import Phase, State
from kiosk.session.touch import Touch
from tests.kiosk.session.evenings import MIA, THEO, Driver, at_the_plan, programme


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


def test_each_of_several_children_has_one_choice() -> None:
    """The leader first, then the next; after that the plan stands."""
    driver = at_the_plan()
    leader = driver.state.leader
    other = next(one for one in driver.state.chosen if one != leader)
    assert choosing.turn(driver.state) == leader
    choose(driver, "sound", "sea")
    assert driver.state.picks == ((leader, "sound", "sea"),)
    assert choosing.turn(driver.state) == other
    choose(driver, "ritual-1", "curfew-2")
    assert choosing.turn(driver.state) == choosing.NOBODY
    assert driver.touch("swap", "sound") == ()
    assert driver.state.swap == ""
    assert driver.touch("swap", "story") == ()
    assert driver.phase == Phase.PLAN


def test_a_choice_that_found_no_room_is_given_back() -> None:
    """A child's turn is not spent on a plan that could not have it."""
    driver = at_the_plan()
    leader = driver.state.leader
    driver.touch("swap", "sound")
    driver.touch("choose", "sea")
    driver.happen(on.Ready(programme()))
    assert driver.state.picks == ()
    assert choosing.turn(driver.state) == leader


def test_one_child_chooses_as_it_likes_and_a_baby_takes_no_turn() -> None:
    """Nobody counts where one alone can choose."""
    driver = at_the_plan()
    alone = dataclasses.replace(driver.state, chosen=("mia",))
    assert choosing.turn(alone) == ""
    baby = dataclasses.replace(driver.state.children[1], age=0.5)
    both = dataclasses.replace(driver.state, children=(driver.state.children[0], baby))
    assert choosing.turn(both) == ""


def test_what_a_grown_up_put_down_in_the_room_is_nobodys_choice() -> None:
    """It stands among the wishes, and each child still has a turn."""
    driver = at_the_plan()
    driver.session.state = dataclasses.replace(driver.state, coming="pack/bus")
    driver.touch("leave")
    assert driver.state.wishes == (("story", "pack/bus"),)
    assert driver.state.picks == ()


def test_not_for_us_puts_aside_and_plans_anew() -> None:
    """A ritual or the tale, out of its open reasons; a sound is chosen elsewhere."""
    driver = at_the_plan()
    driver.touch("why", "ritual-1")
    effects = driver.touch("not-for-us", "ritual-1")
    assert effects[0] == on.PutAside("ritual", "curfew")
    assert isinstance(effects[1], on.Prepare)
    assert driver.state.waiting
    assert driver.touch("not-for-us", "story") == ()
    driver.happen(on.Ready(programme()))
    assert driver.touch("not-for-us", "story")[0] == on.PutAside("tale", "pack/owl")
    driver.happen(on.Ready(programme()))
    assert driver.touch("not-for-us", "sound") == ()


def choose(driver: Driver, slot: str, id: str) -> None:
    """Choose something for a slot, and get a plan that has it."""
    driver.touch("swap", slot)
    driver.touch("choose", id)
    made = programme()
    plan = dict(made.plan)
    if slot == "sound":
        plan["settle"] = {**plan["settle"], "id": id}
    else:
        plan["settle"] = {**plan["settle"], "id": "sea"}
        plan["rituals"] = [{**plan["rituals"][0], "id": id}]
    driver.happen(on.Ready(dataclasses.replace(made, plan=plan)))
