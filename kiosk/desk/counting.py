"""Counting is finding out, while nobody waits: what runs low, which tales meet a worry."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from kiosk.desk import people, shelf, telling
from kiosk.desk.minding import TALES_FROM
from kiosk.desk.remembering import Remembering
from kiosk.session.happenings import BraveAre, PoolsAre
from kiosk.session.state import BraveTale
from stories.offers import Offer
from stories.pools import Pool
from stories.problems import StoriesError

if TYPE_CHECKING:
    from kiosk.store import Store
    from kiosk.store.family import Child as KeptChild
    from kiosk.worker import Teller

MOST = 8
"""Sentences that a grown-up reads: the shortest of the pools come first."""


class Counting:
    """Questions to the teller about everybody who lives here, one at a time."""

    def __init__(
        self, store: Store, teller: Teller, remembering: Remembering | None = None
    ) -> None:
        """Count for this home."""
        self._store = store
        self._teller = teller
        self._remembering = remembering or Remembering(store)
        self.waiting = False
        """Whether an answer is awaited."""
        self._brave = False
        """Whether that answer is the tales that meet a worry."""
        self._next = 0
        """The night for which those are to be asked for, once nothing else is."""

    def ask(self, night: int) -> None:
        """Ask, for every child who is old enough for a tale."""
        kept = self._listeners(night)
        if not kept:
            return
        with suppress(OSError):
            telling.ask_pools(
                self._teller,
                tuple(people.told_child(child, night) for child in kept),
                self._remembering.of(child.id for child in kept),
                night,
                shelf.kept_out(self._store),
            )
            self.waiting, self._brave = True, False

    def ask_brave(self, night: int) -> None:
        """Ask which tales meet a worry, as soon as the teller has no other question."""
        self._next = night

    def _ask_brave(self) -> tuple[BraveAre, ...]:
        """Put the question; where it can't be put, there are none."""
        night, self._next = self._next, 0
        told = tuple(people.told_child(child, night) for child in self._listeners(night))
        if not told:
            return (BraveAre(()),)
        try:
            telling.ask_brave(self._teller, told, night, shelf.kept_out(self._store))
        except OSError:
            return (BraveAre(()),)
        self.waiting = self._brave = True
        return ()

    def _listeners(self, night: int) -> list[KeptChild]:
        """Return every child who is old enough for a tale."""
        return [
            child
            for child in self._store.family.children()
            if people.age_of(child, night) >= TALES_FROM
        ]

    def poll(self) -> tuple[PoolsAre | BraveAre, ...]:
        """Return what was asked once it is found out; what can't be is no news."""
        if not self.waiting:
            return self._ask_brave() if self._next else ()
        try:
            answer = self._teller.poll()
        except (StoriesError, OSError):
            self.waiting = False
            return (BraveAre(()),) if self._brave else ()
        if not isinstance(answer, tuple):
            return ()
        self.waiting = False
        if self._brave:
            found = (one for one in answer if isinstance(one, Offer))
            return (BraveAre(tuple(BraveTale(one.tale, one.title, one.meets) for one in found)),)
        low = (one.text for one in answer if isinstance(one, Pool))
        return (PoolsAre(tuple(dict.fromkeys(low))[:MOST]),)
