"""Bands cover every age and never grow longer for the younger."""

from __future__ import annotations

from itertools import pairwise

from stories.ages import BANDS, band


def test_every_age_has_a_band() -> None:
    """From a newborn to a grown teenager."""
    assert [band(age).name for age in (0, 1.9, 2, 5.5, 6, 12, 17)] == [
        "0-1", "0-1", "2-3", "4-5", "6-8", "9-12", "9-12",
    ]  # fmt: skip


def test_younger_is_slower_and_shorter() -> None:
    """Pace and cap rise with age, pauses fall."""
    for young, old in pairwise(BANDS):
        assert young.high + 1 == old.low
        assert young.wpm <= old.wpm <= 150
        assert young.story_cap <= old.story_cap
        assert young.sentence_pause >= old.sentence_pause
