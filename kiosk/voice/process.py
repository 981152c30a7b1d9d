"""A voice process keeps a voice apart: if it dies or hangs, the evening goes on."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.voice import cache, wire
from kiosk.voice.parts import Opening, left
from kiosk.voice.voice import VoiceProblem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kiosk.sound.clip import Clip
    from kiosk.voice.reader import Made
    from kiosk.voice.voice import Utterance

PATIENCE = 5.0
"""Seconds without an answer after which the voice counts as hung."""
START_PATIENCE = 20.0
"""The same for a process that is still starting: a small board reads its card slowly."""
FAILURES = 3
"""Failures in a row, with no answer between them, after which the voice is given up."""
_STRIKES = 2
"""A sentence that has felled the voice this often is not asked for again."""
GOODBYE = 0.3
"""Seconds a process is given to end by itself."""
_ROOT = Path(__file__).resolve().parents[2]
_PIPE = 1 << 20


@dataclass
class _Request:
    """One sentence asked for."""

    tag: int
    utterance: Utterance
    strikes: int = 0


class VoiceProcess:
    """A reader whose voice works in its own process, watched and started again if need be."""

    def __init__(
        self,
        maker: str,
        arguments: Mapping[str, str] | None = None,
        *,
        home: Path | None = None,
        recordings: Path | None = None,
        patience: float = PATIENCE,
        start_patience: float = START_PATIENCE,
    ) -> None:
        """Start the process; ``maker`` is the ``module:callable`` that makes the voice there.

        It is called with ``arguments``. In ``home``, the cache of a home folder, the process keeps
        the clips of a voice that is worth keeping; in ``recordings`` it finds a grown-up's.
        """
        self._words = [maker, json.dumps(dict(arguments or {})), str(recordings or "")]
        self._home = home
        self._folder = cache.find(home) if home is not None else None
        self._patience = patience
        self._start_patience = start_patience
        self._waiting: list[_Request] = []
        self._made: list[Made] = []
        self._later: tuple[Utterance, ...] = ()
        self._later_at = 0
        self._later_done, self._later_all = 0, 0
        self._number = 0
        self._failures = 0
        self._process: subprocess.Popen[bytes] | None = None
        self._start()

    @property
    def failed(self) -> bool:
        """Tell whether the voice was given up."""
        return self._failures >= FAILURES

    @property
    def fallen(self) -> str:
        """Return that the voice was given up, or nothing."""
        return str(_gone()) if self.failed else ""

    @property
    def pid(self) -> int | None:
        """Return the number of the process, for those who look after it."""
        return self._process.pid if self._process else None

    def request(self, tag: int, utterance: Utterance, *, urgent: bool = False) -> None:
        """Ask for a sentence; an urgent one goes before all others."""
        if self.failed:
            self._made.append((tag, _gone()))
            return
        self._begin_to_wait()
        self._waiting.insert(0 if urgent else len(self._waiting), _Request(tag, utterance))
        self._send(wire.asked(tag, utterance, urgent=urgent))

    def prepare(self, utterances: Sequence[Utterance]) -> None:
        """Have these made, instead of all such before, while nothing else is asked for."""
        if self.failed or self._folder is None:
            self._later, self._later_done, self._later_all = (), 0, 0
            return
        self._later, self._later_at = tuple(utterances), 0
        self._begin_to_wait()
        self._ask_for_later()

    def progress(self) -> tuple[int, int]:
        """Return how many sentences to prepare are done, and of how many; 0 of 0: no need."""
        return self._later_at + self._later_done, self._later_at + self._later_all

    def refresh(self, voice: str = "") -> None:
        """Begin an evening: try again if the voice was given up, and look for the cache anew."""
        if self._home is not None:
            folder = cache.find(self._home)
            if folder != self._folder:
                self._folder = folder
                self._send(wire.keep(str(folder or "")))
        if self.failed:
            self._failures = 0
            self._start()

    def poll(self) -> list[Made]:
        """Return what was finished since the last call."""
        self._flush()
        if self._process is not None and (not self._read() or self._hung()):
            self._fail()
        made, self._made = self._made, []
        return made

    def cancel(self) -> None:
        """Forget everything asked for; nothing of it comes back."""
        if self._waiting:
            self._send(wire.cancelled())
        self._waiting.clear()
        self._made.clear()

    def close(self) -> None:
        """End the process; one that does not end by itself is killed."""
        self._waiting.clear()
        self._later = ()
        if self._process is not None:
            self._process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(GOODBYE)
        self._kill()

    def _kill(self) -> None:
        """End the process at once."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()

    def _begin_to_wait(self) -> None:
        """Count the voice's silence from now on, unless it was at work already."""
        if not self._busy:
            self._heard_at = time.monotonic()

    @property
    def _busy(self) -> bool:
        """Tell whether the voice owes anything."""
        return bool(self._waiting) or self._later_done < self._later_all

    def _ask_for_later(self) -> None:
        """Send the list of what to prepare, from where it was left."""
        rest = self._later[self._later_at :]
        self._number += 1
        self._later_done, self._later_all = 0, len(rest)
        self._send(wire.prepare(self._number, rest))

    def _start(self) -> None:
        """Start a process and ask it for everything that is still wanted."""
        paths = [str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
        self._received = bytearray()
        self._to_send = bytearray()
        self._ready = False
        self._heard_at = time.monotonic()
        try:
            process = subprocess.Popen(
                [sys.executable, "-m", "kiosk.voice.serving", *self._words],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                bufsize=0,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
            )
        except OSError:
            self._fail()
            return
        self._process = process
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                os.set_blocking(pipe.fileno(), False)
                with contextlib.suppress(OSError):
                    fcntl.fcntl(pipe.fileno(), fcntl.F_SETPIPE_SZ, _PIPE)
        if self._folder is not None:
            self._send(wire.keep(str(self._folder)))
        for one in self._waiting:
            self._send(wire.asked(one.tag, one.utterance, urgent=False))
        if self._later:
            self._ask_for_later()

    def _fail(self) -> None:
        """Count a failure and start again; a sentence that fells every process is let go."""
        keep, self._waiting = self._waiting, []
        # What was being prepared when it died may have felled it: that one is left out.
        felled = self._ready and not keep and self._later_done < self._later_all
        self._kill()
        self._failures += 1
        self._later_at += self._later_done + felled
        self._later_done = self._later_all = 0
        if keep and self._ready:
            keep[0].strikes += 1
            if keep[0].strikes >= _STRIKES:
                self._made.append((keep.pop(0).tag, _gone()))
        if self.failed:
            self._made += [(one.tag, _gone()) for one in keep]
            self._later = ()
            return
        self._waiting = keep
        self._start()

    def _hung(self) -> bool:
        """Tell whether an answer is overdue."""
        silent = time.monotonic() - self._heard_at
        if self._ready:
            return self._busy and silent > self._patience
        return silent > self._start_patience

    def _send(self, message: bytes) -> None:
        """Give a message to the process, as much of it as goes without waiting."""
        self._to_send += message
        self._flush()

    def _flush(self) -> None:
        """Write on; a process that is gone is noticed by reading."""
        pipe = self._process.stdin if self._process else None
        while pipe is not None and self._to_send:
            try:
                written = os.write(pipe.fileno(), self._to_send)
            except OSError:
                return
            del self._to_send[:written]

    def _read(self) -> bool:
        """Take what has come; tell whether the process is still there."""
        pipe = self._process.stdout if self._process else None
        if pipe is None:
            return False
        try:
            while True:
                try:
                    part = os.read(pipe.fileno(), _PIPE)
                except BlockingIOError:
                    return True
                if not part:
                    return False
                self._received += part
                for tag, made in wire.answers(self._received):
                    self._take(tag, made)
        except (OSError, wire.BadAnswer):
            return False

    def _take(self, tag: int, made: Clip | VoiceProblem | wire.Progress) -> None:
        """Note one answer; nobody waits for those of cancelled requests."""
        self._heard_at = time.monotonic()
        if tag == wire.READY:
            self._ready = not isinstance(made, VoiceProblem)
            return
        if isinstance(made, wire.Progress):
            if made.number == self._number:
                self._failures = 0 if made.done > self._later_done else self._failures
                self._later_done, self._later_all = made.done, made.all
            return
        self._failures = 0
        one = next((each for each in self._waiting if each.tag == tag), None)
        if one is not None:
            self._made.append((tag, made))
            one.utterance = left(one.utterance, made)
            if not isinstance(made, Opening):
                self._waiting.remove(one)


def _gone() -> VoiceProblem:
    """Return what is said of a sentence that no voice could be found for."""
    return VoiceProblem("voice: it stopped answering: this sentence stays silent")
