"""The touch app: one window, one session, and a look around twenty times a second."""

from __future__ import annotations

import dataclasses
import time
from typing import TYPE_CHECKING

from kiosk import view
from kiosk.app import sky
from kiosk.app.building import House
from kiosk.app.lamp import GlassLamp
from kiosk.device import find_backlight, tell_manager
from kiosk.session import happenings as on
from kiosk.session.state import Phase

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kiosk.pages import Page
    from kiosk.screens.frame import Frame
    from kiosk.session.touch import Touch

LOOK = 1 / 20
"""Seconds between two looks around; a word lasts longer."""
RESTING_LOOKS = 5
"""While nothing moves, only every fifth look draws."""


class TouchApp:
    """Everything between a finger and a page."""

    def __init__(
        self,
        frame: Frame,
        house: House,
        lamp: GlassLamp,
        *,
        time_of: Callable[[], float] = time.monotonic,
    ) -> None:
        """Show ``house`` in ``frame``; ``time_of`` returns running seconds for the fades."""
        self.frame = frame
        self.house = house
        self._lamp = lamp
        self._time_of = time_of
        self._last = time_of()
        self._looks = 0
        self.page: Page | None = None
        self._phase: Phase | None = None
        stage = house.stage
        stage.session.state = dataclasses.replace(stage.session.state, budget=frame.text_budget())

    def open(self) -> None:
        """Take up whatever was kept, and show the first page."""
        self.house.stage.open()
        self._show()

    def touched(self, touch: Touch) -> None:
        """Pass a touch on and show at once what it did."""
        self.house.stage.happen(on.Touched(touch))
        self._show()

    def look(self) -> None:
        """Let time do its work, and show what changed."""
        now = self._time_of()
        self._lamp.pass_time(now - self._last)
        self._last = now
        self.house.stage.tick()
        self._looks += 1
        phase = self.house.stage.session.state.phase
        moving = phase in {Phase.RITUAL, Phase.STORY} or phase is not self._phase
        if moving or self._looks % RESTING_LOOKS == 0:
            self._show()
        if self._looks % 40 == 0:
            tell_manager("WATCHDOG=1")

    def _show(self) -> None:
        """Show the page of this moment, if it is another than the one shown."""
        stage = self.house.stage
        desk = self.house.desk
        note = "Nothing can be saved just now." if desk.store.cannot_save else ""
        wall = sky.wall(desk.clock.read(), note)
        self._phase = stage.session.state.phase
        page = view.page(stage.session.state, wall, stage.player.word())
        if page != self.page:
            self.page = page
            self.frame.show(page)


def run(
    *,
    home: Path | None,
    as_if: str = "",
    voice: str = "built-in",
    size: tuple[int, int] | None = None,
) -> None:
    """Hold the window open until it is closed.

    Voice, teller and mixer have their own processes; they are started before the window is.
    """
    lamp_slot: list[GlassLamp] = []

    class _Later:
        def light(self, level: float, seconds: float) -> None:
            if lamp_slot:
                lamp_slot[0].light(level, seconds)

    house = House.open(home=home, as_if=as_if, voice=voice, lamp=_Later())
    try:
        from kiosk.screens.frame import Frame

        app_slot: list[TouchApp] = []

        def touched(touch: Touch) -> None:
            if app_slot:
                app_slot[0].touched(touch)

        frame = Frame(touched, size or (1024, 600), fullscreen=size is None)
        lamp_slot.append(GlassLamp(frame.light, find_backlight()))
        app = TouchApp(frame, house, lamp_slot[0])
        app_slot.append(app)
        app.open()
        frame.every(LOOK, app.look)
        tell_manager("READY=1")
        frame.run()
    finally:
        house.close()
