"""Limits: the numbers that hold an evening, each with the section of the sleep dossier it is from.

This is the one table of them; nothing else in the house writes these figures down again. Where
the dossier marks a figure as our own design choice it says so here too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

# The routine (section 2).
ROUTINE_STEPS: Final = 3
ROUTINE_STEPS_MOST: Final = 4
RITUALS_MOST: Final = 3
ROUTINE_MINUTES: Final = 30
ROUTINE_MINUTES_WITH_BATH: Final = 45
JUDGE_FIRST: Final = 3
JUDGE_FULL: Final = 14

# Minutes of an evening (our choice: DESIGN sections 2 and 7).
MINUTES_LEAST: Final = 3
MINUTES_MOST: Final = 60
MINUTES_SHORT: Final = 7
MINUTES_LATE: Final = 4
"""What an evening that begins too late still has: a very short tale and the dark."""
MINUTES_PLAIN: Final = 15
"""The most of a plainer evening, after many bad dreams."""
MINUTES_SPARE: Final = 5
"""Kept free before the end of the lights-out window."""
SETTLE_SECONDS_LEAST: Final = 60
SETTLE_SECONDS_MOST: Final = 180
SETTLE_SECONDS_TINY: Final = 30
"""The shortest settling in an evening of less than eight minutes."""

# Lights-out (section 1; the window's width and the settling are our choice).
SETTLE_TO_SLEEP_MINUTES: Final = 20
WINDOW_HALF_MINUTES: Final = 30
WAKE_DEFAULT: Final = 7 * 60

# Light (sections 3 and 10), in candela per square metre.
DIM_START_MINUTES: Final = 60
LUMINANCE_WIND_DOWN: Final = 10.0
LUMINANCE_STORY: Final = 2.0
LUMINANCE_NIGHT: Final = 1.0
BLACK_AFTER_MINUTES: Final = 3

# Sound at the pillow (section 4), in dBA.
SOUND_CAP: Final = 50
SOUND_SPEECH: Final = 45
SOUND_ASLEEP: Final = 30
SOUND_ASLEEP_PEAK: Final = 45
SOUND_DISTANCE_METRES: Final = 2
SOUND_MINUTES: Final = 30
SOUND_MINUTES_EXTENDED: Final = 60

# Breath (section 5).
BREATH_SECONDS_MOST: Final = 120
BREATH_COUNT_AGE: Final = 4
"""Nobody younger is asked to count or to follow a pacer."""
BREATHS_MOST_YOUNG: Final = 3

# By day and by night (sections 6, 7 and 8).
DREAM_DRAW_HOURS: Final = (8, 17)
DREAM_DRAW_AGE: Final = 6
DREAM_DRAW_DAYS: Final = 14
FADE_STEP_MINUTES: Final = 15
FADE_NIGHTS_MOST: Final = 21
PASS_A_NIGHT: Final = 1
PASS_AGES: Final = (3, 10)
QUESTIONS_MOST: Final = 3
QUESTIONS_LAST_THIRD: Final = 0
WPM_CAP: Final = 150
CLOCK_CHANGE_STEP_MINUTES: Final = 15
CLOCK_CHANGE_NIGHTS: Final = 4
JOURNEY_STEP_MINUTES: Final = 30
JOURNEY_NIGHTS: Final = 3

# Care (rituals dossier).
BABY_AGE: Final = 1.0
"""Under it every step is done by a grown-up, and no sound plays after black."""
MILK_BEFORE_BLACK_SECONDS: Final = 30 * 60
WATER_CELSIUS: Final = (37, 38)


@dataclass(frozen=True)
class SleepNeed:
    """Hours of sleep in a day and a night at one span of ages (section 1, AASM 2016)."""

    below: float
    """Holds for ages below this, in years."""
    least: float
    """The AASM minimum for 24 hours, naps in."""
    middle: float
    """What we aim at for 24 hours; at 9-12 the lower half of the range (our choice)."""
    nap: float
    """The nap assumed where the family told us none (our choice)."""


SLEEP_NEEDS: Final = (
    SleepNeed(1.0, 12.0, 14.0, 3.5),
    SleepNeed(3.0, 11.0, 12.5, 2.0),
    SleepNeed(6.0, 10.0, 11.5, 0.0),
    SleepNeed(9.0, 9.0, 10.5, 0.0),
    SleepNeed(13.0, 9.0, 10.0, 0.0),
)
"""Youngest first. Under four months the AASM names no figure: see ``NO_WINDOW_AGE``."""

NO_WINDOW_AGE: Final = 4.0 / 12.0
"""Younger babies have no lights-out window: their nights differ too much."""


def sleep_need(age: float) -> SleepNeed:
    """Return what holds at an age in years; ages beyond twelve count as twelve."""
    for need in SLEEP_NEEDS:
        if age < need.below:
            return need
    return SLEEP_NEEDS[-1]
