"""What the kiosk learned, shown and undone on a real store."""

from __future__ import annotations

import pytest

from kiosk.desk import past, sheets
from kiosk.desk.sheets.writer import Here
from kiosk.device import WallClock
from kiosk.store import Store
from kiosk.store.diary import Morning, Night
from kiosk.store.family import Child
from rituals import library, scores
from tests.kiosk.desk.homes import home
from tests.kiosk.desk.rooms import House


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
        "Done on 4 nights, last 1 night ago. Said to be good on 2.",
        "Mornings: 4 good.",
        f"More often, because it was liked (+{scores.POINTS['liked']:.1f}) and ",
        "its mornings were good (+0.5).",
        "Less often, because it was done lately (\u2212",
        "In all (\u2212",
        ") it comes now and then.",
    ):
        assert words in shown.text
    assert shown.above == "learned"


def test_the_list_says_in_words_how_each_comes(here: Here) -> None:
    """Points stand on the page of each, not in the list."""
    (mia,) = (child.id for child in here.store.family.children())
    for number in range(5, 60):
        ids = ("curfew-bell",) if number < 59 else ("curfew-bell", "foot-bath")
        here.store.diary.put(Night(number, (mia,), rituals=ids, anchor="curfew-bell"))
    rows = {row.id.rpartition("/")[2]: row.value for row in sheets.opened(here, "learned").rows}
    assert rows == {
        "curfew-bell": "the one that stays",
        "foot-bath": "waits for now",
        "hair-brushing": "comes more often",
    }
    text = sheets.opened(here, "learned/curfew-bell").text
    assert "It is the one that stays. Another may take its place" in text


def test_what_was_learned_can_be_undone(here: Here) -> None:
    """Put aside, it is offered no more, and the list says so; then it is again."""
    stopped = sheets.touched(here, "learned/hair-brushing", "stop", "")
    assert here.store.family.aside.ids == {"hair-brushing"}
    assert [row.id for row in stopped.rows] == ["offer"]
    assert stopped.text.startswith("Put aside: it is not offered.\nDone on 4 nights")
    assert "In all" not in stopped.text
    assert sheets.opened(here, "learned").rows[0].value == "put aside"
    sheets.touched(here, "learned/hair-brushing", "offer", "")
    assert not here.store.family.aside.ids


def test_a_new_home_has_learned_nothing() -> None:
    """And says so; so does a ritual that is gone."""
    empty = Here(Store.memory(), WallClock("2026-03-14T19:05").read(), ())
    assert "nothing to learn" in sheets.opened(empty, "learned").text
    assert "no longer" in sheets.opened(empty, "learned/gone").message


def test_what_was_liked_reaches_the_planner(here: Here) -> None:
    """Night by night."""
    liked = [row.liked for row in past.plan_rows(here.store)]
    assert liked == [(), ("hair-brushing",), (), ("hair-brushing",)]


def test_not_for_us_on_the_plan_acts_at_once_and_can_be_undone() -> None:
    """A ritual and the tale: the plan comes without them, and the list takes them back."""
    house = House(home("Mia:6:she", "Theo:4:he"))
    house.touch("bedtime")
    house.touch("begin")
    house.wait()
    assert house.state.programme is not None
    before = house.state.programme.plan
    ritual, tale = before["rituals"][0]["id"], before["story"]["id"]
    house.touch("why", before["rituals"][0]["slot"])
    house.touch("not-for-us", before["rituals"][0]["slot"])
    house.wait()
    house.touch("not-for-us", "story")
    house.wait()
    plan = house.state.programme.plan
    aside = house.store.family.aside.ids
    assert ritual in aside
    assert len(aside) == 2
    assert not aside & {plan["story"]["id"], *(one["id"] for one in plan["rituals"])}
    assert tale not in {one["id"] for one in plan["story"]["alternatives"]} - aside
    house.touch("leave")
    house.touch("leave")
    house.open_sheet("sheet:learned")
    for id in aside:
        house.touch("row", f"sheet:learned/{id}")
        house.touch("row", "offer")
        house.touch("leave")
    assert not house.store.family.aside.ids


def test_the_ledger_knows_which_child_chose_what() -> None:
    """By ids alone, once the evening begins."""
    house = House(home("Mia:6:she", "Theo:4:he"))
    house.touch("bedtime")
    house.touch("begin")
    house.wait()
    for slot in ("ritual-1", "sound"):
        assert house.state.programme is not None
        plan = house.state.programme.plan
        cards = [*plan["rituals"], plan["settle"]]
        card = next(one for one in cards if one["slot"] == slot)
        house.touch("swap", slot)
        house.touch("choose", card["alternatives"][0]["id"])
        house.wait()
    picks = house.state.picks
    assert len({child for child, _, _ in picks}) == 2
    house.touch("begin")
    kept = [one.about for one in house.store.ledger.entries(1) if one.code == "chosen-by"]
    assert sorted(kept) == sorted(picks)
