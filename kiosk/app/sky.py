"""The sky is what the clock's face shows: the time, the day, the moon of the date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.view import Wall
from stories.season import moon_name, moon_phase

if TYPE_CHECKING:
    from kiosk.device import Reading


def wall(reading: Reading, note: str = "") -> Wall:
    """Return what the clock's face shows at this reading."""
    when = reading.when
    question = ""
    if not reading.trusted:
        question = f"Is it {reading.day.partition(',')[0]}, about {reading.time}?"
    return Wall(
        time=reading.time,
        day=reading.day,
        moon=moon_phase(when.year, when.month, when.day),
        moon_name=f"{moon_name(when.year, when.month, when.day)} moon",
        trusted=reading.trusted,
        question=question,
        note=note,
    )
