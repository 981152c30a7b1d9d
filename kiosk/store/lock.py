"""The lock lets one Hearthside write in a home folder; a second one is told who does."""

from __future__ import annotations

import contextlib
import fcntl
import os
from pathlib import Path

from kiosk.store.notes import StoreBusy

_held: set[str] = set()
# The system's lock is by process: it neither stops a second store in the same one, nor
# survives the closing of any other handle on the file, so what we hold is also noted here.


class Lock:
    """One writer's hold on a home folder; the system lets go of it however the process ends."""

    def __init__(self, path: Path) -> None:
        """Name the lock file; nothing is held yet."""
        self._path = path
        self._key = os.path.realpath(path)
        self._handle: int | None = None

    @property
    def held(self) -> bool:
        """Return whether we are the one writer."""
        return self._handle is not None

    def take(self) -> None:
        """Become the one writer; StoreBusy if there is one, OSError if the disk refuses."""
        if self.held:
            return
        if self._key in _held:
            raise _busy(str(os.getpid()))
        # A POSIX lock is not handed on to children, so a worker that outlives us holds nothing.
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            try:
                who = os.pread(handle, 20, 0).decode("ascii", "replace").strip()
            finally:
                os.close(handle)
            if isinstance(error, (BlockingIOError, PermissionError)):
                raise _busy(who) from None
            raise
        self._handle = handle
        _held.add(self._key)
        _sign(handle)

    def release(self) -> None:
        """Let the next one write."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
            _held.discard(self._key)


def _sign(handle: int) -> None:
    # A full disk can't take our number; the lock holds all the same.
    with contextlib.suppress(OSError):
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"{os.getpid()}\n".encode("ascii"), 0)


def _busy(who: str) -> StoreBusy:
    process = f" (process {who})" if who.isdigit() else ""
    return StoreBusy(
        "Hearthside", f"it already runs with this home folder{process}", "use that one or stop it"
    )
