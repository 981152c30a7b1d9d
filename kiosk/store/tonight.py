"""Tonight is where the evening stands, kept so that a power cut costs one sentence at most."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kiosk.store.notes import Refused
from kiosk.store.records import Clock, from_row, to_row
from kiosk.store.storage import Volume


@dataclass(frozen=True)
class Place:
    """Where an evening stands: the part of the record that changes with every sentence."""

    night: int
    phase: str
    """A state of the session, for instance ``story``."""
    step: int = 0
    sentence: int = 0
    """The sentence that is being said; what comes before it was heard."""
    seed: int = 0
    children: tuple[str, ...] = ()
    lead: str = ""
    clock: Clock = field(default_factory=Clock)
    more: Mapping[str, Any] = field(default_factory=dict)
    """Whatever small else the session needs to go on (JSON values)."""


@dataclass(frozen=True)
class Evening:
    """The whole record: the place, the plan, and the story word for word."""

    place: Place
    plan: Mapping[str, Any]
    story: Mapping[str, Any]
    """Recipe and text, so that a resumed story says the very same words; empty before it."""


class Tonight:
    """The one record of the evening that runs, or ran last."""

    def __init__(self, volume: Volume) -> None:
        """Stand before tonight's file."""
        self._volume = volume
        self._place = volume.table("place")
        self._plan = volume.table("plan")
        self._story = volume.table("story")
        self._sheet = volume.table("sheet")

    def read(self) -> Evening | None:
        """Return a copy of the record, or None when there is none."""
        place = self.place
        if place is None:
            return None
        return Evening(place, self._plan.get(1) or {}, self._story.get(1) or {})

    @property
    def place(self) -> Place | None:
        """Return where the evening stands, or None; the story is not looked at for it."""
        row = self._place.get(1)
        if row is None:
            return None
        place = from_row(Place, row, clock=from_row(Clock, row.get("clock") or {}))
        return dataclasses.replace(place, more=row.get("more") or {})

    def begin(self, place: Place, plan: Mapping[str, Any] | None = None) -> None:
        """Start a new night's record; one night number is begun once."""
        known = self.place
        if known is not None and place.night < known.night:
            raise Refused("night", f"night {place.night} is over", "take the next number")
        with self._volume.transaction():
            self._put(place)
            self._plan.put(1, plan or {})
            self._story.clear()

    def set_plan(self, plan: Mapping[str, Any]) -> None:
        """Keep tonight's plan."""
        self._plan.put(1, plan)

    def set_story(self, story: Mapping[str, Any]) -> None:
        """Keep tonight's story, word for word."""
        self._story.put(1, story)

    def move(self, **changes: Any) -> Place:
        """Change fields of the place in one commit: this is what every sentence does."""
        with self._volume.transaction():
            place = self.place
            if place is None:
                raise Refused("evening", "none has begun", "begin one")
            place = dataclasses.replace(place, **changes)
            self._put(place)
        return place

    @property
    def sheet(self) -> Mapping[str, Any] | None:
        """Return the drawing that is not done yet, or None; it outlives the evening's record."""
        return self._sheet.get(1)

    def lay_sheet(self, drawn: Mapping[str, Any]) -> None:
        """Keep what is drawn so far, in one commit."""
        self._sheet.put(1, drawn)

    def lift_sheet(self) -> None:
        """Forget the drawing that was not done yet; where none lies nothing is written."""
        if self._sheet.keys():
            self._sheet.clear()

    def transaction(self) -> Any:
        """Return a context in which several changes of the record are one commit."""
        return self._volume.transaction()

    def clear(self) -> None:
        """Forget the record."""
        with self._volume.transaction():
            for table in (self._place, self._plan, self._story):
                table.clear()

    def _put(self, place: Place) -> None:
        self._place.put(1, to_row(place))
