"""Proof that what is touched can be said."""

from __future__ import annotations

import pytest

from kiosk.screens.gallery import pages
from tests.kiosk.screens.conftest import Bench
from tests.kiosk.screens.speakable import unspeakable

pytestmark = pytest.mark.window


@pytest.mark.parametrize("words", ["", " ", "…", "←", "Save ✓", "3 × 4 <b>"])
def test_a_sign_is_no_word(words: str) -> None:
    """Nothing, marks alone, and signs that no voice can say are found wherever they stand."""
    assert unspeakable(words)


@pytest.mark.parametrize("words", ["Yes", "Mia’s owl", "10 minutes, 50%", "Stop – good night"])
def test_words_can_be_said(words: str) -> None:
    """No false alarms; that every control of every page has such words, the gallery proves."""
    assert not unspeakable(words)


def test_a_touch_carries_the_words_of_its_control(bench: Bench) -> None:
    """What was touched can be said; two touches of one control are equal all the same."""
    bench.show(dict(pages())["plan"])
    bench.driver.tap("short")
    (touch,) = bench.sent
    assert touch.spoken == bench.driver.control("short").label != ""
