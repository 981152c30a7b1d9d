"""Changing what is kept of a child, on a real store."""

from __future__ import annotations

import pytest

from kiosk.desk import minding, people, sheets, troubles
from kiosk.desk.sheets.writer import Here
from kiosk.device import WallClock
from kiosk.store import Store
from kiosk.store.family import Child


@pytest.fixture
def here() -> Here:
    """A home with Mia, who is six."""
    store = Store.memory()
    store.family.add(Child("Mia", age=6, pronouns="she", said="MEE-ah", likes=("owl",)))
    return Here(store, WallClock("2026-03-14T19:05").read(), ())


def mia(here: Here) -> Child:
    """The child as kept now."""
    return here.store.family.children()[0]


def test_every_row_is_kept_at_once(here: Here) -> None:
    """Age, pronouns, name; and how an old name was said goes with it."""
    page = f"child/{mia(here).id}"
    for row, value in (("age", "7"), ("pronouns", "they")):
        assert sheets.touched(here, page, row, value).title == "Mia"
    assert (mia(here).age, mia(here).pronouns, mia(here).said) == (7, "they", "MEE-ah")
    said = next(row for row in sheets.opened(here, page).rows if row.label == "Said like")
    assert (said.id, said.value) == (f"sheet:names/{mia(here).id}/child", "MEE-ah")
    assert sheets.touched(here, page, "name", "Maja").title == "Maja"
    assert (mia(here).name, mia(here).said) == ("Maja", "")
    sheets.touched(here, page, "age", "18 months")
    assert people.age_of(mia(here), here.store.next_night) == 1.5
    assert sheets.opened(here, page).rows[2].value == "18m"


@pytest.mark.parametrize("typed", ["", "x", "13", "-1", "24m", "٣", "6.5"])
def test_an_age_that_is_none_changes_nothing(here: Here, typed: str) -> None:
    """And says what to type."""
    shown = sheets.touched(here, f"child/{mia(here).id}", "age", typed)
    assert "type 0 to 12" in shown.message
    assert mia(here).age == 6


def test_a_worry_added_holds_tonight(here: Here) -> None:
    """The next telling is asked for without it; and it can be taken away again."""
    page = f"child/{mia(here).id}/worries"
    shown = sheets.touched(here, page, "dogs", "yes")
    assert next(row for row in shown.rows if row.id == "dogs").value == "yes"
    told = people.told_child(mia(here), 1)
    assert minding.Minded().hearing((told,))[0].worries == ("dogs",)
    sheets.touched(here, page, "dogs", "no")
    assert mia(here).worries == ()
    sheets.touched(here, page, "dragons", "yes")
    assert mia(here).worries == ()


def test_likes_are_kept_too(here: Here) -> None:
    """One touch each, in or out."""
    page = f"child/{mia(here).id}/likes"
    sheets.touched(here, page, "boat", "yes")
    sheets.touched(here, page, "owl", "no")
    assert mia(here).likes == ("boat",)


def test_a_child_that_is_gone_has_no_page(here: Here) -> None:
    """Nor does touching it do anything."""
    assert "any more" in sheets.opened(here, "child/gone").message
    assert "any more" in sheets.touched(here, "child/gone/worries", "dogs", "yes").message


def test_a_refusal_is_a_sentence_with_names_as_they_are(here: Here) -> None:
    """It begins with a capital and ends with one stop; nothing else becomes small or large."""
    here.store.family.add(Child("Theo"))
    shown = sheets.touched(here, f"child/{mia(here).id}", "name", "Theo")
    assert shown.message == "Name: another child here is called so: add a second name."
    assert mia(here).name == "Mia"
    said = troubles.sentence(troubles.Refused("child", "nobody is called McAvoy", "ask Nana."))
    assert said == "Child: nobody is called McAvoy: ask Nana."
