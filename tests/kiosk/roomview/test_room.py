"""The grown-ups' room and its list, as pages."""

from __future__ import annotations

import dataclasses

import pytest

from kiosk import pages, roomview, view
from kiosk.roomview.room import MOST
from kiosk.session import grownups
from kiosk.session.state import GrownUps, Phase, Sleeper, State

MIA = Sleeper("mia", "Mia", 6.0, "owl")


def room(**changes: object) -> pages.GrownUpsPage:
    """The grown-ups' room with one child."""
    now = dataclasses.replace(GrownUps(), **changes)  # type: ignore[arg-type]
    page = view.page(
        State(phase=Phase.GROWN_UPS, children=(MIA,), grown_ups=now, has_pin=True), view.Wall()
    )
    assert isinstance(page, pages.GrownUpsPage)
    return page


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
    assert [row.id for row in page.rows] == ["sheet:child/mia", "erase:mia"]
    assert [row.id for row in room(locked=False, view="erase:mia").rows] == ["erase:mia"]
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


def test_what_runs_low_stands_on_top() -> None:
    """One row, with the first of the sentences; none where nothing does."""
    page = room(locked=False, low=("Few tales.", "Few passages."))
    assert (page.rows[0].id, page.rows[0].value) == ("low", "Few tales.")
    assert all(row.id != "low" for row in room(locked=False).rows)


def test_many_values_take_two_rows() -> None:
    """Every value of a rule stands somewhere, never more in a row than a finger can part."""
    rows = [row for row in room(locked=False).rows if row.id in grownups.RULES]
    assert max(len(row.choices) for row in rows) <= MOST
    sounds = [row for row in rows if row.id == "sound"]
    assert [row.label for row in sounds] == ["Settling sound", "Settling sound, or"]
    assert tuple(one.id for row in sounds for one in row.choices) == grownups.RULES["sound"][1]
