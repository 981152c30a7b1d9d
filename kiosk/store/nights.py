"""The nights are the store's files that grow: a new one begins every so many night numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from kiosk.store.storage import Volume

PREFIX = "nights-"
NIGHTS_A_FILE = 61
"""About two months: a file of some 70 kB, so that a commit stays within its budget."""


class Nights:
    """All files of nights, oldest first; a commit touches one of them."""

    def __init__(
        self, open_volume: Callable[[str], Volume], names: Iterable[str], size: int = NIGHTS_A_FILE
    ) -> None:
        """Open the files there are; others are opened when their first night comes."""
        self._open = open_volume
        self.size = size
        self._volumes = {name: open_volume(name) for name in sorted(names)}

    def at(self, night: int) -> Volume:
        """Return the file that one night number belongs to."""
        if night < 1:
            message = f"night {night}: nights count from 1"
            raise ValueError(message)
        name = f"{PREFIX}{(night - 1) // self.size + 1:04d}"
        if name not in self._volumes:
            self._volumes[name] = self._open(name)
            self._volumes = dict(sorted(self._volumes.items()))
        return self._volumes[name]

    def every(self) -> tuple[Volume, ...]:
        """Return all files, oldest first."""
        return tuple(self._volumes.values())

    def last_with(self, table: str) -> Volume | None:
        """Return the newest file that has a row in this table, or None."""
        return next((v for v in reversed(self.every()) if v.table(table).keys()), None)

    @contextmanager
    def transaction(self, night: int) -> Iterator[None]:
        """Make several changes to one night's file one commit."""
        with self.at(night).transaction():
            yield
