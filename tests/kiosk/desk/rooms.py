"""A house by touches: the real session, desk and store, without a voice and without a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.desk.desk import Desk
from kiosk.session import happenings as on
from kiosk.session.machine import Session
from kiosk.session.touch import Touch
from tests.kiosk.desk.homes import HOUR, Evenings

if TYPE_CHECKING:
    from kiosk.session.sheet import Sheet
    from kiosk.session.state import State
    from kiosk.store import Store

PIN = "270418"


class House:
    """One home, touched; what the session asks for is done by the desk at once."""

    def __init__(self, store: Store, as_if: str = HOUR) -> None:
        """Let the family in."""
        self.store = store
        self.made = Evenings(store, minutes=None, seed=None, as_if=as_if)
        self.desk = Desk(store, self.made.preparer, self.made.clock)
        self.session = Session()
        self.at = 0.0
        self.effects: list[on.Effect] = []
        self.happen(self.desk.family())

    @property
    def state(self) -> State:
        """Where the session stands."""
        return self.session.state

    @property
    def phase(self) -> str:
        """Its phase, as a word: mypy would take an enum's value for lasting."""
        return self.session.state.phase

    @property
    def sheet(self) -> Sheet:
        """The sheet of the grown-ups' room that is open."""
        room = self.state.grown_ups
        assert room is not None
        assert room.sheet is not None
        return room.sheet

    def happen(self, what: on.Happening) -> None:
        """Let one thing happen, and all that follows from it."""
        self.at += 0.1
        for effect in self.session.happen(what, self.at):
            self.effects.append(effect)
            for answer in self.desk.do(effect, self.state):
                self.happen(answer)

    def touch(self, act: str, value: str = "") -> None:
        """Touch something."""
        self.happen(on.Touched(Touch(act, value)))

    def wait(self) -> None:
        """Let the plan be made."""
        for _ in range(40):
            for answer in self.desk.poll():
                self.happen(answer)
            if not self.state.waiting:
                return

    def tick(self, seconds: float = 1.0) -> None:
        """Let time go by in one tick."""
        self.at += seconds
        self.happen(on.Tick())

    def open_room(self) -> None:
        """Open the grown-ups' room, choosing the PIN where there is none."""
        twice = not self.state.has_pin
        self.touch("grown-ups")
        for digit in PIN * (2 if twice else 1):
            self.touch("digit", digit)

    def open_sheet(self, *rows: str) -> Sheet:
        """Open the room and a sheet of it, row by row."""
        self.open_room()
        for row in rows:
            self.touch("row", row)
        return self.sheet

    def type(self, row: str, text: str) -> Sheet:
        """Type a row's text anew."""
        self.touch("row", row)
        room = self.state.grown_ups
        assert room is not None
        for _ in room.typed:
            self.touch("key", "back")
        for letter in text:
            self.touch("key", letter)
        self.touch("go-on")
        return self.sheet

    def value(self, row: str) -> str:
        """What a row of the open sheet says."""
        return next(one.value for one in self.sheet.rows if one.id == row)
