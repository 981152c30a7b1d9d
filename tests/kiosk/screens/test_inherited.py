"""What the gallery shows of a family's own rituals."""

from __future__ import annotations

from kiosk.pages import GrownUpsPage
from kiosk.screens.inherited import SEEN, inherited


def test_every_page_of_them_is_there() -> None:
    """The first, one that is not offered and says why, and a later leaf."""
    pages = dict(inherited())
    assert set(pages) == {"own-first", "own-ritual-later", *(name for name, _ in SEEN)}
    wrong = pages["own-wrong"]
    assert isinstance(wrong, GrownUpsPage)
    assert wrong.message.startswith("Not offered yet: there is no flame")
