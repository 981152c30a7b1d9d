"""Media are what can be plugged in and pulled again: where sticks are, and what lies on them."""

from __future__ import annotations

import contextlib
import os
import stat
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

TABLE = Path("/proc/mounts")
"""Where the kernel lists what is mounted."""
PLACES = (("media", 1), ("media", 2), ("run/media", 2), ("mnt", 0), ("mnt", 1))
"""Folders under which sticks are mounted, and how deep."""
DISKS = frozenset(
    {
        "btrfs", "exfat", "ext2", "ext3", "ext4", "f2fs", "fuseblk", "hfs", "hfsplus", "iso9660",
        "msdos", "ntfs", "ntfs3", "udf", "vfat", "xfs",
    }
)  # fmt: skip
"""File systems that lie on something held in a hand; one that comes over a wire is no stick."""
DEEP = 3
"""Levels of folders that are looked at, the stick's own among them."""
MOST_ENTRIES = 5_000
"""Names that are looked at on a stick."""
MOST_FILES = 200
MOST_SECONDS = 5.0
"""How long a slow stick is looked at; what was found until then counts."""
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


@dataclass(frozen=True)
class StickFile:
    """A file as it lay on a stick when it was looked at; nothing of it is open."""

    stick: str
    """Where the stick is mounted."""
    steps: tuple[str, ...]
    """Folders from there, and the file's own name."""
    written: float = 0.0
    """When it was changed last, as the stick says."""

    @property
    def name(self) -> str:
        """Return the file's own name."""
        return self.steps[-1]

    @property
    def kind(self) -> str:
        """Return the end of its name, for instance ``.mp3``."""
        return Path(self.name).suffix.lower()


@dataclass(frozen=True)
class Found:
    """What lies on the sticks that are there."""

    sticks: int = 0
    files: tuple[StickFile, ...] = ()
    """Newest first."""
    more: int = 0
    """How many older files of these kinds there are."""
    others: tuple[str, ...] = ()
    """Kinds that were asked for apart and are there, for instance ``.m4a``."""


def mounted(table: Path = TABLE, top: Path = Path("/")) -> tuple[str, ...]:
    """Return where sticks are mounted now; ``top`` is the folder that all places are under."""
    try:
        lines = table.read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return ()
    found = []
    for line in lines:
        parts = line.split(" ")
        if len(parts) > 2 and parts[2] in DISKS:
            place = _unescaped(parts[1])
            if _is_place(place, top):
                found.append(place)
    return tuple(dict.fromkeys(found))


def look(sticks: Sequence[str], kinds: Collection[str], others: Collection[str] = ()) -> Found:
    """Return the files of these kinds on sticks; nothing is followed, opened or written."""
    end = time.monotonic() + MOST_SECONDS
    files: list[StickFile] = []
    kinds_there: set[str] = set()
    for stick in sticks:
        for entry in _entries(stick, end):
            if entry.kind in kinds:
                files.append(entry)
            elif entry.kind in others:
                kinds_there.add(entry.kind)
    files.sort(key=lambda one: (-one.written, one.name))
    more = max(0, len(files) - MOST_FILES)
    return Found(len(sticks), tuple(files[:MOST_FILES]), more, tuple(sorted(kinds_there)))


def opened(file: StickFile) -> BinaryIO:
    """Open a file that was found, for reading; ``OSError`` if it is no plain file any more."""
    with _folder(file.stick, file.steps[:-1]) as folder:
        handle = _unmarked(file.name, _FILE, folder)
    if stat.S_ISREG(os.fstat(handle).st_mode):
        return os.fdopen(handle, "rb")
    os.close(handle)
    raise FileNotFoundError("no plain file")


def _is_place(place: str, top: Path) -> bool:
    """Tell whether sticks are mounted there."""
    parts = Path(place).parts
    for folder, deep in PLACES:
        under = (top / folder).parts
        if parts[: len(under)] == under and len(parts) == len(under) + deep:
            return True
    return False


def _unescaped(text: str) -> str:
    """Return a path as the kernel's table writes it with blanks and line ends as they are."""
    first, *rest = text.split("\\")
    made = first
    for part in rest:
        number = part[:3]
        octal = len(number) == 3 and all(one in "01234567" for one in number)
        made += chr(int(number, 8)) + part[3:] if octal else f"\\{part}"
    return made


def _entries(stick: str, end: float) -> Iterator[StickFile]:
    """Yield every plain, visible file, the upper folders first, until the time is over.

    A folder that can't be read, or a stick that is pulled, ends nothing but itself.
    """
    waiting: list[tuple[str, ...]] = [()]
    looked = 0
    for steps in waiting:
        with contextlib.suppress(OSError), _folder(stick, steps) as folder:
            home = os.fstat(folder).st_dev
            with os.scandir(folder) as entries:
                for entry in entries:
                    looked += 1
                    if looked > MOST_ENTRIES or time.monotonic() > end:
                        return
                    known = _known(entry)
                    inner = (*steps, entry.name)
                    if known is None or entry.name.startswith("."):
                        continue
                    if stat.S_ISREG(known.st_mode):
                        yield StickFile(stick, inner, known.st_mtime)
                    elif stat.S_ISDIR(known.st_mode) and known.st_dev == home and len(inner) < DEEP:
                        waiting.append(inner)


def _known(entry: os.DirEntry[str]) -> os.stat_result | None:
    """Return what is known of an entry itself, or None where the stick can't say."""
    try:
        return entry.stat(follow_symlinks=False)
    except OSError:
        return None


@contextlib.contextmanager
def _folder(stick: str, steps: Sequence[str]) -> Iterator[int]:
    """Open a folder for as long as it is looked at, step by step: no step may be a link."""
    handle = _unmarked(stick, _FOLDER)
    try:
        for step in steps:
            inner = _unmarked(step, _FOLDER, handle)
            os.close(handle)
            handle = inner
        yield handle
    finally:
        os.close(handle)


def _unmarked(path: str, flags: int, folder: int | None = None) -> int:
    """Open without a mark of it on the stick, where we may."""
    try:
        return os.open(path, flags | getattr(os, "O_NOATIME", 0), dir_fd=folder)
    except PermissionError:
        return os.open(path, flags, dir_fd=folder)
