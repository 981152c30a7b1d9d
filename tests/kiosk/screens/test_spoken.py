"""Proof that every control of every page has words that a voice can say."""

from __future__ import annotations

import pytest

from kiosk.screens.gallery import pages
from kiosk.voice.wording import wording
from tests.kiosk.screens.conftest import Bench

pytestmark = pytest.mark.window
MARKS = set(" ….,;:!?'’“”\"-–—\n&%/()")
"""What may stand between words; anything else is a sign that no voice can say."""


def faults(words: str) -> str:
    """Why these words can't be said, or nothing."""
    if not words.strip():
        return "has no words"
    if wording(words).empty:
        return f"says nothing: {words!r}"
    odd = {one for one in words if not one.isalnum() and one not in MARKS}
    return f"is a sign, not a word: {sorted(odd)} in {words!r}" if odd else ""


def test_every_control_says_what_it_is(bench: Bench) -> None:
    """On every page of the gallery, the grown-ups' room too; no signs, and nothing empty."""
    found = []
    count = 0
    for name, page in pages():
        bench.frame.show(page)
        bench.driver.frames(3)
        for control in bench.view.controls():
            count += 1
            fault = faults(control.label)
            if fault:
                found.append(f"{name}: {control.act} {control.value} {fault}")
    assert not found, "\n".join(found)
    assert count > 1000


def test_a_touch_carries_the_words_of_its_control(bench: Bench) -> None:
    """What was touched can be said; two touches of one control are equal all the same."""
    bench.show(dict(pages())["plan"])
    bench.driver.tap("short")
    (touch,) = bench.sent
    assert touch.spoken == bench.driver.control("short").label != ""
