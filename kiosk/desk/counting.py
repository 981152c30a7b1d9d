"""Counting is finding out what of the stories runs low, while nobody waits for it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from kiosk.desk import past, people, shelf, telling
from kiosk.desk.planning import TALES_FROM
from kiosk.session.happenings import PoolsAre
from stories.memory import Memory
from stories.pools import Pool
from stories.problems import StoriesError

if TYPE_CHECKING:
    from kiosk.store import Store
    from kiosk.worker import Teller

MOST = 8
"""Sentences that a grown-up reads: the shortest of the pools come first."""


class Counting:
    """One question to the teller: what runs low for everybody who lives here."""

    def __init__(self, store: Store, teller: Teller) -> None:
        """Count for this home."""
        self._store = store
        self._teller = teller
        self.waiting = False
        """Whether an answer is awaited."""

    def ask(self, night: int) -> None:
        """Ask, for every child who is old enough for a tale."""
        kept = [
            child
            for child in self._store.family.children()
            if people.age_of(child, night) >= TALES_FROM
        ]
        if not kept:
            return
        with suppress(OSError):
            telling.ask_pools(
                self._teller,
                tuple(people.told_child(child, night) for child in kept),
                Memory.fold(past.heard_rows(self._store), [child.id for child in kept]),
                night,
                shelf.kept_out(self._store),
            )
            self.waiting = True

    def poll(self) -> tuple[PoolsAre, ...]:
        """Return what runs low once it is found out; what can't be is no news."""
        if not self.waiting:
            return ()
        try:
            answer = self._teller.poll()
        except (StoriesError, OSError):
            self.waiting = False
            return ()
        if not isinstance(answer, tuple):
            return ()
        self.waiting = False
        low = (one.text for one in answer if isinstance(one, Pool))
        return (PoolsAre(tuple(dict.fromkeys(low))[:MOST]),)
