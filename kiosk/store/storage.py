"""A volume is one file of the store, read and changed as tables: the only door to tinydb."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from typing import Any, cast

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from kiosk.store import notes
from kiosk.store.lines import MemoryLines, Row


class LineStorage(Storage):
    """tinydb's storage over our own lines, on disk or in memory."""

    def __init__(self, lines: MemoryLines) -> None:
        """Stand before the lines of one file."""
        self.lines = lines

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Return all tables, parsed anew."""
        with self.lines.lock:
            return {
                name: {str(key): json.loads(text) for key, text in rows.items()}
                for name, rows in self.lines.tables.items()
            }

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Replace all tables in one commit."""
        self.lines.replace(
            {name: {int(key): row for key, row in rows.items()} for name, rows in data.items()}
        )


class MemoryStorage(LineStorage):
    """The storage that keeps nothing: the fake for tests."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__(MemoryLines())


class _Working(MutableMapping[int, Any]):
    """A table while it is changed: rows are parsed when touched, and only those written."""

    def __init__(self, lines: Mapping[int, str]) -> None:
        self._lines = lines
        self.touched: dict[int, Row | None] = {}

    def __getitem__(self, key: int) -> Any:
        if key not in self.touched:
            self.touched[key] = json.loads(self._lines[key])
        row = self.touched[key]
        if row is None:
            raise KeyError(key)
        return row

    def __setitem__(self, key: int, row: Row) -> None:
        self.touched[key] = row

    def __delitem__(self, key: int) -> None:
        if key not in self:
            raise KeyError(key)
        self.touched[key] = None

    def __contains__(self, key: object) -> bool:
        if key in self.touched:
            return self.touched[key] is not None
        return key in self._lines

    def __iter__(self) -> Iterator[int]:
        every = list(self._lines) + [key for key in self.touched if key not in self._lines]
        return iter([key for key in every if key in self])

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _Parsed(Mapping[str, Any]):
    """A table as tinydb reads it: each row parsed at the moment it is asked for."""

    def __init__(self, lines: Mapping[int, str]) -> None:
        self._lines = lines

    def __getitem__(self, key: str) -> Any:
        return json.loads(self._lines[int(key)])

    def __iter__(self) -> Iterator[str]:
        return map(str, self._lines)

    def __len__(self) -> int:
        return len(self._lines)


class _LineTable(Table):
    """tinydb's table, taught to parse and write only the rows it touches."""

    @property
    def lines(self) -> MemoryLines:
        """Return the lines under this table."""
        return cast("LineStorage", self._storage).lines

    def put(self, key: int, row: Mapping[str, Any]) -> None:
        """Put a whole row in place; tinydb's own upsert would merge it with the old one."""
        self.lines.change(self.name, {key: row})

    def keys(self) -> list[int]:
        """Return all keys in order, without parsing a row."""
        with self.lines.lock:
            return sorted(self.lines.tables.get(self.name, {}))

    def _read_table(self) -> Any:
        with self.lines.lock:
            return _Parsed(dict(self.lines.tables.get(self.name, {})))

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        with self.lines.lock:
            working = _Working(self.lines.tables.get(self.name, {}))
            updater(working)
            self.lines.change(self.name, working.touched)
        self.clear_cache()


class _Database(TinyDB):
    """tinydb with our table."""

    table_class = _LineTable


class Rows:
    """One table of a volume: rows by whole-number key, always handed out as copies."""

    def __init__(self, table: _LineTable) -> None:
        """Stand before one table."""
        self._table = table

    def get(self, key: int) -> Row | None:
        """Return one row, or None."""
        row = self._table.get(doc_id=key)
        return None if row is None else dict(row)

    def put(self, key: int, row: Mapping[str, Any]) -> None:
        """Put a whole row in place, new or not."""
        self._table.put(key, row)

    def drop(self, key: int) -> None:
        """Take one row away if it is there."""
        self._table.remove(doc_ids=[key])

    def clear(self) -> None:
        """Take all rows away."""
        self._table.truncate()

    def keys(self) -> list[int]:
        """Return all keys in order."""
        return self._table.keys()

    def all(self) -> list[tuple[int, Row]]:
        """Return all rows with their keys, in order of key."""
        rows = [(row.doc_id, dict(row)) for row in self._table]
        return sorted(rows, key=lambda pair: pair[0])

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self._table)


class Volume:
    """One file of the store: its tables, and the commit they share."""

    def __init__(self, lines: MemoryLines) -> None:
        """Open tinydb over the lines of one file."""
        self._lines = lines
        self._db = _Database(lambda: LineStorage(self._lines), storage=_call)

    @classmethod
    def memory(cls, lock: threading.RLock | None = None) -> Volume:
        """Return a volume that keeps nothing."""
        return cls(MemoryLines(lock))

    def table(self, name: str) -> Rows:
        """Return one table; it need not exist yet."""
        # tinydb's cache of answers would hand the same row to two callers.
        return Rows(cast("_LineTable", self._db.table(name, cache_size=0)))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make several changes one commit; an exception undoes all of them."""
        with self._lines.transaction():
            yield

    @property
    def changes(self) -> int:
        """Return a number that grows whenever a row is not what it was."""
        return self._lines.changes

    @property
    def trouble(self) -> notes.Note | None:
        """Return why the last commit is not durable, or None when it is."""
        return self._lines.trouble

    @property
    def name(self) -> str:
        """Return the name of the file, without an ending."""
        return self._lines.name

    def sealed(self) -> bytes:
        """Return the file as it would lie on the disk."""
        with self._lines.lock:
            return self._lines.sealed()

    def save(self) -> None:
        """Write everything again, changed or not; trouble tells how it went."""
        self._lines.save()

    def forget_aside(self) -> None:
        """Remove everything kept beside the file."""
        self._lines.forget_aside()


def _call(storage: Callable[[], Storage]) -> Storage:
    return storage()
