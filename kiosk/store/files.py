"""The file layer is the one way to the disk, small enough to fail at every call in a test."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, TypeVar

T = TypeVar("T")


class Files(Protocol):
    """What the store asks of a disk; every call may raise OSError."""

    def read(self, path: Path) -> bytes:
        """Return all bytes of a file."""

    def create(self, path: Path) -> int:
        """Open a file anew for writing, empty and for its owner alone; return a handle."""

    def write(self, handle: int, data: bytes) -> int:
        """Write and return how many bytes were taken, which may be fewer than given."""

    def sync(self, handle: int) -> None:
        """Return once the bytes written are on the disk."""

    def close(self, handle: int) -> None:
        """Give the handle back."""

    def rename(self, old: Path, new: Path) -> None:
        """Put a file in another's place in one step."""

    def sync_folder(self, folder: Path) -> None:
        """Return once the names in a folder are on the disk."""

    def remove(self, path: Path) -> None:
        """Take a file away; a missing one is an error."""

    def make_folder(self, folder: Path) -> None:
        """Make a folder for its owner alone, with those above it; one that is there is fine."""

    def names(self, folder: Path) -> list[str]:
        """Return the names in a folder in order; a missing folder is an error."""


class DiskFiles:
    """The real disk."""

    def read(self, path: Path) -> bytes:
        """Return all bytes of a file."""
        return path.read_bytes()

    def create(self, path: Path) -> int:
        """Open a file anew for writing; never through a link that somebody laid there."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC | os.O_NOFOLLOW
        return os.open(path, flags, 0o600)

    def write(self, handle: int, data: bytes) -> int:
        """Write and return how many bytes were taken."""
        return os.write(handle, data)

    def sync(self, handle: int) -> None:
        """Wait for the disk."""
        os.fsync(handle)

    def close(self, handle: int) -> None:
        """Give the handle back."""
        os.close(handle)

    def rename(self, old: Path, new: Path) -> None:
        """Put a file in another's place in one step."""
        old.replace(new)

    def sync_folder(self, folder: Path) -> None:
        """Wait until the folder's names are on the disk."""
        handle = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

    def remove(self, path: Path) -> None:
        """Take a file away."""
        path.unlink()

    def make_folder(self, folder: Path) -> None:
        """Make a folder for its owner alone; those above it keep the usual rights."""
        if not folder.is_dir():
            folder.parent.mkdir(parents=True, exist_ok=True)
            folder.mkdir(mode=0o700, exist_ok=True)
            self.sync_folder(folder.parent)

    def names(self, folder: Path) -> list[str]:
        """Return the names in a folder in order."""
        return sorted(path.name for path in folder.iterdir())


SHORT = -1
"""A kind of fault: half of the bytes are written, then the disk is full."""


@dataclass
class FaultyFiles:
    """A disk that fails at the n-th call: the fake for every test of trouble."""

    inner: Files
    at: int = 0
    """The call that fails, counted from 1; 0 never."""
    kind: int = errno.ENOSPC
    """An errno, or ``SHORT``."""
    sticky: bool = False
    """Whether every call after it fails too, until ``heal``."""
    only: frozenset[str] = frozenset()
    """Names of the calls that count; empty means all."""
    calls: int = 0
    log: list[str] = field(default_factory=list)
    """The calls so far, by name."""

    def heal(self) -> None:
        """Let every further call work."""
        self.at = 0

    def _due(self, name: str) -> bool:
        if self.only and name not in self.only:
            return False
        self.calls += 1
        self.log.append(name)
        return bool(self.at) and (self.calls == self.at or (self.sticky and self.calls > self.at))

    def _run(self, name: str, call: Callable[[], T]) -> T:
        if self._due(name):
            code = errno.ENOSPC if self.kind == SHORT else self.kind
            raise OSError(code, os.strerror(code))
        return call()

    def read(self, path: Path) -> bytes:
        """Read, or fail."""
        return self._run("read", lambda: self.inner.read(path))

    def create(self, path: Path) -> int:
        """Create, or fail."""
        return self._run("create", lambda: self.inner.create(path))

    def write(self, handle: int, data: bytes) -> int:
        """Write, or fail, or write half and leave the rest to a next call that fails."""
        if self._due("write"):
            if self.kind == SHORT and len(data) > 1:
                if not self.sticky:
                    self.at = self.calls + 1
                return self.inner.write(handle, data[: len(data) // 2])
            code = errno.ENOSPC if self.kind == SHORT else self.kind
            raise OSError(code, os.strerror(code))
        return self.inner.write(handle, data)

    def sync(self, handle: int) -> None:
        """Sync, or fail."""
        self._run("sync", lambda: self.inner.sync(handle))

    def close(self, handle: int) -> None:
        """Close, or close and fail."""
        self.inner.close(handle)
        self._run("close", lambda: None)

    def rename(self, old: Path, new: Path) -> None:
        """Rename, or fail."""
        self._run("rename", lambda: self.inner.rename(old, new))

    def sync_folder(self, folder: Path) -> None:
        """Sync a folder, or fail."""
        self._run("sync_folder", lambda: self.inner.sync_folder(folder))

    def remove(self, path: Path) -> None:
        """Remove, or fail."""
        self._run("remove", lambda: self.inner.remove(path))

    def make_folder(self, folder: Path) -> None:
        """Make a folder, or fail."""
        self._run("make_folder", lambda: self.inner.make_folder(folder))

    def names(self, folder: Path) -> list[str]:
        """List a folder, or fail."""
        return self._run("names", lambda: self.inner.names(folder))


def replace_durably(files: Files, path: Path, data: bytes) -> None:
    """Put data in a file's place so that a stop at any moment leaves the old or the new."""
    fresh = path.with_name(path.name + ".new")
    try:
        handle = files.create(fresh)
        try:
            rest = data
            while rest:
                taken = files.write(handle, rest)
                if taken <= 0:
                    raise OSError(errno.EIO, os.strerror(errno.EIO))
                rest = rest[taken:]
            files.sync(handle)
        finally:
            files.close(handle)
        files.rename(fresh, path)
    except OSError:
        remove_quietly(files, fresh)
        raise
    files.sync_folder(path.parent)


def remove_quietly(files: Files, path: Path) -> bool:
    """Take a file away if that is possible; return whether it went."""
    try:
        files.remove(path)
    except OSError:
        return False
    return True
