"""The notebook's pages on a real store."""

from __future__ import annotations

import dataclasses

from kiosk.desk import lessons, sheets
from kiosk.desk.sheets.writer import Here
from kiosk.device import WallClock
from kiosk.session.sheet import Sheet
from kiosk.store import Store
from kiosk.store.notebook import MOST, Drawn
from tests.kiosk.desk.homes import home

NOON, NIGHT = "2026-03-14T12:00", "2026-03-14T21:00"


def here(store: Store, as_if: str = NOON) -> Here:
    """What a writer may look at."""
    return Here(store, WallClock(as_if).read(), ())


def ids(sheet: Sheet) -> list[str]:
    """The rows of a page."""
    return [row.id for row in sheet.rows]


def test_it_holds_cards_drawings_and_dreams_for_those_of_six() -> None:
    """And for nobody younger."""
    store = home("Mia:6:she", "Theo:4:he")
    mia, theo = (child.id for child in store.family.children())
    shown = sheets.opened(here(store), "notebook")
    assert f"sheet:notebook/dream/{mia}" in ids(shown)
    assert f"sheet:notebook/dream/{theo}" not in ids(shown)
    assert {"lessons", "sheet:notebook/cards", "sheet:notebook/drawings"} <= set(ids(shown))


def test_the_card_in_the_morning_is_a_rule() -> None:
    """Set by its step, or turned by its row; kept."""
    store = home("Mia:6:she")
    shown = sheets.touched(here(store), "notebook", "lessons", "no")
    assert not store.family.rules.lessons
    assert shown.rows[0].value == "no"
    assert sheets.touched(here(store), "notebook", "lessons", "").rows[0].value == "yes"
    assert store.family.rules.lessons


def test_every_card_can_be_read() -> None:
    """Each with its picture; a card that is none says so, and browsing shows nobody anything."""
    store = home("Mia:6:she")
    listed = sheets.opened(here(store), "notebook/cards")
    assert len(listed.rows) == 12
    for row, card in zip(listed.rows, lessons.lessons(), strict=True):
        leaf = sheets.opened(here(store), row.id.removeprefix("sheet:"))
        assert (leaf.text, leaf.picture, leaf.leaf) == (card.words, card.picture, True)
        assert leaf.above == "notebook/cards"
    assert sheets.opened(here(store), "notebook/cards/none").message
    assert store.notebook.shown == ()


def test_a_drawing_is_shown_and_taken_out_after_two_touches() -> None:
    """With the way to print it; keeping it is one of the two."""
    store = home("Mia:6:she")
    mia = store.family.children()[0].id
    store.notebook.keep(Drawn(mia, 3, ((1, 2, 3, 4),)))
    listed = sheets.opened(here(store), "notebook/drawings")
    assert [(row.label, row.value) for row in listed.rows] == [
        ("Mia, night 3", "What came in the night")
    ]
    assert listed.rows[0].strokes == (((1, 2), (3, 4)),)
    id = "notebook/drawings/1"
    leaf = sheets.opened(here(store), id)
    assert leaf.strokes == (((1, 2), (3, 4)),)
    assert "hearthside notebook print 1" in leaf.text
    asked = sheets.touched(here(store), id, "take-out", "")
    assert ids(asked) == ["take-out-surely", "stay"]
    assert ids(sheets.touched(here(store), asked.id, "stay", "")) == ["take-out"]
    assert len(store.notebook.drawings()) == 1
    gone = sheets.touched(here(store), asked.id, "take-out-surely", "")
    assert store.notebook.drawings() == ()
    assert "Nobody has drawn" in gone.message
    assert sheets.opened(here(store), id).message == "It was taken out."
    assert sheets.opened(here(store), "notebook/drawings/x").message


def test_a_full_book_says_so() -> None:
    """Before anything goes."""
    store = home("Mia:6:she")
    for night in range(1, MOST + 1):
        store.notebook.keep(Drawn("m", night, ((1, 2),)))
    assert str(MOST) in sheets.opened(here(store), "notebook/drawings").message


def test_before_a_dream_a_grown_up_reads_for_whom_it_is_not() -> None:
    """By night there is only the doctor card, and why."""
    store = home("Mia:6:she")
    mia = store.family.children()[0].id
    shown = sheets.opened(here(store), f"notebook/dream/{mia}")
    assert ids(shown) == [f"dream:{mia}", "doctor"]
    for words in ("with you beside", "new dream", "doctor", "not medical advice"):
        assert words in shown.text
    late = sheets.opened(here(store, NIGHT), f"notebook/dream/{mia}")
    assert ids(late) == ["doctor"]
    assert "by day" in late.message
    assert sheets.opened(here(store), "notebook/dream/nobody").message


def test_a_drawing_whose_child_is_gone_has_no_name() -> None:
    """Nothing breaks where a record was taken out by hand."""
    store = home("Mia:6:she")
    store.notebook.keep(dataclasses.replace(Drawn("zz", 3, ((1, 2),))))
    assert sheets.opened(here(store), "notebook/drawings").rows[0].label == "Somebody, night 3"
