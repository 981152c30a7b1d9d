"""Naming asks espeak-ng how other languages say a name, in a short-lived process of its own.

espeak-ng has one state for a whole process. Asked in the storyteller's own, twenty languages would
stand between two of its sentences, and a fault in a rare language's rules would take tonight's
voice along. So each name has a process that answers and ends; nothing stays in memory. The name
goes in by the pipe, never by the command line, which everybody on the machine may read.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.voice.names.candidates import Candidate, candidates
from kiosk.voice.voice import VoiceProblem

if TYPE_CHECKING:
    from collections.abc import Sequence

PATIENCE = 20.0
"""Seconds after which nobody waits any longer: a small board reads its card slowly."""
_ROOT = Path(__file__).resolve().parents[2]
_KEPT = 32
"""Names that are remembered, so that a page can be opened again at once."""
_MOST = 1 << 20


def ways(name: str) -> tuple[Candidate, ...]:
    """Return ways to say a name, in this very process, or raise ``VoiceProblem``."""
    from kiosk.voice.espeak.driver import speech

    return candidates(name, speech().sounds)


class NamingProcess:
    """A finder whose languages are asked in another process, so that the screen never waits."""

    def __init__(self, patience: float = PATIENCE, command: Sequence[str] = ()) -> None:
        """Give up on a name after ``patience`` seconds; ``command`` is run instead of our own."""
        self._patience = patience
        self._command = [*(command or (sys.executable, "-m", "kiosk.voice.naming"))]
        self._found: dict[str, tuple[Candidate, ...]] = {}
        self._name = ""
        self._process: subprocess.Popen[bytes] | None = None
        self._received = b""
        self._began = 0.0

    def ask(self, name: str) -> None:
        """Begin to look; a later name takes an earlier one's place."""
        if name in self._found or (name == self._name and self._process is not None):
            return
        self.close()
        paths = [str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
        self._name, self._received, self._began = name, b"", time.monotonic()
        try:
            process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                bufsize=0,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
            )
        except OSError:
            return  # ``poll`` answers that nothing was found
        self._process = process
        if process.stdin is not None and process.stdout is not None:
            os.set_blocking(process.stdout.fileno(), False)
            try:
                process.stdin.write(name.encode("utf-8"))
                process.stdin.close()
            except OSError:
                self._received = b""

    def found(self, name: str) -> tuple[Candidate, ...] | None:
        """Return what was found for a name, or None where nobody has looked to the end yet."""
        return self._found.get(name)

    def poll(self) -> str:
        """Return the name that was looked up since the last call, or nothing."""
        if not self._name:
            return ""
        ended = self._read()
        if not ended and time.monotonic() - self._began < self._patience:
            return ""
        name, told = self._name, _read(self._received) if ended else ()
        self.close()
        while len(self._found) >= _KEPT:
            self._found.pop(next(iter(self._found)))
        self._found[name] = told
        return name

    def close(self) -> None:
        """Stop looking."""
        process, self._process, self._name = self._process, None, ""
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()

    def _read(self) -> bool:
        """Take what has come; tell whether that was all."""
        pipe = self._process.stdout if self._process else None
        if pipe is None:
            return True
        try:
            while len(self._received) < _MOST:
                part = os.read(pipe.fileno(), 1 << 16)
                if not part:
                    return True
                self._received += part
        except BlockingIOError:
            return False
        except OSError:
            pass
        return True


def _read(answer: bytes) -> tuple[Candidate, ...]:
    """Return the candidates of an answer; a broken one holds none."""
    try:
        return tuple(
            Candidate(str(one["said"]), tuple(map(str, one["languages"])), bool(one["spelled"]))
            for one in json.loads(answer)
        )
    except (ValueError, KeyError, TypeError):
        return ()


def _answer() -> None:
    """Read a name, write the ways to say it."""
    name = sys.stdin.buffer.read(1 << 12).decode("utf-8", "replace")
    try:
        told = ways(name)
    except VoiceProblem:
        told = ()
    sys.stdout.write(json.dumps([asdict(one) for one in told]))


if __name__ == "__main__":
    _answer()
