"""A sheet of the grown-ups' room, as a page."""

from __future__ import annotations

from kiosk import pages, view
from kiosk.roomview.sheet import entrances
from kiosk.session import groups
from kiosk.session.sheet import Sheet, SheetMark, SheetRow
from kiosk.session.state import GrownUps, Phase, State

SHEET = Sheet(
    "care", "Care", text="Whom to call.",
    rows=(
        SheetRow("number", "Our doctor", "112", typed=True),
        SheetRow("on", "On", "no", ("yes", "no")),
    ),
    marks=(SheetMark("place", "Wick", 0.5, 0.2),), backdrop="map",
)  # fmt: skip


def shown(room: GrownUps) -> pages.Page:
    """The page of an open room."""
    return view.page(State(phase=Phase.GROWN_UPS, grown_ups=room, has_pin=True), view.Wall())


def test_a_sheet_shows_its_rows_and_marks() -> None:
    """Its words stand over the rows; a sheet of words alone is a long text."""
    page = shown(GrownUps(locked=False, view="sheet:care", sheet=SHEET))
    assert isinstance(page, pages.GrownUpsPage)
    assert (page.title, page.message, page.text) == ("Care", "Whom to call.", "")
    assert [one.id for one in page.rows] == ["number", "on"]
    assert [one.id for one in page.rows[1].choices] == ["yes", "no"]
    assert page.marks == (pages.Mark("place", "Wick", 0.5, 0.2),)
    words = shown(
        GrownUps(locked=False, view="sheet:care", sheet=Sheet("care", "Care", text="Long."))
    )
    assert isinstance(words, pages.GrownUpsPage)
    assert words.text == "Long."


def test_typing_shows_the_keyboard() -> None:
    """With what was typed so far, and the row's label as the question."""
    page = shown(
        GrownUps(locked=False, view="typing:number", sheet=SHEET, typed="11", accents=True)
    )
    assert isinstance(page, pages.ChildEntryPage)
    assert (page.question, page.name, page.keyboard) == ("Our doctor", "11", "accents")
    assert page.can_go_on


def test_the_list_leads_to_every_sheet() -> None:
    """Each entrance is a row, of the list or of a page under it."""
    room = shown(GrownUps(locked=False))
    assert isinstance(room, pages.GrownUpsPage)
    found = set(room.rows)
    for one in groups.GROUPS:
        page = shown(GrownUps(locked=False, view=f"group:{one.id}", group=one.id))
        assert isinstance(page, pages.GrownUpsPage)
        found |= set(page.rows)
    assert set(entrances()) <= found


def test_a_word_of_the_trade_is_said_plainly() -> None:
    """What is kept stays as it is; what is read is a parent's word."""
    row = SheetRow("families", "It is", "contact", ("nutrition", "contact"))
    page = shown(GrownUps(locked=False, view="sheet:own", sheet=Sheet("own", "Own", rows=(row,))))
    assert isinstance(page, pages.GrownUpsPage)
    assert [(one.id, one.label) for one in page.rows[0].choices] == [
        ("nutrition", "food or drink"),
        ("contact", "being close"),
    ]


def test_a_row_that_is_empty_says_what_a_touch_does() -> None:
    """Until something is typed; a label that asks says enough."""
    rows = (
        SheetRow("number", "Our doctor", "", typed=True),
        SheetRow("add", "Add one: what is it called?", "", typed=True),
        SheetRow("given", "Whom to call", "Nana", typed=True),
    )
    page = shown(GrownUps(locked=False, view="sheet:care", sheet=Sheet("care", "C", rows=rows)))
    assert isinstance(page, pages.GrownUpsPage)
    assert [one.value for one in page.rows] == ["touch to type", "", "Nana"]
