"""Nightmare care lets worries rest after a bad dream, and steps back when dreams keep coming.

It counts, and never diagnoses: a bad dream in the morning's record rests the story's worries for
14 nights; three in a week, or one a week for four weeks, and the kiosk steps back and shows the
doctor card (design, section 7; sleep dossier, sections 7 and 9). Weeks are counted in nights and,
where two nights both have a trusted date, in days as well: whichever comes first counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

REST = 14
"""Nights for which the worries of a story rest after a bad dream."""
WEEK = 7
MANY = 3
"""Bad dreams in one week that make the kiosk step back."""
WEEKS = 4
"""Weeks in a row, each with a bad dream, that make it step back."""
CALM = 14
"""Nights without a bad dream after which it comes forward again."""


@dataclass(frozen=True)
class Slept:
    """One past night, as far as care needs to know it."""

    night: int
    children: tuple[str, ...]
    bad_dream: bool = False
    worries: tuple[str, ...] = ()
    """What its story touched."""
    day: int | None = None
    """The date as a count of days, where the clock was trusted."""


@dataclass(frozen=True)
class Care:
    """What is to be minded tonight."""

    resting: tuple[str, ...] = ()
    """Worries that rest for everybody who is here tonight, in their order."""
    back: str = ""
    """Why the kiosk steps back: ``three-in-a-week``, ``weekly``, or empty: it does not."""
    until: int = 0
    """The night number on which it comes forward again, if no other bad dream comes."""


def tonight(
    past: Iterable[Slept], children: Sequence[str], night: int, day: int | None = None
) -> Care:
    """Return what these children's past nights ask for on this night.

    Every child is judged by its own nights, and the most careful answer holds for all.
    """
    rows = [one for one in past if one.bad_dream and one.night < night]
    resting: dict[str, None] = {}
    back, until = "", 0
    for child in children:
        own = sorted((one for one in rows if child in one.children), key=lambda one: one.night)
        for one in own:
            if _apart(one, night, day) <= REST:
                resting.update(dict.fromkeys(one.worries))
        why = _steps_back(own)
        if why and own[-1].night + CALM >= night:
            back, until = back or why, max(until, own[-1].night + CALM + 1)
    return Care(tuple(sorted(resting)), back, until)


def _apart(one: Slept, night: int, day: int | None) -> int:
    """Return how long ago a night was: in nights or in days, whichever is less.

    A clock that was set back makes days run backwards; then nights alone are believed.
    """
    nights = night - one.night
    if day is None or one.day is None or day <= one.day:
        return nights
    return min(nights, day - one.day)


def _steps_back(own: Sequence[Slept]) -> str:
    """Return why bad dreams in this order ask for stepping back, or nothing; the newest decide.

    Once it stepped back, each new bad dream within the calm nights keeps it there.
    """
    found = ""
    for index, one in enumerate(own):
        if found and one.night - own[index - 1].night > CALM:
            found = ""
        ago = [_apart(other, one.night, one.day) for other in own[: index + 1]]
        if sum(days < WEEK for days in ago) >= MANY:
            found = "three-in-a-week"
        elif not found and all(
            any(week * WEEK <= days < (week + 1) * WEEK for days in ago) for week in range(WEEKS)
        ):
            found = "weekly"
    return found
