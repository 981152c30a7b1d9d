"""What the kiosk learned, shown and undone on a real store."""

from __future__ import annotations

import pytest

from kiosk.desk import past, sheets
from kiosk.desk.sheets.writer import Here
from kiosk.device import WallClock
from kiosk.store import Store
from kiosk.store.diary import Morning, Night
from kiosk.store.family import Child
from rituals import library


@pytest.fixture
def here() -> Here:
    """A family that brushed hair on four nights, and liked it twice."""
    store = Store.memory()
    mia = store.family.add(Child("Mia", age=6))
    for number in range(1, 5):
        store.diary.put(Night(number, (mia.id,), rituals=("hair-brushing",), ended="finished"))
        liked = ("hair-brushing",) if number in (2, 4) else ()
        store.diary.told_in_the_morning(number, Morning("good", liked=liked))
    return Here(store, WallClock("2026-03-14T19:05").read(), library.shipped().shelf)


def test_every_number_is_shown(here: Here) -> None:
    """Nights, mornings, likes, and the points that come of them."""
    listed = sheets.opened(here, "learned")
    assert [row.id for row in listed.rows] == ["sheet:learned/hair-brushing"]
    shown = sheets.opened(here, "learned/hair-brushing")
    for words in (
        "Done on 4 nights.",
        "Touched as good on 2.",
        "4 good, 0 so-so, 0 hard",
        "+2.0 because it was liked",
        "+0.5 because mornings after it",
    ):
        assert words in shown.text
    assert shown.above == "learned"


def test_what_was_learned_can_be_undone(here: Here) -> None:
    """Put aside, it is offered no more, and the list says so; then it is again."""
    stopped = sheets.touched(here, "learned/hair-brushing", "stop", "")
    assert here.store.family.aside.ids == {"hair-brushing"}
    assert [row.id for row in stopped.rows] == ["offer"]
    assert sheets.opened(here, "learned").rows[0].value == "put aside"
    sheets.touched(here, "learned/hair-brushing", "offer", "")
    assert not here.store.family.aside.ids


def test_a_new_home_has_learned_nothing() -> None:
    """And says so; so does a ritual that is gone."""
    empty = Here(Store.memory(), WallClock("2026-03-14T19:05").read(), ())
    assert "nothing to learn" in sheets.opened(empty, "learned").message
    assert "no longer" in sheets.opened(empty, "learned/gone").message


def test_what_was_liked_reaches_the_planner(here: Here) -> None:
    """Night by night."""
    liked = [row.liked for row in past.plan_rows(here.store)]
    assert liked == [(), ("hair-brushing",), (), ("hair-brushing",)]
