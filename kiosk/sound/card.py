"""The card sink plays through the sound card, and keeps time without one until it is back."""

from __future__ import annotations

import multiprocessing
import time
from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kiosk.sound.clip import RATE
from kiosk.sound.events import Finished
from kiosk.sound.playing import Lost, Report, play
from kiosk.sound.sink import ClockSink

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess
    from pathlib import Path

    from kiosk.sound.clip import Clip
    from kiosk.sound.events import Event

AGAIN = 30.0
"""Seconds between two tries to find a card."""
READY = 4.0
"""Seconds a playing process may take to answer for the first time."""


def open_sink(record: Path | None = None, begun_at: float | None = None) -> CardSink:
    """Return the sound card's sink; without a card it is silent and keeps time.

    ``record`` also writes what is heard; ``begun_at`` goes on at that second of the recording.
    """
    return CardSink(record=record, begun_at=begun_at)


class _Child:
    """One playing process, seen from this side of the pipe."""

    def __init__(self, frame: int, record: str) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe: Connection
        self.pipe, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(
            target=play, args=(theirs, frame, record), daemon=True, name="hearthside-sound"
        )
        self.process.start()
        theirs.close()
        self.began = time.monotonic()
        self.ready = False
        self.lost = ""
        self.heard = (frame, time.monotonic())
        self.events: deque[Event] = deque()

    def look(self) -> None:
        """Take in every report that is there."""
        try:
            while not self.lost and self.pipe.poll():
                self._take(self.pipe.recv())
        except (EOFError, OSError):
            self.lost = self.lost or "the playing process ended"
        if not self.ready and not self.lost and time.monotonic() - self.began > READY:
            self.lost = "the sound card does not answer"

    def _take(self, what: Report | Lost) -> None:
        if isinstance(what, Lost):
            self.lost = what.why
            return
        self.ready = True
        self.heard = (what.frame, what.at)
        self.events.extend(what.events)

    def send(self, name: str, *arguments: Any) -> None:
        """Send a command; a process that is gone is noticed at the next look."""
        try:
            self.pipe.send((name, arguments))
        except (BrokenPipeError, OSError):
            self.lost = self.lost or "the playing process ended"

    @property
    def frame(self) -> int:
        """Return the frame that is heard now."""
        frame, at = self.heard
        return max(0, frame + int((time.monotonic() - at) * RATE))

    def due(self) -> list[Event]:
        """Return the events that have become audible."""
        now, found = self.frame, []
        while self.events and self.events[0].frame <= now:
            found.append(self.events.popleft())
        return found

    def end(self) -> None:
        """Let the process go."""
        self.send("close")
        self.pipe.close()
        self.process.join(0.5)
        if self.process.is_alive():
            self.process.kill()
            self.process.join(0.5)


