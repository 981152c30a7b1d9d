"""The almanac's pages for the gallery: the maps, the line of years, a list, one long entry."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.desk.sheets.almanac import shown
from kiosk.pages import Page
from kiosk.roomview.sheet import sheet
from kiosk.session.state import GrownUps
from rituals import library

SEEN = (
    ("almanac", "almanac"),
    ("almanac-europe", "almanac/europe"),
    ("almanac-years", "almanac/years"),
    ("almanac-list", "almanac/list"),
    ("almanac-entry", "almanac/curfew-bell"),
)


def almanac() -> Iterator[tuple[str, Page]]:
    """Yield what the shelf that ships looks like."""
    shelf = library.shipped().shelf
    for name, id in SEEN:
        view = GrownUps(locked=False, view=f"sheet:{id}", sheet=shown(shelf, id))
        page = sheet(view)
        if page is not None:
            yield name, page
    aside = shown(shelf, "almanac/foot-bath", frozenset({"foot-bath"}))
    page = sheet(GrownUps(locked=False, view="sheet:almanac/foot-bath", sheet=aside))
    if page is not None:
        yield "almanac-aside", page
