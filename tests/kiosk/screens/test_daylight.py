"""The gallery's pages of the morning and of the day."""

from __future__ import annotations

from kiosk.pages import MorningPage
from kiosk.screens import daylight
from tests.kiosk.screens.conftest import shown


def test_every_morning_has_its_page() -> None:
    """Untouched, thanked, with three parts and with four; no two are the same."""
    found = dict(daylight.morning())
    assert len({repr(page) for page in found.values()}) == len(found)
    four = shown("morning-four-parts", MorningPage)
    assert len(four.parts) == 4
    assert shown("morning-thanked", MorningPage).parts == ()
