"""The almanac on a real store: every ritual is on the map and on the line, and its entry whole."""

from __future__ import annotations

import dataclasses

import pytest

from kiosk.desk import sheets
from kiosk.desk.atlas import CARD, DOT, MOST
from kiosk.desk.sheets import almanac
from kiosk.desk.sheets.writer import Here
from kiosk.device import WallClock
from kiosk.session import sheets as pages
from kiosk.session.happenings import SheetIs, ShowSheet, TouchSheet
from kiosk.session.sheet import Sheet, SheetMark
from kiosk.session.state import GrownUps, State
from kiosk.session.touch import Touch
from kiosk.store import Store
from rituals import library

SHELF = library.shipped().shelf


@pytest.fixture
def here() -> Here:
    """A new home with the shelf that ships."""
    return Here(Store.memory(), WallClock("2026-03-14T19:05").read(), SHELF)


def behind(here: Here, mark: SheetMark) -> set[str]:
    """The rituals that a mark leads to, however many touches away."""
    found = set()
    shown = sheets.opened(here, mark.id.removeprefix("sheet:"))
    if shown.marks:
        return {id for one in shown.marks for id in behind(here, one)}
    ids = [shown.id] if not shown.id.count("/") or shown.picture else []
    ids += [row.id.removeprefix("sheet:") for row in shown.rows if row.id.startswith("sheet:")]
    for id in ids:
        found.add(id.split("/")[1])
    return found


@pytest.mark.parametrize(("id", "size"), [("almanac", DOT), ("almanac/years", CARD)])
def test_every_ritual_is_behind_a_mark(here: Here, id: str, size: tuple[float, float]) -> None:
    """On the map and on the line; no mark covers another; each says what it is."""
    shown = sheets.opened(here, id)
    touched = [mark for mark in shown.marks if mark.id]
    assert {one for mark in touched for one in behind(here, mark)} == {one.id for one in SHELF}
    assert sum(mark.count for mark in touched) == len(SHELF)
    for number, one in enumerate(touched):
        assert one.label
        for two in touched[number + 1 :]:
            assert abs(one.x - two.x) >= size[0] - 1e-9 or abs(one.y - two.y) >= size[1] - 1e-9


def test_the_line_is_written_from_two_thousand_years_before_our_era(here: Here) -> None:
    """In order, and those are only read."""
    ticks = [mark for mark in sheets.opened(here, "almanac/years").marks if not mark.id]
    assert ticks[0].label == "2000 BCE"
    assert [one.x for one in ticks] == sorted(one.x for one in ticks)


def test_a_card_says_from_when_to_when_and_how_many(here: Here) -> None:
    """A few cards that can be read, each with its years; a ritual alone stands by its name."""
    cards = [mark for mark in sheets.opened(here, "almanac/years").marks if mark.id]
    assert len(cards) <= MOST
    assert cards[0].note.endswith(" BCE")
    assert all(card.label.endswith(f" and {card.count - 1} more") for card in cards)
    few = dataclasses.replace(here, rituals=SHELF[:3])
    labels = {mark.label for mark in sheets.opened(few, "almanac/years").marks if mark.id}
    assert labels == {one.name for one in SHELF[:3]}


def test_leaving_leads_back_to_where_it_was_opened(here: Here) -> None:
    """From an entry to its group, from there to the map."""
    europe = sheets.opened(here, "almanac/europe")
    group = next(mark for mark in europe.marks if mark.count > 1)
    listed = sheets.opened(here, group.id.removeprefix("sheet:"))
    assert listed.above == "almanac/europe"
    entry = sheets.opened(here, listed.rows[0].id.removeprefix("sheet:"))
    assert entry.above == listed.id
    assert sheets.opened(here, "almanac/curfew-bell").above == "almanac"
    assert sheets.opened(here, "almanac/curfew-bell/map").above == "almanac"


def test_an_entry_is_put_aside_and_offered_again(here: Here) -> None:
    """At once, and the row says which."""

    def rows(shown: Sheet) -> list[tuple[str, str]]:
        return [(row.id, row.label) for row in shown.rows]

    entry = sheets.opened(here, "almanac/foot-bath/years")
    assert "Lu You" in entry.text
    assert rows(entry) == [("aside", "Not for us")]
    assert rows(sheets.touched(here, entry.id, "aside", "")) == [("offer", "Offer it again")]
    assert here.store.family.aside.ids == {"foot-bath"}
    assert rows(sheets.touched(here, entry.id, "offer", "")) == [("aside", "Not for us")]
    assert not here.store.family.aside.ids


def test_the_list_holds_all_by_name(here: Here) -> None:
    """A ritual with no place or no year is only there, and the map and the line say so."""
    lost = dataclasses.replace(
        SHELF[0], id="grandmothers-song", name="A song", at=None, years=(0, 0)
    )
    more = dataclasses.replace(here, rituals=(*SHELF, lost))
    listed = sheets.opened(more, "almanac/list")
    names = [row.label for row in listed.rows]
    assert names == sorted(names)
    assert "A song" in names
    for id in ("almanac", "almanac/years"):
        assert "is in the list" in sheets.opened(more, id).text
        assert "is in the list" not in sheets.opened(here, id).text
        assert not [one for one in sheets.opened(more, id).marks if "grandmothers" in one.id]


def test_what_is_gone_says_so(here: Here) -> None:
    """A ritual, or a group whose rituals went; an empty house has an empty map."""
    for id in ("almanac/nothing", "almanac/map/nothing"):
        assert "no longer" in sheets.opened(here, id).message
    empty = dataclasses.replace(here, rituals=())
    assert sheets.opened(empty, "almanac").marks == ()
    assert sheets.opened(empty, "almanac/years").title


def test_no_ritual_is_called_as_a_view_is() -> None:
    """Else its entry could not be opened."""
    assert not {one.id for one in library.shipped().rituals} & set(almanac.VIEWS)


def touch(here: Here, state: State, value: str, act: str = "row") -> State:
    """Touch something on the open sheet, and let the desk answer."""
    assert state.grown_ups is not None
    done = pages.touched(state, state.grown_ups, Touch(act, value))
    assert done is not None
    state = done[0]
    for effect in done[1]:
        if isinstance(effect, ShowSheet):
            state = pages.sheet_is(state, SheetIs(sheets.opened(here, effect.id)))[0]
        if isinstance(effect, TouchSheet):
            shown = sheets.touched(here, effect.id, effect.row, effect.value)
            state = pages.sheet_is(state, SheetIs(shown))[0]
    return state


def test_a_finger_finds_its_way_and_back(here: Here) -> None:
    """From the list by the map and Europe to an entry, put aside, and out again step by step."""
    state = State(grown_ups=GrownUps(locked=False))
    seen = []
    for value in ("sheet:almanac", "sheet:almanac/europe"):
        state = touch(here, state, value)
    sheet = state.grown_ups.sheet if state.grown_ups else None
    assert sheet is not None
    group = next(mark.id for mark in sheet.marks if mark.count > 2)
    state = touch(here, state, group)
    assert state.grown_ups is not None
    assert state.grown_ups.sheet is not None
    first = state.grown_ups.sheet.rows[0].id
    state = touch(here, touch(here, state, first), "aside")
    assert here.store.family.aside.ids == {first.split("/")[1]}
    for _ in range(4):
        assert state.grown_ups is not None
        seen.append(state.grown_ups.view)
        state = touch(here, state, "", "leave")
    assert seen[1:] == [group, "sheet:almanac/europe", "sheet:almanac"]
    assert state.grown_ups is not None
    assert state.grown_ups.view == "list"
