"""The numbers of the sleep dossier, written down once."""

from __future__ import annotations

import pytest

from rituals import limits


@pytest.mark.parametrize(
    ("age", "least", "middle"),
    [(0.5, 12, 14), (1, 11, 12.5), (2.9, 11, 12.5), (3, 10, 11.5), (5.9, 10, 11.5), (6, 9, 10.5)],
)
def test_sleep_need_is_the_aasm_range_of_its_age(age: float, least: float, middle: float) -> None:
    """Minimum and middle of a day's sleep come from the dossier's first table."""
    need = limits.sleep_need(age)
    assert (need.least, need.middle) == (least, middle)


def test_an_age_beyond_twelve_counts_as_twelve() -> None:
    """Nobody falls off the end of the table."""
    assert limits.sleep_need(15) == limits.sleep_need(12)


def test_section_fifteen_stands_here_word_for_word() -> None:
    """The constants that the dossier gives in its last table."""
    assert (limits.ROUTINE_STEPS, limits.ROUTINE_STEPS_MOST, limits.ROUTINE_MINUTES) == (3, 4, 30)
    assert (limits.SETTLE_TO_SLEEP_MINUTES, limits.JUDGE_FIRST, limits.JUDGE_FULL) == (20, 3, 14)
    assert (limits.BREATH_SECONDS_MOST, limits.WPM_CAP, limits.SOUND_CAP) == (120, 150, 50)
