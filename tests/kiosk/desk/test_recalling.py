"""A past night comes back as the teller saw it: who listened, what was known, what was told."""

from __future__ import annotations

import pytest

from kiosk.desk import recalling, shelf
from kiosk.store.family import Rules
from kiosk.store.notes import Refused
from stories.library import load_library
from stories.memory import Memory
from stories.why import explain
from tests.kiosk.desk.homes import Evenings, home


def test_a_night_of_the_diary_comes_back() -> None:
    """The same tale and passages, what was heard before it and nothing after."""
    evenings = Evenings(home("Mia:6:she", "Theo:4:he"))
    first, second, third = evenings.programme(), None, None
    evenings.hold(first)
    second = evenings.programme()
    evenings.hold(second)
    third = evenings.programme()
    evenings.hold(third)
    found = recalling._recalled(evenings.store, 2)
    assert found.told.tale == f"{second.told.pack}/{second.told.tale}"
    assert found.told.passages == second.told.passages
    assert {child.name for child in found.tonight.children} <= {"Mia", "Theo"}
    assert set(found.memory.tales) == {f"{first.told.pack}/{first.told.tale}"}
    why = explain(load_library(found.packs), found.tonight, found.memory, found.told)
    assert why.changed == ()
    assert tuple(one for step in why.steps for one in step.told) == second.told.passages
    assert recalling._recalled(evenings.store, 1).memory == Memory()


def test_a_pack_that_is_held_is_left_out() -> None:
    """It is said so, unless that night's own tale came out of it."""
    evenings = Evenings(home("Mia:6:she"))
    made = evenings.programme()
    evenings.hold(made)
    other = next(one for one in ("night-town", "slow-hill") if one != made.told.pack)
    shelf.hold(evenings.store, other)
    shelf.hold(evenings.store, made.told.pack)
    found = recalling._recalled(evenings.store, 1)
    assert found.without == {other}
    assert other in found.notes[0]


def test_who_moved_out_is_missed() -> None:
    """With one gone it is said; with all gone there is nothing to explain."""
    evenings = Evenings(home("Mia:6:she", "Theo:4:he"))
    evenings.hold(evenings.programme("Mia", "Theo"))
    ids = {child.name: child.id for child in evenings.store.family.children()}
    evenings.store.family.remove(ids["Theo"])
    assert "does not live here" in recalling._recalled(evenings.store, 1).notes[0]
    evenings.store.family.remove(ids["Mia"])
    with pytest.raises(Refused):
        recalling._recalled(evenings.store, 1)


@pytest.mark.parametrize("number", [0, -1, 2, 4000])
def test_a_night_without_a_story_is_refused(number: int) -> None:
    """With the nights there are, and the way to made-up ones."""
    evenings = Evenings(home("Mia:6:she"))
    with pytest.raises(Refused, match="none was told here yet"):
        recalling._recalled(evenings.store, number)
    evenings.hold(evenings.programme())
    with pytest.raises(Refused, match="choose one of 1 to 1"):
        recalling._recalled(evenings.store, number)


def test_a_clock_without_a_date_is_no_hindrance() -> None:
    """Then it is said what was taken instead."""
    assert recalling._when("") is None
    assert recalling._when("2026-03-14T19:05") is not None


def test_a_night_in_the_south_had_the_souths_season() -> None:
    """As it was told then: March is autumn there."""
    evenings = Evenings(home("Mia:6:she"))
    evenings.store.family.rules = Rules(hemisphere="south")
    evenings.hold(evenings.programme())
    assert recalling._recalled(evenings.store, 1).tonight.season == "autumn"
