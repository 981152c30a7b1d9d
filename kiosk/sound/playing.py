"""Playing is the mixer in a process of its own, fed by a pipe, heard through the sound card."""

from __future__ import annotations

import queue
import signal
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.sound.clip import RATE, Samples
from kiosk.sound.mixer import Mixer
from kiosk.sound.recorder import Recorder

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from kiosk.sound.events import Event

LATENCY = 0.12
"""Seconds of sound kept ready in the card: short enough for a touch, long enough for a busy Pi."""
LOOK = 0.02
"""Seconds between two looks at the pipe."""
SILENT_LIMIT = 2.0
"""Seconds without a call from the card after which it counts as lost."""


@dataclass(frozen=True)
class Report:
    """What the playing process tells: where the sound is, and what happened in it."""

    frame: int
    """The frame that is heard at ``at``."""
    at: float
    """Monotonic seconds, the same clock in every process of this machine."""
    events: tuple[Event, ...] = ()


@dataclass(frozen=True)
class Lost:
    """There is no card, or it went away; the text says why."""

    why: str


def play(pipe: Connection, frame: int, record: str) -> None:
    """Play what comes through ``pipe`` until it closes; never raises into the parent."""
    # Ctrl-C in a terminal reaches every process: the parent says when this one stops.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        import sounddevice
    except (ImportError, OSError) as error:
        _tell(pipe, Lost(f"no sound library: {error}"))
        return
    recorder = None
    if record:
        recorder = Recorder(Path(record), append=frame > 0, keep=frame / RATE)
    card = _Card(Mixer(frame), recorder)
    try:
        stream = sounddevice.OutputStream(
            samplerate=RATE, channels=1, dtype="float32", latency=LATENCY, callback=card.fill
        )
        with stream:
            _serve(pipe, card)
    except (sounddevice.PortAudioError, OSError, ValueError) as error:
        _tell(pipe, Lost(f"no sound card: {error}"))
    finally:
        if recorder is not None:
            recorder.close()


class _Card:
    """The mixer between two threads: the card takes frames, the pipe brings commands."""

    def __init__(self, mixer: Mixer, recorder: Recorder | None) -> None:
        self.mixer = mixer
        self.lock = threading.Lock()
        self.heard = (mixer.frame, time.monotonic())
        self.called = time.monotonic()
        self._recorder = recorder
        self._tape: queue.SimpleQueue[Samples] = queue.SimpleQueue()

    def fill(self, out: Any, frames: int, when: Any, _status: Any) -> None:
        """Give the card its next frames."""
        with self.lock:
            first = self.mixer.frame
            part = self.mixer.render(frames)
        out[:, 0] = part
        now = time.monotonic()
        ahead = max(0.0, when.outputBufferDacTime - when.currentTime)
        self.heard = (first, now + min(ahead, 1.0))
        self.called = now
        if self._recorder is not None:
            self._tape.put(part)

    def save(self) -> None:
        """Write what was rendered since the last look."""
        while self._recorder is not None and not self._tape.empty():
            self._recorder.write(self._tape.get())


def _serve(pipe: Connection, card: _Card) -> None:
    """Carry out commands and send reports until the pipe closes or the card falls silent."""
    told = 0.0
    while True:
        try:
            while pipe.poll(LOOK):
                name, arguments = pipe.recv()
                if name == "close":
                    return
                if name == "bed":
                    # Made before the lock is taken: the card's own thread must never wait for it.
                    card.mixer.ready(*arguments[:2])
                with card.lock:
                    getattr(card.mixer, name)(*arguments)
        except (EOFError, OSError):
            return
        card.mixer.ahead()
        card.save()
        now = time.monotonic()
        if now - card.called > SILENT_LIMIT:
            _tell(pipe, Lost("the sound card does not answer any more"))
            return
        with card.lock:
            events = tuple(card.mixer.take_events())
        if events or now - told > 0.25:
            told = now
            frame, at = card.heard
            if not _tell(pipe, Report(frame, at, events)):
                return


def _tell(pipe: Connection, what: Report | Lost) -> bool:
    """Send one thing; tell whether anybody is still there."""
    try:
        pipe.send(what)
    except (BrokenPipeError, OSError):
        return False
    return True
