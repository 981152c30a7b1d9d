"""What the clock's face shows: time, day, moon, and a question when it is not sure."""

from __future__ import annotations

from datetime import datetime

import pytest

from kiosk.app import sky
from kiosk.device import Reading


def reading(when: str, trust: str = "sure") -> Reading:
    """A reading at a certain time."""
    return Reading(datetime.fromisoformat(when), trust, 0.0)


@pytest.mark.parametrize(
    ("when", "moon", "name"),
    [("2026-03-03T20:00", 0.5, "full"), ("2026-03-19T20:00", 0.0, "new")],
)
def test_the_moon_is_that_of_the_date(when: str, moon: float, name: str) -> None:
    """Full on the third of March 2026, new on the nineteenth."""
    face = sky.wall(reading(when))
    assert min(abs(face.moon - moon), 1 - abs(face.moon - moon)) < 0.04
    assert name in face.moon_name


def test_a_clock_that_is_sure_asks_nothing() -> None:
    """Time and day in words; the note is passed on."""
    face = sky.wall(reading("2026-03-17T19:40"), "Nothing can be saved.")
    assert (face.time, face.day, face.question) == ("19:40", "Tuesday, 17 March", "")
    assert face.note == "Nothing can be saved."
    assert face.trusted


def test_a_clock_that_guesses_asks_one_thing() -> None:
    """Day and time, to be answered with one tap."""
    face = sky.wall(reading("2026-03-17T19:40", "guessed"))
    assert face.question == "Is it Tuesday, about 19:40?"
    assert not face.trusted
