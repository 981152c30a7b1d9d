"""Sticks are where somebody far away put a sound; they are looked at when a grown-up asks."""

from __future__ import annotations

import multiprocessing
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from kiosk import media
from kiosk.sound.clip import RATE, Clip
from kiosk.sound.finding import (
    GONE,
    NO_SPEECH,
    READ_PART,
    Files,
    Part,
    SoundFile,
    Told,
    fetch,
    look,
)
from kiosk.sound.inbox import Inbox
from kiosk.sound.listening import NotTaken, Taken, answer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from multiprocessing.process import BaseProcess

    from kiosk.media import StickFile

STUCK = 25.0
"""Seconds without a word after which a stick counts as stuck; the process begins within them."""
SHAPING = 180.0
"""Seconds that the longest file may need once it is read."""
NO_ANSWER = "The stick does not answer: pull it out, put it in again, and look again."
UNREADABLE = "That file is damaged or is no sound: choose another one."


class Sticks(Protocol):
    """Whatever finds sounds on sticks; nothing here waits or raises."""

    @property
    def on(self) -> bool:
        """Tell whether it looks or reads."""
        ...

    def look(self) -> None:
        """Begin to look; ``poll`` brings the files."""
        ...

    def fetch(self, number: int, most_seconds: float) -> None:
        """Begin to read the file of this number, as it was found; ``poll`` brings the take."""
        ...

    def poll(self) -> Told | None:
        """Return what is new: files, how far it is, the take, or why there is none."""
        ...

    def close(self) -> None:
        """Stop whatever it does; the stick may be pulled."""
        ...


class MadeSticks:
    """Sticks with what they were given on them: the fake for tests and for virtual time."""

    def __init__(self, files: Sequence[tuple[SoundFile, Clip]] | None = None) -> None:
        """Find ``files``, newest first; None: no stick is in."""
        self._files = files
        self._waiting: list[Told] = []

    @property
    def on(self) -> bool:
        """Tell whether something waits to be told."""
        return bool(self._waiting)

    def look(self) -> None:
        """Find every file."""
        there = self._files or ()
        files = tuple(file for file, _ in there)
        self._waiting = [Files(0 if self._files is None else 1, files)]

    def fetch(self, number: int, most_seconds: float) -> None:
        """Read a file, in two parts."""
        there = self._files or ()
        if not 0 <= number < len(there):
            self._waiting = [NotTaken(GONE)]
            return
        clip = there[number][1]
        if len(clip.samples) > most_seconds * RATE:
            self._waiting = [NotTaken(UNREADABLE)]
            return
        took = answer(clip.samples)
        done = took if isinstance(took, Taken) else NotTaken(NO_SPEECH)
        self._waiting = [Part(0.0), Part(READ_PART), done]

    def poll(self) -> Told | None:
        """Return the next thing."""
        return self._waiting.pop(0) if self._waiting else None

    def close(self) -> None:
        """Forget what waits."""
        self._waiting = []


class PluggedSticks:
    """The sticks that are plugged in, looked at by a process that lives as long as one look."""

    def __init__(self, table: Path = media.TABLE, top: Path = Path("/")) -> None:
        """Look at what ``table`` says is mounted under ``top``, once somebody asks."""
        self._table, self._top = table, top
        self._found: tuple[StickFile, ...] = ()
        self._known = self._reads = False
        """Whether this process said already what is there, and whether it reads a file."""
        self._refused: NotTaken | None = None
        self._pipe: Inbox | None = None
        self._process: BaseProcess | None = None
        self._due = 0.0

    @property
    def on(self) -> bool:
        """Tell whether a process is there."""
        return self._process is not None or self._refused is not None

    def look(self) -> None:
        """Start a process that looks."""
        self._found = ()
        self._start(look, media.mounted(self._table, self._top))

    def fetch(self, number: int, most_seconds: float) -> None:
        """Start a process that reads one file."""
        if 0 <= number < len(self._found):
            self._start(fetch, self._found[number], most_seconds)
        else:
            self.close()
            self._refused = NotTaken(GONE)

    def poll(self) -> Told | None:
        """Return the newest word; a process that is gone or hangs is one, too."""
        if self._pipe is None:
            refused, self._refused = self._refused, None
            return refused
        newest: Told | None = None
        try:
            while self._pipe.poll():
                newest = self._taken_in(self._pipe.recv())
                if isinstance(newest, Taken | NotTaken):
                    self.close()
                    return newest
        except (EOFError, OSError):
            why = UNREADABLE if self._reads else NO_ANSWER
            return newest if self._ended() else NotTaken(why)
        if time.monotonic() > self._due:
            return newest if self._ended() else NotTaken(NO_ANSWER)
        return newest

    def close(self) -> None:
        """Let the process go; it holds nothing on a stick once it is gone."""
        process, pipe = self._process, self._pipe
        self._process = self._pipe = self._refused = None
        if pipe is not None:
            pipe.close()
        if process is not None:
            threading.Thread(target=_end, args=(process,), daemon=True, name="sticks").start()

    def _taken_in(self, word: Any) -> Told:
        """Return a word of the process, and keep where the files lie."""
        self._due = time.monotonic() + STUCK
        if isinstance(word, tuple):
            files, self._found = word
            self._known = True
            return files  # type: ignore[no-any-return]
        if isinstance(word, Part) and word.part >= READ_PART:
            self._due = time.monotonic() + SHAPING
        return word  # type: ignore[no-any-return]

    def _ended(self) -> bool:
        """Let go of a process that ended or hangs; tell whether it said enough before."""
        self.close()
        # Whoever had only lengths left to measure did what was asked.
        return self._known

    def _start(self, work: Callable[..., None], *given: Any) -> None:
        """Start a process; the one before it is let go."""
        self.close()
        self._known, self._reads = False, work is fetch
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self._process = context.Process(
            target=work,
            args=(theirs, *given),
            daemon=True,
            name="hearthside-sticks",
        )
        self._process.start()
        theirs.close()
        self._pipe = Inbox(ours)
        self._due = time.monotonic() + STUCK


def _end(process: BaseProcess) -> None:
    """End a process, unless it ended by itself: nothing it does is worth waiting for."""
    process.join(0.2)
    if process.is_alive():
        process.kill()
        process.join(1.0)
