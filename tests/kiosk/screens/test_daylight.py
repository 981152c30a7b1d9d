"""The gallery's pages of the morning and of the day."""

from __future__ import annotations

from kiosk.pages import DrawingPage, GrownUpsPage, MorningPage, NotebookPage
from kiosk.screens import daylight
from kiosk.session.strokes import HIGH, WIDE, room_for
from tests.kiosk.screens.conftest import shown


def test_every_morning_has_its_page() -> None:
    """Untouched, thanked, with three parts and with four; no two are the same."""
    found = dict(daylight.morning())
    assert len({repr(page) for page in found.values()}) == len(found)
    four = shown("morning-four-parts", MorningPage)
    assert len(four.parts) == 4
    assert shown("morning-thanked", MorningPage).parts == ()


def test_leaves_and_sheets_have_their_pages() -> None:
    """No two are the same; each is of its kind."""
    leaves, sheets = dict(daylight.notebook()), dict(daylight.drawing())
    assert {type(page) for page in leaves.values()} == {NotebookPage, GrownUpsPage}
    assert all(isinstance(page, DrawingPage) for page in sheets.values())
    found = [*leaves.values(), *sheets.values()]
    assert len({repr(page) for page in found}) == len(found)


def test_the_boat_could_have_been_drawn() -> None:
    """On our sheet, within its bounds."""
    for number, stroke in enumerate(daylight.BOAT):
        assert room_for(daylight.BOAT[:number], stroke)
        assert all(0 <= x <= WIDE and 0 <= y <= HIGH for x, y in stroke)
