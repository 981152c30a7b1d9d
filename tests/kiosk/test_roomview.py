"""Entering a child, the grown-ups' room and the doctor card, as pages."""

from __future__ import annotations

import dataclasses

import pytest

from kiosk import pages, roomview, view
from kiosk.session import entering, grownups
from kiosk.session.state import Entry, GrownUps, Phase, Sleeper, State
from stories.cast import WORRIES, Pronouns

MIA = Sleeper("mia", "Mia", 6.0, "owl")


def entry(**changes: object) -> pages.ChildEntryPage:
    """The page of one step of entering Mia."""
    now = dataclasses.replace(Entry(name="Mia"), **changes)  # type: ignore[arg-type]
    page = view.page(State(phase=Phase.FIRST_START, entry=now), view.Wall())
    assert isinstance(page, pages.ChildEntryPage)
    return page


def room(**changes: object) -> pages.GrownUpsPage:
    """The grown-ups' room with one child."""
    now = dataclasses.replace(GrownUps(), **changes)  # type: ignore[arg-type]
    page = view.page(
        State(phase=Phase.GROWN_UPS, children=(MIA,), grown_ups=now, has_pin=True), view.Wall()
    )
    assert isinstance(page, pages.GrownUpsPage)
    return page


@pytest.mark.parametrize(
    "step", ["hello", "name", "age", "pronouns", "likes", "worries", "promise"]
)
def test_every_step_asks_something(step: str) -> None:
    """And none shows a brace that nobody filled."""
    page = entry(step=step)
    assert page.question
    assert "{" not in page.question


def test_the_keyboard_is_there_for_the_name_alone() -> None:
    """Letters, then accents when asked for."""
    assert entry(step="name").keyboard == "letters"
    assert entry(step="name", accents=True).keyboard == "accents"
    assert entry(step="age").keyboard == ""


@pytest.mark.parametrize(
    ("step", "answer"),
    [("name", {"name": "Mia"}), ("age", {"age": "6"}), ("pronouns", {"pronouns": "she"})],
)
def test_a_question_without_an_answer_can_not_be_left(step: str, answer: dict[str, str]) -> None:
    """Three questions need one; all others may stay open."""
    empty = dict.fromkeys(answer, "")
    assert not entry(step=step, **empty).can_go_on
    assert entry(step=step, **answer).can_go_on
    assert entry(step="likes").can_go_on


def test_what_can_be_touched_is_what_the_session_takes() -> None:
    """Ages, pronouns, likes and worries agree with those who read them."""
    assert [one.id for one in entry(step="age").choices] == list(entering.AGES)
    assert [one.id for one in entry(step="likes").choices] == list(entering.LIKES)
    assert [one.id for one in entry(step="worries").choices] == list(WORRIES)
    spoken = [one.id for one in entry(step="pronouns").choices]
    assert spoken == list(entering.PRONOUNS)
    assert all(Pronouns.of(spec).they in spec for spec in spoken)


def test_the_choice_taken_is_marked() -> None:
    """Age and worries show what was touched."""
    assert [one.id for one in entry(step="age", age="6m").choices if one.chosen] == ["6m"]
    marked = [one.id for one in entry(step="worries", worries=("dogs",)).choices if one.chosen]
    assert marked == ["dogs"]


def test_the_last_step_promises_privacy_in_one_place() -> None:
    """Nowhere else; and likes are an offer, not a question."""
    assert "nothing is sent anywhere" in entry(step="promise").promise
    assert entry(step="name").promise == ""
    assert [one.id for one in entry(step="promise").choices] == ["more"]


def test_a_locked_room_shows_dots_and_nothing_of_the_family() -> None:
    """No names before the PIN."""
    page = room(digits="123")
    assert page.locked
    assert page.pin_length == 3
    assert page.rows == ()
    assert "Mia" not in repr(page)


def test_the_list_holds_children_rules_and_texts() -> None:
    """Every row is one the session knows what to do with."""
    page = room(locked=False)
    ids = [row.id for row in page.rows]
    assert ids[0] == "child:mia"
    assert set(grownups.RULES) <= set(ids)
    assert set(grownups.TEXTS) <= set(ids)
    minutes = next(row for row in page.rows if row.id == "minutes")
    assert minutes.value == "20"
    assert [one.id for one in minutes.choices] == ["7", "10", "15", "20", "25", "30"]


def test_a_child_can_be_erased_from_its_own_page() -> None:
    """The page of a child that is gone falls back to the list."""
    page = room(locked=False, view="child:mia")
    assert [row.id for row in page.rows] == ["erase:mia"]
    assert room(locked=False, view="child:gone").rows[0].id == "child:mia"


def test_from_the_dark_only_a_new_day_can_be_begun() -> None:
    """No way from the dark to a story leads through the list."""
    page = room(locked=False, back=Phase.DARK)
    assert [row.id for row in page.rows] == [grownups.NEW_DAY]


@pytest.mark.parametrize(
    ("age", "said"), [(0.5, "6 months"), (1.0, "1 year"), (1.5, "1 year"), (6.0, "6 years")]
)
def test_an_age_is_said_as_a_person_says_it(age: float, said: str) -> None:
    """Months under one, then years."""
    assert roomview.age_label(age) == said


def test_the_doctor_card_needs_no_pin_and_never_diagnoses() -> None:
    """It says when to ask somebody, and that it is no advice."""
    page = view.page(State(phase=Phase.DOCTOR), view.Wall())
    assert isinstance(page, pages.GrownUpsPage)
    assert not page.locked
    assert page.text.endswith("not medical advice.")
