"""A grown-ups' room with somebody at its microphone: a real house, a made microphone."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np

from kiosk.session import happenings as on
from kiosk.session.sheet import Sample
from kiosk.sound.clip import Clip
from kiosk.sound.microphone import MadeMicrophone
from tests.kiosk.app import homes
from tests.kiosk.desk.rooms import PIN
from tests.kiosk.sound.test_takes import silence, speech

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.app.building import House
    from kiosk.session.sheet import Sheet
    from kiosk.sound.sticks import Sticks

SAID = np.concatenate([silence(0.4, -70.0), speech(2.0), silence(1.0, -70.0)])


class Room:
    """The grown-ups' room of one house, with somebody at its microphone."""

    def __init__(self, home: Path, heard: Clip | None, sticks: Sticks | None = None) -> None:
        """Open the house and the room."""
        self.house: House = homes.house(
            home,
            "Mia:6:she",
            "Theo:4:he",
            microphone=MadeMicrophone(heard, lambda: self.now),
            sticks=sticks,
        )
        self.sounds: list[Sample] = []
        self.house.stage.watchers.append(self._watch)

    @property
    def now(self) -> float:
        """Return the house's own time."""
        return self.house.now() if hasattr(self, "house") else 0.0

    @property
    def listening(self) -> bool:
        """Tell whether the microphone listens."""
        return self.house.stage.microphone.on

    @property
    def sheet(self) -> Sheet:
        """Return the open sheet."""
        room = self.house.stage.session.state.grown_ups
        assert room is not None
        assert room.sheet is not None
        return room.sheet

    @property
    def rows(self) -> dict[str, str]:
        """Return the open sheet's rows: what they are called, by id."""
        return {row.id: row.label for row in self.sheet.rows}

    def enter(self) -> None:
        """Go into the room, with a PIN if there is none."""
        twice = not self.house.stage.session.state.has_pin
        homes.touch(self.house, "grown-ups")
        for digit in PIN * (2 if twice else 1):
            homes.touch(self.house, "digit", digit)

    def go(self, *rows: str) -> Sheet:
        """Touch rows one after another."""
        for row in rows:
            homes.touch(self.house, "row", row)
            self.house.stage.tick()
        return self.sheet

    def wait(self, seconds: float, step: float = 0.1) -> None:
        """Let time go by."""
        for _ in range(round(seconds / step)):
            self.house.sink_advance(step)
            self.house.stage.tick()
            while self.house.desk.store.laying.under_way:
                time.sleep(0.001)

    def _watch(self, effect: on.Effect) -> None:
        if isinstance(effect, on.Listen):
            self.sounds.append(effect.sample)
