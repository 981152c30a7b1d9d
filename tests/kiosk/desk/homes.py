"""Made-up homes for the desk's tests: a store in memory, a family in it, a teller at hand."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from kiosk.desk import people, places
from kiosk.desk.preparing import Preparer
from kiosk.desk.telling import SHIPPED
from kiosk.device import WallClock
from kiosk.session.happenings import NotReady, Ready
from kiosk.session.state import Phase, State
from kiosk.store import Store
from kiosk.worker import InProcess
from stories.cast import parse_child

if TYPE_CHECKING:
    from kiosk.session.happenings import Happening
    from kiosk.session.programme import Programme
    from kiosk.worker import Teller

HOUR = "2026-03-14T18:30"


def home(*specs: str) -> Store:
    """A store in memory with these children."""
    store = Store.memory()
    for spec in specs:
        store.family.add(people.kept_child(parse_child(spec), 1))
    return store


class Evenings:
    """One home's evenings, prepared one after the other."""

    def __init__(
        self,
        store: Store,
        *,
        minutes: float | None = 12,
        seed: int | None = 7,
        teller: Teller | None = None,
        as_if: str = HOUR,
    ) -> None:
        """Prepare evenings of this store."""
        self.store = store
        self.clock = WallClock(as_if)
        self.preparer = Preparer(
            store, self.clock, teller or InProcess([SHIPPED]), seed=seed, minutes=minutes
        )

    def answer(
        self,
        *names: str,
        leader: str = "",
        short: bool = False,
        wishes: tuple[tuple[str, str], ...] = (),
    ) -> Happening:
        """Ask for an evening of these children (all of them without names) and fetch it."""
        kept = self.store.family.children()
        chosen = tuple(one.id for one in kept if not names or one.name in names)
        lead = next((one.id for one in kept if one.name == leader), chosen[0] if chosen else "")
        found = self.preparer.prepare(chosen, lead, short=short, wishes=wishes)
        for _ in range(40):
            found = found or self.preparer.poll()
        assert len(found) == 1
        return found[0]

    def programme(
        self,
        *names: str,
        leader: str = "",
        short: bool = False,
        wishes: tuple[tuple[str, str], ...] = (),
    ) -> Programme:
        """The same, where there must be one."""
        answer = self.answer(*names, leader=leader, short=short, wishes=wishes)
        assert isinstance(answer, Ready), answer
        return answer.programme

    def refusal(self, *names: str) -> NotReady:
        """The same, where there must be none."""
        answer = self.answer(*names)
        assert isinstance(answer, NotReady)
        return answer

    def hold(self, programme: Programme, *, early: bool = False) -> State:
        """Keep an evening from its first sentence to dark, and let the day begin."""
        story = programme.acts.index(programme.story)
        state = State(
            phase=Phase.STORY, programme=programme, act=story, line=2, leader=programme.children[0]
        )
        now = self.clock.read()
        places.keep(self.store, state, now)
        if not early:
            state = dataclasses.replace(state, heard_out=True, act=len(programme.acts) - 1)
            places.keep_heard(self.store, state)
        state = dataclasses.replace(state, phase=Phase.DARK, stopped_early=early)
        places.keep_night(self.store, state, now, early=early)
        self.store.tonight.clear()
        return state
