"""A stored child as a story, a plan and the session see one."""

from __future__ import annotations

import dataclasses

import pytest

from kiosk.desk import people
from kiosk.session.grownups import RULES
from kiosk.store.family import Child as KeptChild
from kiosk.store.family import Rules
from stories.cast import Child
from tests.kiosk.desk.homes import home


@pytest.mark.parametrize(
    ("age", "unit", "nights", "now"),
    [
        (6, "years", 0, 6.0),
        (6, "years", 364, 6.0),
        (6, "years", 365, 7.0),
        (18, "months", 0, 1.5),
        (18, "months", 92, 21 / 12),
        (18, "months", 200, 2.0),
        (1, "years", 0, 1.0),
        (0, "years", 183, 0.5),
    ],
)
def test_a_kept_age_grows_with_the_nights(age: int, unit: str, nights: int, now: float) -> None:
    """Nights, not the wall's year; months count until two."""
    child = KeptChild("Mia", age=age, unit=unit, entered=10)
    assert people.age_of(child, 10 + nights) == pytest.approx(now, abs=0.01)


def test_a_child_never_grows_younger() -> None:
    """A night number before the entry changes nothing."""
    assert people.age_of(KeptChild("Mia", age=6, entered=400), 1) == 6.0


@pytest.mark.parametrize(
    ("age", "kept"),
    [(6.0, (6, "years")), (0.5, (6, "months")), (1.5, (18, "months")), (1.0, (1, "years")),
     (2.5, (2, "years"))],
)  # fmt: skip
def test_an_age_is_kept_as_it_was_given(age: float, kept: tuple[int, str]) -> None:
    """Months where they matter; and read back on the same night it is the same age."""
    child = people.kept_child(Child("Mia", age), 3)
    assert (child.age, child.unit, child.entered) == (*kept, 3)
    assert people.age_of(child, 3) == pytest.approx(min(age, int(age) if age >= 2 else age))


def test_nothing_of_a_child_is_lost_on_the_way_in_and_out() -> None:
    """Name, pronouns, likes, worries and how the name is said."""
    child = Child("Siobhán", 6, "xe/xem/xyr/xyrs/xemself", ("owls",), ("dark",), "shi-VAWN")
    assert people.told_child(people.kept_child(child, 1), 1) == child


def test_a_plan_knows_when_the_child_is_woken() -> None:
    """And the child by id, not by name."""
    kept = dataclasses.replace(people.kept_child(Child("Mia", 6), 1), id="abc")
    planned = people.planned_child(kept, 1, 420)
    assert (planned.id, planned.age, planned.wake) == ("abc", 6.0, 420)


def test_the_family_is_told_in_the_order_it_came() -> None:
    """With a picture each, tonight's number, and whether there is a PIN."""
    store = home("Mia:6:she", "Theo:4:he")
    told = people.family_is(store)
    assert [child.name for child in told.children] == ["Mia", "Theo"]
    assert all(child.picture in people.PICTURES for child in told.children)
    assert (told.has_pin, told.night) == (False, 1)
    store.family.pin.set("493027")
    assert people.family_is(store).has_pin


@pytest.mark.parametrize("name", list(RULES))
def test_every_rule_of_the_list_is_kept_and_shown_again(name: str) -> None:
    """Whatever the list offers comes back as what was touched."""
    for value in RULES[name][1]:
        rules = people.with_rule(Rules(), name, value)
        assert dict(people.rules_shown(rules))[name] == value


def test_an_unknown_rule_changes_nothing() -> None:
    """The list of another version can't break this one."""
    assert people.with_rule(Rules(), "brightness", "11") == Rules()
    assert people.with_rule(Rules(), "volume", "11") == Rules()


@pytest.mark.parametrize(("text", "minutes"), [("07:30", 450), ("", -1), ("soon", -1), ("7", -1)])
def test_a_time_of_day_is_minutes(text: str, minutes: int) -> None:
    """Anything else is the value given instead."""
    assert people.minutes_of(text, -1) == minutes
