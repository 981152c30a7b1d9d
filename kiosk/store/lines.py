"""Lines are the tables of one file at rest: every row a line of JSON text, changed by commits.

A row is parsed anew for each reader and written only as a whole, so nobody can share or change
one but by putting it back. One transaction is one commit of one file, or nothing.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from kiosk.store import notes
from kiosk.store.copies import Copy, Pair, says, seal

Row = dict[str, Any]
Tables = dict[str, dict[int, Row]]
Migration = Callable[[Tables], Tables]
"""Turns the tables of one format into those of the next."""


def line(row: Mapping[str, Any]) -> str:
    """Return a row as one line of text; what JSON or UTF-8 can't hold is an error."""
    text = json.dumps(row, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    text.encode("utf-8")
    return text


class MemoryLines:
    """Tables that live in memory alone: what lines must do, and the fake for tests."""

    def __init__(self, lock: threading.RLock | None = None) -> None:
        """Begin empty; files of one store share a lock, so that one thread writes at a time."""
        self.tables: dict[str, dict[int, str]] = {}
        self.lock = lock or threading.RLock()
        self.changes = 0
        """Grows whenever a row is not what it was: whoever remembers rows compares it."""
        self.trouble: notes.Note | None = None
        """Why the last commit is not durable, or None."""
        self.name = "memory"
        self._inside = False
        self._dirty = False

    def change(self, name: str, changes: Mapping[int, Mapping[str, Any] | None]) -> None:
        """Put rows into one table and drop those given as None, in one commit."""
        new = {key: None if row is None else line(row) for key, row in changes.items()}
        with self.transaction():
            table = self.tables.setdefault(name, {})
            for key, text in new.items():
                if table.get(key) != text:
                    self._touch()
                    if text is None:
                        del table[key]
                    else:
                        table[key] = text

    def replace(self, tables: Mapping[str, Mapping[int, Mapping[str, Any]]]) -> None:
        """Put these tables in place of all there are, in one commit."""
        new = {name: {key: line(row) for key, row in rows.items()} for name, rows in tables.items()}
        with self.transaction():
            if new != self.tables:
                self._touch()
                self.tables = new

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make all changes inside one commit; an exception undoes every one of them."""
        with self.lock:
            if self._inside:
                yield
                return
            before = {name: dict(rows) for name, rows in self.tables.items()}
            self._inside, self._dirty = True, False
            try:
                yield
                if self._dirty:
                    self.keep()
            except BaseException:
                self.tables = before
                self.changes += 1
                raise
            finally:
                self._inside = False

    def save(self) -> None:
        """Try again to make everything lasting, unless a change is just under way."""
        with self.lock:
            if not self._inside:
                self.keep()

    def keep(self) -> None:
        """Make the tables lasting; in memory there is nothing to do."""

    def body(self) -> bytes:
        """Return all rows as lines: table, key, JSON."""
        every = [
            f"{name} {key} {text}\n"
            for name, rows in self.tables.items()
            for key, text in rows.items()
        ]
        return "".join(every).encode("utf-8")

    def sealed(self) -> bytes:
        """Return these lines as they would lie on the disk."""
        return seal(Copy(1, 1, self.body()))

    def _touch(self) -> None:
        self._dirty = True
        self.changes += 1

    def forget_aside(self) -> None:
        """Remove everything kept beside the file; in memory there is nothing."""


class PairLines(MemoryLines):
    """Tables kept as a pair of copies; when the disk refuses, they go on from memory."""

    def __init__(
        self,
        pair: Pair,
        *,
        new: bool = False,
        read_only: bool = False,
        migrations: tuple[Migration, ...] = (),
        make_room: Callable[[], bool] = lambda: False,
        may_write: Callable[[], None] = lambda: None,
        kept: Callable[[], None] = lambda: None,
        lock: threading.RLock | None = None,
    ) -> None:
        """Load the newest whole copy; the format is one more than there are migrations."""
        super().__init__(lock)
        self.name = pair.name
        self._pair = pair
        self._read_only = read_only
        self._format = len(migrations) + 1
        self._make_room, self._may_write, self._kept = make_room, may_write, kept
        self._older: Copy | None = None
        newest = None if new else pair.load()
        if newest is not None:
            self._fill(newest, migrations)
        if not pair.whole and not read_only:
            self._mend(newest)

    def keep(self) -> None:
        """Write both copies; a refusal is kept as trouble and tried again at the next commit."""
        if self._read_only:
            raise notes.ReadOnly(
                self._pair.name, "it was opened to look only", "open it for writing"
            )
        try:
            try:
                self._save()
            except OSError as error:
                if says(error) != "the disk is full" or not self._make_room():
                    raise
                self._save()
        except OSError as error:
            self.trouble = notes.cannot_save(self._pair.name, says(error))
        except notes.StoreBusy as error:
            self.trouble = notes.cannot_save(self._pair.name, error.why)
        else:
            self.trouble = None
            self._kept()

    def forget_aside(self) -> None:
        """Remove everything kept beside the file."""
        self._older = None
        self._pair.forget_aside()

    def sealed(self) -> bytes:
        """Return these lines as they would lie on the disk, in the format of today."""
        return seal(Copy(self._pair.number, self._format, self.body()))

    def _save(self) -> None:
        self._may_write()
        if self._older is not None:
            self._pair.keep_format(self._older)
            self._older = None
        self._pair.save(self.body(), self._format)

    def _fill(self, newest: Copy, migrations: tuple[Migration, ...]) -> None:
        if newest.format > self._format:
            raise notes.StoreTooNew(
                self._pair.name,
                f"a newer Hearthside wrote it (format {newest.format}, here {self._format})",
                "start the newer one; nothing was changed",
            )
        # Only the newline parts rows: JSON escapes it, but lets other line separators stand.
        for text in newest.body.decode("utf-8").split("\n")[:-1]:
            name, key, row = text.split(" ", 2)
            self.tables.setdefault(name, {})[int(key)] = row
        if newest.format < self._format:
            tables = {
                name: {key: json.loads(row) for key, row in rows.items()}
                for name, rows in self.tables.items()
            }
            for step in migrations[newest.format - 1 :]:
                tables = step(tables)
            self.tables = {
                name: {key: line(row) for key, row in rows.items()} for name, rows in tables.items()
            }
            self._older = newest

    def _mend(self, newest: Copy | None) -> None:
        try:
            self._may_write()
            self._pair.mend(newest)
        except OSError as error:
            self.trouble = notes.cannot_mend(self._pair.name, says(error))
        except notes.StoreBusy as error:
            self.trouble = notes.cannot_mend(self._pair.name, error.why)
