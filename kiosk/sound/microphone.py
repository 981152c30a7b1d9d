"""A microphone takes down what a grown-up says, and listens at no other time."""

from __future__ import annotations

import multiprocessing
import threading
import time
from typing import TYPE_CHECKING, Protocol

from kiosk.sound.clip import RATE, Clip, Samples
from kiosk.sound.inbox import Inbox
from kiosk.sound.listening import (
    LOST,
    NO_MICROPHONE,
    Answer,
    Level,
    NotTaken,
    Taken,
    answer,
    level_of,
    listen,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.process import BaseProcess

READY = 10.0
"""Seconds a listening process may take to answer for the first time."""
HUNG = 4.0
"""Seconds without a level after which a listening process counts as hung."""
SHAPING = 120.0
"""Seconds that the longest take may need to be trimmed and levelled."""


def found() -> bool:
    """Tell whether there is a microphone, without switching it on."""
    try:
        import sounddevice

        return any(one["max_input_channels"] > 0 for one in sounddevice.query_devices())
    except Exception:  # noqa: BLE001 - no library, no sound server, no card: each raises its own
        return False


class Microphone(Protocol):
    """Whatever takes down speech; nothing here waits or raises."""

    @property
    def on(self) -> bool:
        """Tell whether it listens, or still works on what it heard."""
        ...

    def begin(self, most_seconds: float) -> None:
        """Begin a take, and end it by itself after ``most_seconds``."""
        ...

    def end(self, *, keep: bool = True) -> None:
        """End the take; ``poll`` brings it, unless it is dropped."""
        ...

    def poll(self) -> Answer | None:
        """Return what is new: the level, the finished take, or why there is none."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...


class MadeMicrophone:
    """A microphone that hears what it was given: the fake for tests and for virtual time."""

    def __init__(self, heard: Clip | None, now: Callable[[], float]) -> None:
        """Hear ``heard`` from the moment a take begins; None: there is no microphone."""
        self._heard = heard
        self._now = now
        self._began: float | None = None
        self._most = 0.0
        self._told = -1.0
        self._waiting: Taken | NotTaken | None = None

    @property
    def on(self) -> bool:
        """Tell whether a take is under way."""
        return self._began is not None

    def begin(self, most_seconds: float) -> None:
        """Begin to hear."""
        self._waiting, self._told = None, -1.0
        if self._heard is None:
            self._waiting = NotTaken(NO_MICROPHONE)
            return
        self._began, self._most = self._now(), most_seconds

    def end(self, *, keep: bool = True) -> None:
        """Shape what was heard until now."""
        if self._began is not None and keep:
            self._waiting = answer(self._so_far())
        self._began = None

    def poll(self) -> Answer | None:
        """Return the take or the level."""
        if self._began is not None and self._now() - self._began >= self._most:
            self.end()
        if self._waiting is not None:
            done, self._waiting = self._waiting, None
            return done
        if self._began is None or self._now() - self._told < 0.1:
            return None
        self._told = self._now()
        return Level(self._now() - self._began, level_of(self._so_far()[-RATE // 10 :]))

    def close(self) -> None:
        """Hear no more."""
        self.end(keep=False)

    def _so_far(self) -> Samples:
        """Return what was heard since it began; behind the clip there is silence."""
        whole = self._heard.samples if self._heard else Clip.silence(0).samples
        seconds = min(self._most, self._now() - (self._began or 0.0))
        return whole[: round(seconds * RATE)]


class CardMicrophone:
    """The sound card's microphone, in a process that lives as long as one take."""

    def __init__(self) -> None:
        """Listen to nothing yet."""
        self._pipe: Inbox | None = None
        self._process: BaseProcess | None = None
        self._due = 0.0
        self._ending = False

    @property
    def on(self) -> bool:
        """Tell whether a process is there."""
        return self._process is not None

    def begin(self, most_seconds: float) -> None:
        """Start a process that listens."""
        self.close()
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self._process = context.Process(
            target=listen, args=(theirs, most_seconds), daemon=True, name="hearthside-microphone"
        )
        self._process.start()
        theirs.close()
        self._pipe = Inbox(ours)
        self._due, self._ending = time.monotonic() + READY, False

    def end(self, *, keep: bool = True) -> None:
        """Ask for what was heard; or let the process go at once."""
        if not keep or self._pipe is None:
            self.close()
            return
        if not self._ending:
            self._ending, self._due = True, time.monotonic() + SHAPING
            try:
                self._pipe.send("end")
            except OSError:
                self._due = 0.0

    def poll(self) -> Answer | None:
        """Return the newest answer; a process that is gone or hangs is an answer, too."""
        if self._pipe is None:
            return None
        newest: Answer | None = None
        try:
            while self._pipe.poll():
                newest = self._pipe.recv()
                if not isinstance(newest, Level):
                    self.close()
                    return newest
                self._ending = self._ending or newest.ended
                self._due = time.monotonic() + (SHAPING if self._ending else HUNG)
        except (EOFError, OSError):
            self.close()
            return NotTaken(LOST)
        if time.monotonic() > self._due:
            self.close()
            return NotTaken(LOST)
        return newest

    def close(self) -> None:
        """Let the process go; nothing listens any more."""
        process, pipe = self._process, self._pipe
        self._process = self._pipe = None
        if pipe is not None:
            pipe.close()
        if process is not None:
            threading.Thread(target=_end, args=(process,), daemon=True, name="microphone").start()


def _end(process: BaseProcess) -> None:
    """Wait for a process to end: it looks at its pipe often; one that hangs is ended."""
    process.join(1.0)
    if process.is_alive():
        process.kill()
        process.join(1.0)
