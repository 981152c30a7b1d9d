"""A simulated disk is the file layer in memory; at a power cut it forgets what was not synced."""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass, field
from pathlib import Path
from random import Random


class PowerCut(BaseException):
    """The power went; nothing after it runs."""


@dataclass
class _Content:
    """What one file holds: as programs see it, and as the disk has it."""

    seen: bytes = b""
    kept: bytes = b""


@dataclass
class SimulatedDisk:
    """A disk that keeps only what was synced, and of the rest whatever chance leaves."""

    cut_at: int = 0
    """The call at which the power goes, counted from 1; 0 never."""
    calls: int = 0
    written: int = 0
    """Bytes written since the start."""
    _names: dict[Path, _Content] = field(default_factory=dict)
    _kept_names: dict[Path, _Content] = field(default_factory=dict)
    _folders: set[Path] = field(default_factory=set)
    _waiting: list[tuple[Path, Path | None, _Content | None]] = field(default_factory=list)
    """Changes of names not yet synced: the name, the old name it came from, its content."""
    _open: dict[int, _Content] = field(default_factory=dict)

    def power_cut(self, chance: Random) -> None:
        """Lose what was not synced: any of it, in part, or turned to zeros."""
        for name, old, content in self._waiting:
            if chance.random() < 0.5:
                self._apply(name, old, content)
        for content in {id(c): c for c in self._names.values()}.values():
            self._lose(content, chance)
        for content in {id(c): c for c in self._kept_names.values()}.values():
            self._lose(content, chance)
        self._names = dict(self._kept_names)
        self._waiting, self._open, self.cut_at = [], {}, 0

    def read(self, path: Path) -> bytes:
        """Return all bytes of a file."""
        self._call()
        return self._at(path).seen

    def create(self, path: Path) -> int:
        """Open a file anew for writing."""
        self._call()
        if path.parent not in self._folders:
            raise _missing(path)
        if path in self._names:
            self._names[path].seen = b""
        else:
            self._names[path] = _Content()
            self._waiting.append((path, None, self._names[path]))
        handle = max(self._open, default=2) + 1
        self._open[handle] = self._names[path]
        return handle

    def write(self, handle: int, data: bytes) -> int:
        """Write; programs see it at once, the disk only after a sync."""
        self._call()
        self._open[handle].seen += data
        self.written += len(data)
        return len(data)

    def sync(self, handle: int) -> None:
        """Put the bytes on the disk."""
        self._call()
        self._open[handle].kept = self._open[handle].seen

    def close(self, handle: int) -> None:
        """Give the handle back."""
        self._call()
        del self._open[handle]

    def rename(self, old: Path, new: Path) -> None:
        """Put a file in another's place; the disk knows it only after a sync of the folder."""
        self._call()
        content = self._at(old)
        self._names[new] = content
        del self._names[old]
        self._waiting.append((new, old, content))

    def sync_folder(self, folder: Path) -> None:
        """Put the names in a folder on the disk."""
        self._call()
        for name, old, content in [w for w in self._waiting if w[0].parent == folder]:
            self._apply(name, old, content)
        self._waiting = [w for w in self._waiting if w[0].parent != folder]

    def remove(self, path: Path) -> None:
        """Take a file away."""
        self._call()
        self._at(path)
        del self._names[path]
        self._waiting.append((path, None, None))

    def make_folder(self, folder: Path) -> None:
        """Make a folder with those above it, on the disk at once."""
        self._call()
        self._folders.update((folder, *folder.parents))

    def names(self, folder: Path) -> list[str]:
        """Return the names in a folder in order."""
        self._call()
        if folder not in self._folders:
            raise _missing(folder)
        every = {*self._names, *self._folders}
        return sorted(path.name for path in every if path.parent == folder and path != folder)

    def _apply(self, name: Path, old: Path | None, content: _Content | None) -> None:
        if content is None:
            self._kept_names.pop(name, None)
            return
        self._kept_names[name] = content
        if old is not None and self._kept_names.get(old) is content:
            del self._kept_names[old]

    @staticmethod
    def _lose(content: _Content, chance: Random) -> None:
        if content.seen != content.kept:
            part = content.seen[: chance.randrange(len(content.seen) + 1)]
            left = [content.seen, content.kept, b"", part, bytes(len(content.seen))]
            content.seen = content.kept = chance.choice(left)

    def _at(self, path: Path) -> _Content:
        if path not in self._names:
            raise _missing(path)
        return self._names[path]

    def _call(self) -> None:
        self.calls += 1
        if self.calls == self.cut_at:
            raise PowerCut


def _missing(path: Path) -> FileNotFoundError:
    return FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
