"""Nights in a row: the same day by day, however many are told before one is looked at."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

import pytest

from kiosk.cli.exits import WrongUse
from kiosk.cli.nights import Evening, child_of, day_of, evening_of, library_at
from stories.cast import Child
from stories.memory import Memory

EVENING = Evening(library_at([]), (Child("Mia", 6.0, "she"),), 4.0, 5, date(2026, 3, 14))


def test_a_night_is_reached_by_those_before_it() -> None:
    """The memory holds every night before, and the story is the one that follows from it."""
    memory, story = EVENING.until(4)
    assert sorted(memory.tales.values()) == [1, 2, 3]
    assert EVENING.tell(memory, 4) == story
    assert EVENING.until(1)[0] == Memory()


def test_every_night_has_its_own_date_and_lead() -> None:
    """Season and moon follow the date; the lead goes round; no two nights share a seed."""
    nights = [EVENING.tonight(number) for number in range(1, 120)]
    assert nights[0].season == "spring"
    assert nights[-1].season == "summer"
    assert len({one.moon for one in nights}) == 4
    assert [one.lead for one in nights[:3]] == [0, 1, 2]
    assert len({one.seed for one in nights}) == len(nights)


@pytest.mark.parametrize(
    "change",
    [{"child": []}, {"minutes": "soon"}, {"minutes": "0"}, {"child": ["Mia:6:she", "mia:4:he"]}],
)
def test_wrong_wishes_are_refused(change: dict[str, object]) -> None:
    """Before anything is told."""
    asked = {"child": ["Mia:6:she"], "minutes": "6", "seed": 1, "pack": [], "home": None, **change}
    with pytest.raises(WrongUse):
        evening_of(argparse.Namespace(**asked), date(2026, 3, 14))


def test_a_day_and_a_child_are_read(tmp_path: Path) -> None:
    """A date as one writes it; a child as described, or one who lives here."""
    assert day_of("2026-03-14T19:05") == date(2026, 3, 14)
    with pytest.raises(WrongUse):
        day_of("tomorrow")
    assert child_of(tmp_path, "Jo:5:they").name == "Jo"
    with pytest.raises(WrongUse):
        child_of(tmp_path, "Nobody")
