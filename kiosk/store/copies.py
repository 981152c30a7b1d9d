"""A pair of copies is how one file of the store lies on the disk: twice, numbered, checksummed.

A save replaces the first copy, waits until it is durable, and only then replaces the second. So
at any moment at least one whole copy lies there, either the newest or the one before it. A save
is acknowledged when both are durable: then damage to any one file loses nothing.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from kiosk.store import notes
from kiosk.store.files import Files, remove_quietly, replace_durably

MAGIC = b"hearthside-store"
HEAD = re.compile(
    rb"(?P<head>" + MAGIC + rb" (?P<format>\d{1,9}) (?P<number>\d{1,18})) (?P<digest>[0-9a-f]{32})"
)
"""The first line of every copy; the checksum covers it and all that follows."""
KEPT_ASIDE = 3
"""Damaged files of one copy that are kept; the oldest go first."""
ASIDE = ".damaged-"
"""What a damaged file's name goes on with once it is kept aside."""


@dataclass(frozen=True)
class Copy:
    """One whole copy: its number, the format it was written in, and its bytes."""

    number: int
    format: int
    body: bytes


def seal(copy: Copy) -> bytes:
    """Return the bytes of a copy as they lie on the disk."""
    head = b"%s %d %d" % (MAGIC, copy.format, copy.number)
    return b"%s %s\n%s" % (head, _digest(head, copy.body), copy.body)


def unseal(raw: bytes) -> Copy | None:
    """Return the copy that lies in these bytes, or None if a single bit of it is wrong."""
    line, _, body = raw.partition(b"\n")
    seen = HEAD.fullmatch(line)
    if seen is None or seen["digest"] != _digest(seen["head"], body):
        return None
    return Copy(int(seen["number"]), int(seen["format"]), body)


def _digest(head: bytes, body: bytes) -> bytes:
    mark = hashlib.blake2b(head, digest_size=16)
    mark.update(b"\n")
    mark.update(body)
    return mark.hexdigest().encode("ascii")


class Pair:
    """The two copies of one file."""

    def __init__(self, files: Files, first: Path, second: Path) -> None:
        """Name the two places; nothing is read yet."""
        self._files = files
        self._places = (first, second)
        self._number = 0
        self._bad: list[Path] = []
        self._behind: list[Path] = []
        self.name = first.stem
        self.notes: list[notes.Note] = []
        """What was found while loading and mending."""

    @property
    def places(self) -> tuple[Path, Path]:
        """Return where the two copies lie."""
        return self._places

    def load(self) -> Copy | None:
        """Return the newest whole copy, or None for a file that is new; never writes."""
        found: dict[Path, Copy] = {}
        absent: list[Path] = []
        refused: list[OSError] = []
        for place in self._places:
            try:
                raw = self._files.read(place)
            except FileNotFoundError:
                absent.append(place)
                continue
            except OSError as error:
                refused.append(error)
                self._bad.append(place)
                continue
            copy = unseal(raw)
            if copy is None:
                self._bad.append(place)
            else:
                found[place] = copy
        if not found:
            if refused:
                why = refused[0].strerror or "it can't be read"
                raise notes.StoreUnreadable(
                    self.name, f"the system refuses to read it ({why})", "mend its rights or disk"
                )
            if self._bad:
                self.notes.append(notes.lost(self.name))
            return None
        newest = max(found.values(), key=lambda copy: copy.number)
        self._number = newest.number
        self._behind = [p for p in self._places if p not in found or found[p] != newest]
        if self._bad:
            self.notes.append(notes.damaged(self.name))
        elif absent and not (newest.number == 1 and absent == [self._places[1]]):
            # A first commit cut off between its two copies is no loss of a file.
            self.notes.append(notes.missing(self.name))
        return newest

    @property
    def number(self) -> int:
        """Return the number of the newest save that was tried, at least 1."""
        return max(1, self._number)

    def moved_on(self) -> bool:
        """Return whether somebody else has saved here since we last read or saved."""
        now = Pair(self._files, *self._places).load()
        return (now.number if now else 0) != self._number

    @property
    def whole(self) -> bool:
        """Return whether both copies were found whole and alike, or have been made so."""
        return not self._behind and not self._bad

    def mend(self, newest: Copy | None) -> None:
        """Keep damaged copies aside and write the newest one in place of any that is behind."""
        self._keep_aside()
        if newest is None:
            return
        for place in tuple(self._behind):
            replace_durably(self._files, place, seal(newest))
            self._behind.remove(place)

    def save(self, body: bytes, form: int) -> None:
        """Make both copies durable, one after the other; an OSError means not acknowledged."""
        self._keep_aside()
        # Never the same number for two contents: a failed attempt may still lie on the disk.
        self._number += 1
        sealed = seal(Copy(self._number, form, body))
        self._behind = list(self._places)
        for place in self._places:
            replace_durably(self._files, place, sealed)
            self._behind.remove(place)

    def keep_format(self, old: Copy) -> None:
        """Keep a copy of an older format aside before the first save in the new one."""
        place = self._places[0]
        replace_durably(
            self._files, place.with_name(f"{place.name}.format-{old.format}"), seal(old)
        )

    def forget_aside(self) -> None:
        """Remove all that was kept aside or half written beside the copies, for an erasure."""
        for place in self._places:
            for name in self._names(place):
                if name.startswith(place.name + "."):
                    self._files.remove(place.with_name(name))
            self._files.sync_folder(place.parent)

    def _keep_aside(self) -> None:
        for place in tuple(self._bad):
            prefix = place.name + ASIDE
            kept = [n for n in self._names(place) if n.startswith(prefix)]
            kept.sort(key=lambda name: int(name[len(prefix) :] or 0))
            last = int(kept[-1][len(prefix) :]) if kept else 0
            for name in kept[: max(0, len(kept) - KEPT_ASIDE + 1)]:
                remove_quietly(self._files, place.with_name(name))
            with contextlib.suppress(FileNotFoundError):
                self._files.rename(place, place.with_name(f"{prefix}{last + 1}"))
            self._bad.remove(place)

    def _names(self, place: Path) -> list[str]:
        try:
            return self._files.names(place.parent)
        except FileNotFoundError:
            return []


def says(error: OSError) -> str:
    """Return why a save failed, in words for a person."""
    plain = {
        errno.ENOSPC: "the disk is full",
        errno.EDQUOT: "the disk is full",
        errno.EFBIG: "the disk is full",
        errno.EROFS: "the disk is read-only",
        errno.EACCES: "permission denied",
        errno.EPERM: "permission denied",
        errno.EIO: "the disk reports a fault",
    }
    return plain.get(error.errno or 0, error.strerror or "the disk refuses")
