"""The diary is one row a night: what was planned, what was told and how it went."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import TypeAlias

from kiosk.store.heard import (
    Fact,
    Friend,
    Heard,
    fold_facts,
    fold_friends,
    heard_from,
    heard_row,
)
from kiosk.store.lines import Row
from kiosk.store.nights import Nights
from kiosk.store.notes import Refused
from kiosk.store.records import Clock, from_row, to_row
from kiosk.store.storage import Volume

FACES = ("good", "so-so", "hard")
WITHOUT = "without"
APART = (WITHOUT, "rest")
"""How a night ended that the kiosk had no part in."""
Mark: TypeAlias = tuple[Volume, int]
"""A file of nights, and how often it was changed since it was opened."""


@dataclass(frozen=True)
class Morning:
    """How the night was, as told in the morning; no score."""

    face: str
    """``good``, ``so-so``, ``hard``, or empty where only a grown-up's note was left."""
    woke: bool = False
    bad_dream: bool = False
    alone: bool = False
    """They did it without the kiosk."""
    liked: tuple[str, ...] = ()
    """Ids of what somebody said was good: rituals, the tale, the sound."""


@dataclass(frozen=True)
class Night:
    """One evening and the night after it; the number counts, the clock is a label."""

    number: int
    children: tuple[str, ...]
    lead: str = ""
    rituals: tuple[str, ...] = ()
    anchor: str = ""
    """The ritual that stays, even where it rested that night."""
    guests: tuple[str, ...] = ()
    """Those of the rituals that stood in the guest slot."""
    sound: str = ""
    minutes: int = 0
    """The wish for the whole evening."""
    seconds: float = 0.0
    """From the first line to black, as it really was; 0 until then."""
    ended: str = ""
    """``finished``, ``stopped``, ``without`` the kiosk, ``rest``, or empty while it runs."""
    ways: tuple[str, ...] = ()
    """How it was other than usual, as codes: ``late``, ``short``, ``sick``, ``sitter``, ``nap``,
    ``taper``, ``without``, ``rest``."""
    reader: str = ""
    clock: Clock = field(default_factory=Clock)
    morning: Morning | None = None


class Diary:
    """All nights of one home and what was heard in them."""

    def __init__(self, nights: Nights) -> None:
        """Stand before the files of nights."""
        self._nights = nights
        self._folded: dict[Volume, tuple[int, tuple[Heard, ...]]] = {}
        self._counted: dict[Volume, tuple[int, int]] = {}

    def put(self, night: Night) -> None:
        """Keep a night's row, new or changed."""
        row = {key: value for key, value in to_row(night).items() if value not in (None, "", 0)}
        self._nights.at(night.number).table("diary").put(night.number, row)

    def take_back(self, number: int) -> None:
        """Let go of a night that was kept without an evening."""
        night = self.night(number)
        if night is not None and night.ended in APART:
            self._nights.at(number).table("diary").drop(number)

    def night(self, number: int) -> Night | None:
        """Return one night, or None."""
        row = self._nights.at(number).table("diary").get(number) if number > 0 else None
        return None if row is None else _night(row)

    def nights(self) -> tuple[Night, ...]:
        """Return all nights in order."""
        return tuple(
            _night(row) for volume in self._nights.every() for _, row in volume.table("diary").all()
        )

    def latest(self, files: int = 2) -> tuple[Night, ...]:
        """Return the nights of the last ``files``, of two months each, in order.

        However many years there are, these never get more.
        """
        return tuple(
            _night(row)
            for volume in self._nights.every()[-files:]
            for _, row in volume.table("diary").all()
        )

    @property
    def last_number(self) -> int:
        """Return the number of the newest night that has a row, or 0."""
        tables = [v.table(t) for v in self._nights.every()[-2:] for t in ("diary", "heard")]
        return max((key for table in tables for key in table.keys()[-1:]), default=0)

    def last(self) -> Night | None:
        """Return the newest night, or None."""
        volume = self._nights.last_with("diary")
        return None if volume is None else _night(volume.table("diary").all()[-1][1])

    def told_in_the_morning(self, number: int, morning: Morning) -> Night:
        """Keep how a night was; saying it again puts the new words in place of the old."""
        if morning.face not in {*FACES, ""}:
            raise Refused("morning", f"no face is called '{morning.face}'", ", ".join(FACES))
        night = self.night(number)
        if night is None:
            raise Refused("morning", f"night {number} is not in the diary", "choose another night")
        night = dataclasses.replace(night, morning=morning)
        self.put(night)
        return night

    def put_heard(self, heard: Heard) -> None:
        """Keep what was heard in a night; one tale a night, told to the end once."""
        known = self.heard_in(heard.night)
        if known is not None and known.finished:
            if (known.pack, known.tale) != (heard.pack, heard.tale):
                raise Refused(
                    f"night {heard.night}", "its tale is already told", "wait for tomorrow"
                )
            if not heard.finished:
                return
        self._nights.at(heard.night).table("heard").put(heard.night, heard_row(heard))

    def heard_in(self, night: int) -> Heard | None:
        """Return what was heard in one night, or None."""
        row = self._nights.at(night).table("heard").get(night)
        return None if row is None else heard_from(row)

    def heard(self) -> tuple[Heard, ...]:
        """Return what was heard in all nights, in order."""
        return tuple(row for volume in self._nights.every() for row in self._heard_of(volume))

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Return each file of nights in the state it is in, oldest first: another once it changed.

        Nothing is read for it.
        """
        return tuple((volume, volume.changes) for volume in self._nights.every())

    def heard_at(self, place: int) -> tuple[Heard, ...]:
        """Return what was heard in the nights of one file, 0 the oldest."""
        return self._heard_of(self._nights.every()[place])

    @property
    def without(self) -> int:
        """Return how many nights were done without the kiosk; each file is counted once."""
        return sum(map(self._without_in, self._nights.every()))

    def _without_in(self, volume: Volume) -> int:
        seen = self._counted.get(volume)
        if seen is None or seen[0] != volume.changes:
            rows = volume.table("diary").all()
            seen = (volume.changes, sum(row.get("ended") == WITHOUT for _, row in rows))
            self._counted[volume] = seen
        return seen[1]

    def friends(self, children: tuple[str, ...]) -> tuple[Friend, ...]:
        """Return the friends these children have met to the end."""
        return fold_friends(self.heard(), children)

    def facts(self, children: tuple[str, ...]) -> tuple[Fact, ...]:
        """Return the facts left by the tales these children heard to the end."""
        return fold_facts(self.heard(), children)

    def _heard_of(self, volume: Volume) -> tuple[Heard, ...]:
        seen = self._folded.get(volume)
        if seen is None or seen[0] != volume.changes:
            seen = (
                volume.changes,
                tuple(heard_from(row) for _, row in volume.table("heard").all()),
            )
            self._folded[volume] = seen
        return seen[1]


def _night(row: Row) -> Night:
    morning = row.get("morning")
    return from_row(
        Night,
        {"children": [], **row},
        clock=from_row(Clock, row.get("clock") or {}),
        morning=None if morning is None else from_row(Morning, morning),
    )
