"""The grown-ups' room and its list, as pages."""

from __future__ import annotations

import dataclasses

import pytest

from kiosk import pages, roomview, view
from kiosk.roomview.room import MOST
from kiosk.session import groups, grownups
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


def everything() -> dict[str, pages.Row]:
    """The rows of the list and of every page under a heading of it."""
    found = list(room(locked=False).rows)
    for one in groups.GROUPS:
        found += room(locked=False, view=f"group:{one.id}", group=one.id).rows
    return {row.id: row for row in found}


def test_the_list_holds_children_rules_and_texts() -> None:
    """Every row is one the session knows what to do with."""
    ids = set(everything())
    assert "child:mia" in ids
    assert set(grownups.RULES) <= ids
    assert set(grownups.TEXTS) <= ids
    assert {"packs", "again", "brave", "add-child", "doctor"} <= ids
    minutes = everything()["minutes"]
    assert minutes.value == "20"
    assert [one.id for one in minutes.choices] == ["7", "10", "15", "20", "25", "30"]


def test_the_list_is_short_and_begins_with_what_a_bedtime_needs() -> None:
    """Two leaves at most; other evenings first, and nothing stands in it twice."""
    rows = room(locked=False, low=("Few tales.",)).rows
    assert len(rows) <= 2 * 5
    assert [row.id for row in rows[:2]] == ["sheet:ways", "group:children"]
    assert rows[-1].id == "group:record"
    inside = [id for one in groups.GROUPS for id in one.holds]
    assert not {row.id for row in rows} & set(inside)
    assert len(inside) == len(set(inside))


def test_a_heading_says_who_or_what_lies_under_it() -> None:
    """The names while they are few; how many where they are more; nobody yet at first."""
    assert everything()["group:children"].value == "Mia"
    page = view.page(
        State(phase=Phase.GROWN_UPS, grown_ups=GrownUps(locked=False), has_pin=True), view.Wall()
    )
    assert isinstance(page, pages.GrownUpsPage)
    assert {row.id: row.value for row in page.rows}["group:children"] == "nobody yet"
    many = State(
        phase=Phase.GROWN_UPS, grown_ups=GrownUps(locked=False), has_pin=True, children=(MIA,) * 5
    )
    shown = view.page(many, view.Wall())
    assert isinstance(shown, pages.GrownUpsPage)
    assert {row.id: row.value for row in shown.rows}["group:children"] == "5 of them"


def test_a_child_can_be_erased_from_its_own_page() -> None:
    """The page of a child that is gone falls back to the list."""
    page = room(locked=False, view="child:mia")
    assert [row.id for row in page.rows] == ["sheet:child/mia", "erase:mia"]
    assert [row.id for row in room(locked=False, view="erase:mia").rows] == ["erase:mia"]
    assert room(locked=False, view="child:gone").rows[0].id == "sheet:ways"


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


def test_what_runs_low_is_told_and_moves_no_row() -> None:
    """It is counted while the list is read: the heading says so, and its page why, at the end."""
    low = ("Few tales.", "Few passages.")
    before, after = (room(locked=False, low=one).rows for one in ((), low))
    assert [row.id for row in before] == [row.id for row in after]
    assert {row.id: row.value for row in after}["group:stories"] == "they run low"
    inside = room(locked=False, low=low, view="group:stories", group="stories").rows
    assert (inside[-1].id, inside[-1].value) == ("low", "Few tales.")
    assert all(row.id != "low" for row in everything().values())


def test_every_rule_stands_under_one_heading() -> None:
    """None is lost, none stands twice; what is heard stands with the voices."""
    rules = [rule for one in groups.GROUPS for rule in one.rules]
    assert sorted(rules) == sorted(grownups.RULES)
    ids = [row.id for row in room(locked=False, view="group:voices", group="voices").rows]
    assert ids[:3] == list(groups.VOICES.holds)
    assert set(ids[3:]) == set(groups.VOICES.rules)
    assert len(room(locked=False, view="group:house", group="house").rows) <= 5


def test_many_values_take_two_rows() -> None:
    """Every value of a rule stands somewhere, never more in a row than a finger can part."""
    rows = room(locked=False, view="group:voices", group="voices").rows
    assert max(len(row.choices) for row in rows) <= MOST
    sounds = [row for row in rows if row.id == "sound"]
    assert [row.label for row in sounds] == ["Settling sound", "Settling sound, or"]
    assert tuple(one.id for row in sounds for one in row.choices) == grownups.RULES["sound"][1]
