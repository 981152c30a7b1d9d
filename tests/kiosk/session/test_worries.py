"""The words for worries."""

from __future__ import annotations

from kiosk.session.worries import WORRIES
from stories import cast


def test_every_worry_has_its_words() -> None:
    """Those of the closed list, and no other."""
    assert set(WORRIES) == set(cast.WORRIES)