class CardSink:
    """A `Sink` on the sound card; while there is none, a clock keeps the same time silently."""

    def __init__(self, *, record: Path | None = None, begun_at: float | None = None) -> None:
        """Start the playing process; it is waited for only when something is to be heard."""
        self._record = str(record) if record is not None else ""
        first = round((begun_at or 0.0) * RATE)
        self._child: _Child | None = _Child(first, self._record)
        self._clock: ClockSink | None = None
        self._offset = 0
        self._unheard: deque[tuple[int, Clip, float, float]] = deque()
        self._bed: tuple[str, int, float] | None = None
        self._next_try = 0.0
        self.why_silent = ""

    @property
    def audible(self) -> bool:
        """Tell whether a sound card is heard."""
        self._wait()
        return self._clock is None

    def say(self, tag: int, clip: Clip, gain_db: float = 0.0, pause_after: float = 0.0) -> None:
        """Queue a sentence and the planned silence behind it."""
        self._unheard.append((tag, clip, gain_db, pause_after))
        self._do("say", tag, clip, gain_db, pause_after)

    def rest(self, tag: int, seconds: float) -> None:
        """Queue a silence with a tag of its own."""
        self._do("rest", tag, seconds)

    def bed(self, name: str, seed: int, gain_db: float = 0.0, fade_s: float = 3.0) -> None:
        """Bring in a soundscape."""
        self._bed = (name, seed, gain_db)
        self._do("bed", name, seed, gain_db, fade_s)

    def bed_off(self, fade_s: float = 3.0) -> None:
        """Let the soundscape leave."""
        self._bed = None
        self._do("bed_off", fade_s)

    def bell(self, gain_db: float = 0.0) -> None:
        """Ring the soft bell once."""
        self._do("bell", gain_db)

    def ramp(self, bus: str, to_db: float, seconds: float) -> None:
        """Move a bus to a level of at most 0 dB."""
        self._do("ramp", bus, to_db, seconds)

    def pause(self) -> None:
        """Freeze speech; the bed goes on."""
        self._do("pause")

    def resume(self) -> None:
        """Go on from just before the last word."""
        self._do("resume")

    def seek(self, tag: int, word: int = 0) -> None:
        """Go to a word of a sentence that is held."""
        self._do("seek", tag, word)

    def cancel(self, fade_s: float = 0.0) -> None:
        """Drop all speech."""
        self._unheard.clear()
        self._do("cancel", fade_s)

    def stop(self, fade_s: float = 0.03) -> None:
        """Fade everything to silence."""
        self._unheard.clear()
        self._bed = None
        self._do("stop", fade_s)

    def poll(self) -> list[Event]:
        """Return what became audible since the last call; look after the card."""
        if self._clock is not None:
            self._try_again()
        if self._clock is not None:
            found = [_moved(event, self._offset) for event in self._clock.poll()]
        else:
            child = self._here()
            child.look()
            if child.lost:
                self._fall_silent(child.lost)
                return self.poll()
            found = child.due()
        for event in found:
            if isinstance(event, Finished):
                self._forget(event.tag)
        return found

    def position(self) -> float:
        """Return the sink time that is audible now."""
        if self._clock is not None:
            return self._offset / RATE + self._clock.position()
        return self._here().frame / RATE

    def queued(self) -> int:
        """Return how many sentences have not finished sounding."""
        return len(self._unheard)

    def close(self) -> None:
        """Let go of the card."""
        if self._child is not None:
            self._child.end()
            self._child = None

    def _do(self, name: str, *arguments: Any) -> None:
        if self._clock is not None:
            call: Callable[..., None] = getattr(self._clock, name)
            call(*arguments)
        else:
            self._here().send(name, *arguments)

    def _here(self) -> _Child:
        if self._child is None:
            self._child = _Child(0, self._record)
        return self._child

    def _wait(self) -> None:
        """Wait, once and shortly, for the playing process to say whether there is a card."""
        while self._clock is None and not self._here().ready:
            self._here().look()
            if self._here().lost:
                self._fall_silent(self._here().lost)
            time.sleep(0.01)

    def _fall_silent(self, why: str) -> None:
        """Go on by the clock with everything that was not heard yet."""
        child = self._here()
        self._offset = max(child.frame if child.ready else child.heard[0], child.heard[0])
        child.end()
        self._child = None
        self.why_silent = why
        self._clock = ClockSink(time.monotonic)
        self._next_try = time.monotonic() + AGAIN
        for tag, clip, gain_db, pause in self._unheard:
            self._clock.say(tag, clip, gain_db, pause)

    def _try_again(self) -> None:
        """Look for a card every half minute; change over only between sentences."""
        if self._child is None:
            if time.monotonic() >= self._next_try and self._clock is not None:
                frame = self._offset + round(self._clock.position() * RATE)
                self._child = _Child(frame, "")
            return
        self._child.look()
        if self._child.lost:
            self._child.end()
            self._child = None
            self._next_try = time.monotonic() + AGAIN
        elif self._child.ready and not self._unheard:
            self._clock = None
            self.why_silent = ""
            if self._bed is not None:
                name, seed, gain_db = self._bed
                self._child.send("bed", name, seed, gain_db, 3.0)

    def _forget(self, tag: int) -> None:
        self._unheard = deque(one for one in self._unheard if one[0] != tag)


def _moved(event: Event, frames: int) -> Event:
    """Return an event counted from this sink's own beginning."""
    return replace(event, frame=event.frame + frames)
