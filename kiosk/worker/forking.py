"""Forking is doing one piece of work in a child of the helper: limited, confined, then gone."""

from __future__ import annotations

import os
import resource
import select
import signal
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.worker.confining import confine
from kiosk.worker.wire import SIZE_LIMIT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

FILES = 32
"""Open files: fewer would hide a true error, since telling of it opens files."""
_ENDS = 256


@dataclass(frozen=True)
class Limits:
    """What one piece of work may use."""

    cpu: int
    """Seconds of the processor."""
    wall: float
    """Seconds by the clock."""
    memory: int
    """Bytes beyond what the helper holds already."""


class Work:
    """A piece of work under way in a child of its own."""

    def __init__(
        self, task: Callable[[], bytes], limits: Limits, readable: Iterable[Path] = ()
    ) -> None:
        """Fork; the child may read these places, do ``task``, and write what it returns."""
        read_end, write_end = os.pipe()
        child = os.fork()
        if child == 0:
            code = 1
            try:
                _alone(write_end)
                _limit(limits)
                confine(readable)
                write_all(write_end, task())
                code = 0
            finally:
                os._exit(code)
        os.close(write_end)
        self._child, self._end = child, read_end
        self._deadline = time.monotonic() + limits.wall

    def result(self) -> bytes | None:
        """Return the whole message, or None if it died, took too long or said too much."""
        try:
            return self._collect()
        finally:
            os.close(self._end)
            with suppress(ProcessLookupError):
                os.kill(self._child, signal.SIGKILL)
            os.waitpid(self._child, 0)

    def _collect(self) -> bytes | None:
        """Read until the child is done or its time is up."""
        parts = bytearray()
        while True:
            left = self._deadline - time.monotonic()
            ready, _, _ = select.select([self._end], [], [], max(0.0, left))
            if not ready:
                return None
            part = os.read(self._end, 65536)
            if not part:
                break
            parts += part
            if len(parts) > SIZE_LIMIT + 4:
                return None
        whole = len(parts) >= 4 and len(parts) == int.from_bytes(parts[:4], "big") + 4
        return bytes(parts) if whole else None


def write_all(end: int, message: bytes) -> None:
    """Write a whole message."""
    view = memoryview(message)
    while view:
        view = view[os.write(end, view) :]


def lower(what: int, value: int) -> None:
    """Lower one limit of this process for good; some systems allow less."""
    with suppress(OSError, ValueError):
        resource.setrlimit(what, (value, value))


def _alone(write_end: int) -> None:
    """Close every end but our own: nobody forges an answer to the kiosk."""
    os.closerange(0, write_end)
    os.closerange(write_end + 1, _ENDS)


def _limit(limits: Limits) -> None:
    """Take the limits on."""
    held = _held()
    if held:
        lower(resource.RLIMIT_AS, held + limits.memory)
    lower(resource.RLIMIT_CPU, limits.cpu)
    lower(resource.RLIMIT_FSIZE, 0)
    lower(resource.RLIMIT_CORE, 0)
    lower(resource.RLIMIT_NPROC, 0)
    lower(resource.RLIMIT_NOFILE, FILES)


def _held() -> int:
    """Return how much address space this process has now, 0 where the system does not say."""
    with suppress(OSError, ValueError, IndexError):
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        return pages * resource.getpagesize()
    return 0
