"""The almanac's pages of the gallery."""

from __future__ import annotations

from kiosk.pages import GrownUpsPage
from kiosk.screens.almanac import SEEN, almanac


def test_each_view_is_in_the_gallery() -> None:
    """The maps and the line with marks, a list with rows, an entry with both text and rows."""
    found = dict(almanac())
    assert list(found) == [*(name for name, _ in SEEN), "almanac-aside"]
    for name, page in found.items():
        assert isinstance(page, GrownUpsPage)
        assert bool(page.marks) == bool(page.backdrop)
        assert page.rows
        assert bool(page.text) == (name in ("almanac-entry", "almanac-aside"))
