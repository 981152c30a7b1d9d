"""The child is a playing process seen from this side: orders go, reports come, nothing waits."""

from __future__ import annotations

import contextlib
import multiprocessing
import queue
import threading
import time
from collections import deque
from typing import TYPE_CHECKING, Any

from kiosk.sound.clip import RATE
from kiosk.sound.events import moved
from kiosk.sound.playing import Lost, Report, play

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    from kiosk.sound.events import Event

READY = 4.0
"""Seconds a playing process may take to answer for the first time."""
HUNG = 3.0
"""Seconds without a report (four a second are usual) after which a process counts as hung."""


class Child:
    """One playing process, seen from this side of the pipe."""

    def __init__(self, frame: int, record: str) -> None:
        """Start it, counting from ``frame``; ``record`` is the file it writes, or nothing."""
        context = multiprocessing.get_context("spawn")
        self.pipe: Connection
        self.pipe, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(
            target=play, args=(theirs, frame, record), daemon=True, name="hearthside-sound"
        )
        self.process.start()
        theirs.close()
        # A full pipe would make the screen wait for a busy or hung process: a thread waits instead.
        self._orders: queue.SimpleQueue[tuple[str, tuple[Any, ...]]] = queue.SimpleQueue()
        self._carrier = threading.Thread(target=self._carry, daemon=True, name="to the mixer")
        self._carrier.start()
        self.began = self.told = time.monotonic()
        self.ready = False
        self.lost = ""
        self.heard = (frame, time.monotonic())
        self.events: deque[Event] = deque()
        self._shift = 0

    def look(self) -> None:
        """Take in every report that is there."""
        try:
            while not self.lost and self.pipe.poll():
                self._take(self.pipe.recv())
        except (EOFError, OSError):
            self.lost = self.lost or "the playing process ended"
        if not self.ready and not self.lost and time.monotonic() - self.began > READY:
            self.lost = "the sound card does not answer"
        if self.ready and not self.lost and time.monotonic() - self.told > HUNG:
            self.lost = "the playing process hangs"

    def _take(self, what: Report | Lost) -> None:
        if isinstance(what, Lost):
            self.lost = what.why
            return
        self.ready = True
        self.told = time.monotonic()
        self.heard = (what.frame + self._shift, what.at)
        self.events.extend(moved(event, self._shift) for event in what.events)

    def send(self, name: str, *arguments: Any) -> None:
        """Send a command, never waiting; a process that is gone is noticed at the next look."""
        self._orders.put((name, arguments))

    def _carry(self) -> None:
        """Bring orders to the process, in their order, until the last one."""
        with contextlib.suppress(OSError, ValueError):
            while True:
                order = self._orders.get()
                self.pipe.send(order)
                if order[0] == "close":
                    return

    @property
    def frame(self) -> int:
        """Return the frame that is heard now."""
        frame, at = self.heard
        return max(0, frame + int((time.monotonic() - at) * RATE))

    def count_from(self, frame: int) -> None:
        """Count so that ``frame`` is what is heard now: it took a while to begin."""
        late = frame - self.frame
        self._shift += late
        self.heard = (self.heard[0] + late, self.heard[1])
        self.events = deque(moved(event, late) for event in self.events)

    def due(self) -> list[Event]:
        """Return the events that have become audible."""
        now, found = self.frame, []
        while self.events and self.events[0].frame <= now:
            found.append(self.events.popleft())
        return found

    def end(self) -> None:
        """Let the process go."""
        self.send("close")
        self.process.join(0.1 if self.lost else 0.5)
        if self.process.is_alive():
            self.process.kill()
            self.process.join(0.5)
        # The carrier may be in the middle of an order; with nobody at the other end it stops soon,
        # and only then may the pipe go.
        self._carrier.join(1.0)
        if not self._carrier.is_alive():
            self.pipe.close()
