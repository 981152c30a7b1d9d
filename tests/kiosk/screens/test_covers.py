"""Proof of the story choice."""

from __future__ import annotations

import pytest

from kiosk.pages import Touch
from kiosk.screens.gallery import pages
from tests.kiosk.screens.conftest import Bench

pytestmark = pytest.mark.window
SHOWN = dict(pages())


def test_a_cover_is_touched_then_taken(bench: Bench) -> None:
    """'This one' comes only when a cover was touched."""
    bench.show(SHOWN["covers-untouched"])
    with pytest.raises(LookupError):
        bench.driver.find("go-on")
    bench.driver.tap("choose", "bus")
    bench.show(SHOWN["covers"])
    bench.driver.tap("go-on")
    assert bench.sent == [Touch("choose", "bus"), Touch("go-on")]
