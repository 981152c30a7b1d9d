"""Listening is the microphone in a process of its own, which lives as long as one take."""

from __future__ import annotations

import math
import queue
import signal
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from kiosk.sound.clip import RATE, Samples
from kiosk.sound.flac import to_flac
from kiosk.sound.takes import BadTake, shaped

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

LOOK = 0.05
"""Seconds between two looks at the pipe."""
TELL = 0.1
"""Seconds between two levels that are told."""
SILENT_LIMIT = 2.0
"""Seconds without a call from the card after which the microphone counts as lost."""
SOFTEST, LOUDEST = -60.0, -10.0
"""dB of full scale that are the two ends of the level."""
NO_MICROPHONE = "There is no microphone: plug one in, or bring a file on a stick."
LOST = "The microphone went away: see that it sits well, and try again."


@dataclass(frozen=True)
class Level:
    """It listens: for how long, and how loud it is now."""

    seconds: float
    level: float
    """0 silence ... 1 as loud as it may be."""
    ended: bool = False
    """Whether it listens no more, and works on what it heard."""


@dataclass(frozen=True)
class Taken:
    """A take that is fit to be kept."""

    flac: bytes
    seconds: float
    rests: tuple[float, ...] = ()
    crackled: bool = False


@dataclass(frozen=True)
class NotTaken:
    """There is no take; one plain sentence says why and what to do."""

    why: str


Answer = Level | Taken | NotTaken


def listen(pipe: Connection, most_seconds: float) -> None:
    """Take down what is said until told to end, and send it shaped; never raises into the parent.

    ``end`` through the pipe shapes what was heard, anything else (or nobody there) drops it.
    """
    # Ctrl-C in a terminal reaches every process: the parent says when this one stops.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        import sounddevice
    except (ImportError, OSError):
        _tell(pipe, NotTaken(NO_MICROPHONE))
        return
    try:
        heard = _heard(pipe, sounddevice, most_seconds)
    except (sounddevice.PortAudioError, OSError, ValueError):
        _tell(pipe, NotTaken(NO_MICROPHONE))
        return
    if isinstance(heard, NotTaken):
        _tell(pipe, heard)
    elif heard is not None:
        _tell(pipe, Level(round(len(heard) / RATE, 2), 0.0, ended=True))
        _tell(pipe, answer(heard))


def answer(samples: Samples) -> Taken | NotTaken:
    """Return what was heard as a take, or why it is none."""
    try:
        take = shaped(samples)
    except BadTake as why:
        return NotTaken(str(why))
    return Taken(to_flac(take.samples), take.seconds, take.rests, take.crackled)


def level_of(samples: Samples) -> float:
    """Return how loud a moment is, 0 ... 1."""
    power = float(np.mean(np.square(samples))) if len(samples) else 0.0
    db = 10.0 * math.log10(max(power, 1e-12))
    return min(1.0, max(0.0, (db - SOFTEST) / (LOUDEST - SOFTEST)))


def _heard(pipe: Connection, sounddevice: Any, most_seconds: float) -> Samples | NotTaken | None:
    """Return what the microphone heard, why it heard nothing, or None if nobody wants it."""
    tape: queue.SimpleQueue[Samples] = queue.SimpleQueue()

    def fill(block: Any, _frames: int, _when: Any, _status: Any) -> None:
        tape.put(block[:, 0].copy())

    ours, rate = _opened(sounddevice, fill)
    reel = _Reel(rate)
    with ours:
        told = called = time.monotonic()
        while reel.seconds < most_seconds:
            try:
                if pipe.poll(LOOK):
                    if pipe.recv() == "end":
                        break
                    return None
            except (EOFError, OSError):
                return None
            now = time.monotonic()
            while not tape.empty():
                reel.add(tape.get())
                called = now
            if now - called > SILENT_LIMIT:
                return NotTaken(LOST)
            if now - told >= TELL:
                told = now
                if not _tell(pipe, Level(round(reel.seconds, 2), round(reel.level, 3))):
                    return None
    while not tape.empty():
        reel.add(tape.get())
    return reel.all()[: round(most_seconds * RATE)]


def _opened(sounddevice: Any, fill: Any) -> tuple[Any, int]:
    """Return the microphone's stream, at our rate where the card knows it, and its rate."""
    try:
        stream = sounddevice.InputStream(RATE, channels=1, dtype="float32", callback=fill)
    except (sounddevice.PortAudioError, ValueError):
        rate = round(sounddevice.query_devices(kind="input")["default_samplerate"])
        return sounddevice.InputStream(rate, channels=1, dtype="float32", callback=fill), rate
    return stream, RATE


class _Reel:
    """What was heard so far, at our rate."""

    def __init__(self, rate: int) -> None:
        self._parts: list[Samples] = []
        self._frames = 0
        self.level = 0.0
        self._ours = None
        if rate != RATE:
            import soxr

            self._ours = soxr.ResampleStream(rate, RATE, 1, dtype="float32", quality="HQ")

    @property
    def seconds(self) -> float:
        return self._frames / RATE

    def add(self, block: Samples) -> None:
        """Add one block; the level falls back slowly, so that an eye can follow it."""
        self.level = max(level_of(block), self.level * 0.9)
        self._keep(block if self._ours is None else self._ours.resample_chunk(block))

    def all(self) -> Samples:
        """Return everything."""
        if self._ours is not None:
            self._keep(self._ours.resample_chunk(np.zeros(0, dtype=np.float32), last=True))
        return np.concatenate(self._parts) if self._parts else np.zeros(0, dtype=np.float32)

    def _keep(self, block: Samples) -> None:
        self._parts.append(block)
        self._frames += len(block)


def _tell(pipe: Connection, what: Answer) -> bool:
    """Send one thing; tell whether anybody is still there."""
    try:
        pipe.send(what)
    except (BrokenPipeError, OSError):
        return False
    return True
