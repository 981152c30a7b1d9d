"""The touch app: one window, one session, and a look around twenty times a second."""

from __future__ import annotations

import dataclasses
import time
from typing import TYPE_CHECKING

from kiosk.app.lamp import GlassLamp
from kiosk.device import WallClock, find_backlight, tell_manager
from kiosk.pages import ClockPage
from kiosk.press import Press
from kiosk.session import happenings as on
from kiosk.session.state import Phase
from stories.season import moon_name, moon_phase

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kiosk.app.building import House
    from kiosk.pages import Page
    from kiosk.screens.frame import Frame
    from kiosk.session.programme import Programme
    from kiosk.session.touch import Touch
    from kiosk.store import Store

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
        self._warmed: Programme | None = None
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
        from kiosk import planview, view
        from kiosk.app import sky

        stage = self.house.stage
        desk = self.house.desk
        note = "Nothing can be saved just now." if desk.store.cannot_save else ""
        wall = sky.wall(desk.clock.read(), note)
        programme = stage.programme
        if programme is not None and programme is not self._warmed:
            self._warmed = programme
            acts = [one for one in (programme.story, programme.more) if one is not None]
            covers = [str(one.get("picture", "")) for one in planview.choices(programme)[0]]
            self.frame.warm([name for act in acts for name in act.seen], covers)
        self._phase = stage.session.state.phase
        page = view.page(stage.session.state, wall, stage.player.word())
        if page != self.page:
            self.page = page
            self.frame.show(page)


class _Room:
    """The app while it is being furnished: the window first, everything else behind it."""

    def __init__(self) -> None:
        self.app: TouchApp | None = None
        self.lamp: GlassLamp | None = None
        self.house: House | None = None

    def touched(self, touch: Touch) -> None:
        """Pass a touch on once there is somebody to take it."""
        if self.app is not None:
            self.app.touched(touch)

    def light(self, level: float, seconds: float) -> None:
        """Be the lamp of a house that is opened after the window."""
        if self.lamp is not None:
            self.lamp.light(level, seconds)


def run(
    *,
    home: Path | None,
    as_if: str = "",
    voice: str = "",
    size: tuple[int, int] | None = None,
) -> None:
    """Hold the window open until it is closed.

    The clock's face is on the glass before anything else is loaded; voice, teller and mixer are
    processes of their own.
    """
    from kiosk.app.forerunner import send_ahead
    from kiosk.store import open_store
    from kiosk.store.home import find_home

    store = open_store(find_home(home))
    ahead = send_ahead(store)
    room = _Room()
    try:
        from kiosk.screens.frame import Frame

        frame = Frame(
            room.touched, size or (1024, 600), press=_press(store), fullscreen=size is None
        )
        frame.show(_first_page(as_if))

        shown: list[bool] = []

        def furnish() -> None:
            # The first look comes before the first frame is drawn, the second after it.
            if not shown:
                shown.append(True)
                return
            cancel()
            from kiosk.app.building import House

            room.house = House.open(
                home=home, as_if=as_if, voice=voice, lamp=room, store=store, ahead=ahead
            )
            room.lamp = GlassLamp(frame.light, find_backlight())
            room.app = TouchApp(frame, room.house, room.lamp)
            room.app.open()
            frame.every(LOOK, room.app.look)
            tell_manager("READY=1")

        cancel = frame.every(LOOK, furnish)
        frame.run()
    finally:
        if room.house is not None:
            room.house.close()
        else:
            ahead.kill()
            ahead.wait()
            store.close()


def _press(store: Store) -> Press:
    """Return the printer of pictures: it keeps its prints, and knows the family's own packs."""
    if store.home is None:
        return Press()
    packs = store.home.packs
    own = sorted(packs.glob("*/pictures")) if packs.is_dir() else []
    return Press(store.home.cache / "prints", own)


def _first_page(as_if: str) -> Page:
    """Return the dim clock, which needs to know nobody."""
    reading = WallClock(as_if).read()
    when = reading.when
    return ClockPage(
        time=reading.time,
        day=reading.day,
        moon=moon_phase(when.year, when.month, when.day),
        moon_name=f"{moon_name(when.year, when.month, when.day)} moon",
        waking=True,
    )
