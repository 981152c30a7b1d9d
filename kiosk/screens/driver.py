"""A finger and a clock for the screens: real touch events, time by hand, no display needed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kivy.base import EventLoop
from kivy.clock import ClockBase
from kivy.context import Context
from kivy.input.motionevent import MotionEvent
from kivy.lang import Builder

from kiosk.press import save_png
from kiosk.screens.control import Control
from kiosk.screens.frame import Frame

STEP = 1 / 30


class ManualClock(ClockBase):
    """A clock that goes on only when a frame is driven."""

    now = 1000.0
    _dt: float
    _last_tick: float

    def time(self) -> float:
        """Return the hand-driven time."""
        return self.now

    def idle(self) -> float:
        """Step on without sleeping."""
        self.now += STEP
        self._dt = self.now - self._last_tick
        self._last_tick = self.now
        return self.now


class Finger(MotionEvent):
    """One finger on the glass."""

    def depack(self, args: Any) -> None:
        """Take the position as a share of the window."""
        self.sx, self.sy = args
        self.profile = ["pos"]
        self.is_touch = True
        self.type_id = "touch"
        super().depack(args)


class HandClock:
    """Put a manual clock in kivy's place for as long as it is held."""

    def __enter__(self) -> ManualClock:
        """Swap the clock in."""
        self._context = Context(init=False)
        self._context["Clock"] = clock = ManualClock()
        self._context.push()
        clock.start_clock()
        return clock

    def __exit__(self, *_: object) -> None:
        """Give kivy its own clock back."""
        self._context["Clock"].stop_clock()
        self._context.pop()


class Driver:
    """Touches a frame and looks at it, frame by frame; hold a `HandClock` around it."""

    def __init__(self, frame: Frame, clock: ManualClock) -> None:
        """Drive this frame by this clock."""
        self.frame = frame
        self.clock = clock
        self._fingers = 0
        EventLoop.status = "started"
        EventLoop.ensure_window()

    def frames(self, count: int = 1, *, draw: bool = False) -> None:
        """Let this many thirtieths of a second go by."""
        window = self.frame.window
        for _ in range(count):
            self.clock.tick()
            EventLoop.dispatch_input()
            Builder.sync()
            self.clock.tick_draw()
            Builder.sync()
        if draw:
            window.dispatch("on_draw")
            window.dispatch("on_flip")

    def seconds(self, length: float) -> None:
        """Let time go by."""
        self.frames(max(1, round(length / STEP)))

    def _put(self, x: float, y: float) -> Finger:
        """Put a finger down at a point of the window."""
        self._fingers += 1
        width, height = self.frame.window.size
        finger = Finger("driver", self._fingers, (x / width, y / height))
        EventLoop.post_dispatch_input("begin", finger)
        return finger

    def touch(self, x: float, y: float) -> None:
        """Tap once and let the glass settle for the next tap."""
        finger = self._put(x, y)
        self.frames(1)
        EventLoop.post_dispatch_input("end", finger)
        self.frames(1)

    def hold(self, x: float, y: float, seconds: float = 1.5) -> None:
        """Leave the finger on the glass for a while."""
        finger = self._put(x, y)
        self.seconds(seconds)
        EventLoop.post_dispatch_input("end", finger)
        self.frames(1)

    def drag(self, start: tuple[float, float], end: tuple[float, float], steps: int = 8) -> None:
        """Drag from one point to another."""
        finger = self._put(*start)
        width, height = self.frame.window.size
        for step in range(1, steps + 1):
            share = step / steps
            x = start[0] + (end[0] - start[0]) * share
            y = start[1] + (end[1] - start[1]) * share
            finger.move((x / width, y / height))
            EventLoop.post_dispatch_input("update", finger)
            self.frames(1)
        EventLoop.post_dispatch_input("end", finger)
        self.frames(1)

    def find(self, act: str, value: str | None = None) -> tuple[float, float]:
        """Return the centre of the control that sends this; LookupError if it is not there."""
        control = self.control(act, value)
        left, low = control.to_window(*control.pos)
        return left + control.width / 2, low + control.height / 2

    def control(self, act: str, value: str | None = None) -> Control:
        """Return the control that sends this."""
        view = self.frame.view
        for control in view.controls() if view else ():
            if control.act == act and value in (None, control.value):
                return control
        raise LookupError(f"no control sends {act} {value or ''} on {type(self.frame.page)}")

    def tap(self, act: str, value: str | None = None) -> None:
        """Tap the control that sends this, after a moment a person would take."""
        self.seconds(0.4)
        self.touch(*self.find(act, value))

    def pixels(self) -> tuple[int, int, bytes]:
        """Draw, and return the glass as width, height and RGB bytes from the top."""
        from kivy.graphics.opengl import GL_RGB, GL_UNSIGNED_BYTE, glReadPixels

        self.frames(3, draw=True)
        window = self.frame.window
        width, height = (int(side) for side in self.frame.root.size)
        window.dispatch("on_draw")
        raw = bytes(glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE))
        window.dispatch("on_flip")
        row = width * 3
        return (
            width,
            height,
            b"".join(raw[i : i + row] for i in range((height - 1) * row, -1, -row)),
        )

    def shot(self, path: Path) -> None:
        """Write what the glass shows as a PNG."""
        save_png(path, *self.pixels())
