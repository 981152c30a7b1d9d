"""Finding is a process that looks at sticks, or takes one file from one, and then ends."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk import media
from kiosk.sound.brought import KINDS, UNREAD, read
from kiosk.sound.flac import to_flac
from kiosk.sound.listening import NotTaken, Taken
from kiosk.sound.takes import BadTake, shaped
from kiosk.worker.confining import confine, program_places

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from multiprocessing.connection import Connection

    from kiosk.media import StickFile

MEASURED = 60
"""How many files are asked for their length: those of the first leaves."""
MEASURING = 4.0
"""Seconds that this may take."""
READ_PART = 0.5
"""How much of the work is done once a file is read; the rest is to make it fit to be heard."""
TELL = 0.1
CALLED = "That file"
GONE = "That file is not there any more: put the stick in, and look again."
NO_SPEECH = "No speech can be heard clearly in that file: choose another one."


@dataclass(frozen=True)
class SoundFile:
    """A sound on a stick, as it can be chosen."""

    name: str
    """As it is on the stick: whatever somebody wrote there."""
    seconds: float = -1.0
    """How long it is, below 0 where nobody knows."""


@dataclass(frozen=True)
class Files:
    """What was found."""

    sticks: int = 0
    files: tuple[SoundFile, ...] = ()
    """Newest first."""
    more: int = 0
    """How many older ones there are."""
    others: tuple[str, ...] = ()
    """Kinds that are there and can't be read, for instance ``.m4a``."""


@dataclass(frozen=True)
class Part:
    """A file is being read: how much of the work is done, 0 ... 1."""

    part: float


Told = Files | Part | Taken | NotTaken


def seal(sticks: Sequence[str]) -> None:
    """Keep of this process only that it can read these sticks and our own program.

    Whoever sent a file may have meant harm, or its reader may name it where it fails: what is
    said on the terminal is dropped, and nothing else can be reached.
    """
    # What is loaded later could not be.
    import soundfile
    import soxr

    del soundfile, soxr
    # Ctrl-C in a terminal reaches every process: the parent says when this one stops.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(OSError):
        silent = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, 2)
        os.close(silent)
    confine((*program_places(), *(Path(one) for one in sticks)))


def look(
    pipe: Connection, sticks: Sequence[str], sealed: Callable[[Sequence[str]], None] = seal
) -> None:
    """Send what was found and the files' names, and once more with the lengths that are known."""
    found = media.look(sticks, KINDS, UNREAD)
    shown = tuple(SoundFile(one.name) for one in found.files)
    files = Files(found.sticks, shown, found.more, found.others)
    with contextlib.suppress(OSError):
        pipe.send((files, found.files))
        # Until here names were read; from here on it is what strangers wrote into files.
        sealed(sticks)
        pipe.send((replace(files, files=measured(found.files)), found.files))


def fetch(
    pipe: Connection,
    file: StickFile,
    most_seconds: float,
    sealed: Callable[[Sequence[str]], None] = seal,
) -> None:
    """Send how far it is, and then the take or why there is none."""
    sealed((file.stick,))
    last = -1.0

    def told(part: float) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= TELL:
            last = now
            pipe.send(Part(round(part * READ_PART, 3)))

    with contextlib.suppress(BrokenPipeError, ConnectionResetError):
        pipe.send(Part(0.0))
        try:
            with media.opened(file) as raw:
                samples = read(raw, CALLED, most_seconds, told)
        except BadTake as why:
            pipe.send(NotTaken(str(why)))
        except OSError:
            pipe.send(NotTaken(GONE))
        else:
            # The stick may be pulled from here on.
            pipe.send(Part(READ_PART))
            try:
                take = shaped(
                    samples, lambda part: pipe.send(Part(READ_PART + (1.0 - READ_PART) * part))
                )
            except BadTake:
                pipe.send(NotTaken(NO_SPEECH))
            else:
                pipe.send(Taken(to_flac(take.samples), take.seconds, take.rests, take.crackled))


def measured(files: Sequence[StickFile]) -> tuple[SoundFile, ...]:
    """Return files with their lengths, as far as these are told cheaply."""
    end = time.monotonic() + MEASURING
    made = [SoundFile(one.name) for one in files]
    for number, one in enumerate(files[:MEASURED]):
        if time.monotonic() > end:
            break
        made[number] = SoundFile(one.name, _seconds(one))
    return tuple(made)


def _seconds(file: StickFile) -> float:
    """Return how long a file says it is, or -1."""
    import soundfile

    with contextlib.suppress(OSError, RuntimeError, ValueError), media.opened(file) as raw:
        said = soundfile.info(raw)
        seconds = said.frames / max(1, said.samplerate)
        return seconds if 0.0 <= seconds < 360_000.0 else -1.0
    return -1.0
