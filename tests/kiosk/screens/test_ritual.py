"""Proof of a ritual's step."""

from __future__ import annotations

import pytest

from kiosk.pages import Touch
from kiosk.screens.gallery import pages
from kiosk.screens.ritual import left_over
from tests.kiosk.screens.conftest import Bench


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "nearly done"), (20, "a little longer"), (60, "about a minute"), (130, "about 2 minutes")],
)
def test_time_is_told_calmly(seconds: int, words: str) -> None:
    """No second hand runs on the glass."""
    assert left_over(seconds) == words


@pytest.mark.window
def test_next_back_pause_and_stop(bench: Bench) -> None:
    """Four touches, four meanings."""
    bench.show(dict(pages())["ritual"])
    for act in ("next", "back", "pause", "stop"):
        bench.driver.tap(act)
    assert bench.sent == [Touch(act) for act in ("next", "back", "pause", "stop")]
