"""Remembering is what children heard, folded once: an evening in the tenth year costs no more."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kiosk.desk import past
from stories.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.store import Store
    from kiosk.store.diary import Mark

OPEN = 2
"""The newest files of nights, which may still change: they are folded anew each time."""
COMPANIES = 4
"""How many sets of children are remembered; whoever was asked for longest ago goes."""


@dataclass
class _Folded:
    """What one set of children heard in the oldest files, and in which state of those."""

    marks: tuple[Mark, ...] = ()
    memory: Memory = field(default_factory=Memory)


class Remembering:
    """The memories of a home's children, kept while the files they come from stay as they were."""

    def __init__(self, store: Store) -> None:
        """Remember nothing yet."""
        self._store = store
        self._kept: dict[frozenset[str], _Folded] = {}
        self._behind = True

    def of(self, listeners: Iterable[str]) -> Memory:
        """Return what any of these children heard: nights of long ago are read once."""
        mine = frozenset(listeners)
        while self._further(mine):
            pass
        memory, count = self._kept[mine].memory, len(self._kept[mine].marks)
        for place in range(count, len(self._store.diary.marks)):
            memory = memory.plus(past.rows_in(self._store, place), mine)
        return memory

    def ahead(self) -> bool:
        """Fold one file more for those who listened last; return whether there are others.

        So the years are read in quiet moments, before anybody goes to bed.
        """
        if self._behind:
            heard = self._store.diary.heard_in(self._store.diary.last_number or 1)
            self._behind = heard is not None and self._further(frozenset(heard.children))
        return self._behind

    def _further(self, mine: frozenset[str]) -> bool:
        """Fold the next of the files that are full; return whether one was left to fold."""
        marks = self._store.diary.marks
        one = self._kept.pop(mine, None)
        if one is None or marks[: len(one.marks)] != one.marks:
            one = _Folded()
        self._kept[mine] = one
        while len(self._kept) > COMPANIES:
            self._kept.pop(next(iter(self._kept)))
        place = len(one.marks)
        if place >= len(marks) - OPEN:
            return False
        one.memory = one.memory.plus(past.rows_in(self._store, place), mine)
        one.marks = marks[: place + 1]
        return True
