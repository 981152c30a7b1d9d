"""Entering a child, as pages."""

from __future__ import annotations

import dataclasses

import pytest

from kiosk import pages, view
from kiosk.session import entering
from kiosk.session.state import Entry, Phase, State
from stories.cast import WORRIES, Pronouns


def entry(**changes: object) -> pages.ChildEntryPage:
    """The page of one step of entering Mia."""
    now = dataclasses.replace(Entry(name="Mia"), **changes)  # type: ignore[arg-type]
    page = view.page(State(phase=Phase.FIRST_START, entry=now), view.Wall())
    assert isinstance(page, pages.ChildEntryPage)
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
