"""Measured is how quick this device is with a voice, found out once by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.store.records import from_row, to_row

if TYPE_CHECKING:
    from kiosk.store.storage import Volume


@dataclass(frozen=True)
class Measured:
    """One voice as it was tried here."""

    id: str
    rtf: float
    """Seconds of work for a second of speech."""


class MeasuredVoices:
    """The voices tried on this device, in the family's file."""

    def __init__(self, volume: Volume) -> None:
        """Stand before the family's file."""
        self._table = volume.table("measured")

    def get(self, id: str) -> Measured | None:
        """Return what was found out about a voice, or None."""
        rows = (from_row(Measured, row) for _, row in self._table.all())
        return next((one for one in rows if one.id == id), None)

    def put(self, found: Measured) -> None:
        """Keep what was found out, instead of what was known of the voice before."""
        for key, row in self._table.all():
            if row["id"] == found.id:
                self._table.put(key, to_row(found))
                return
        keys = self._table.keys()
        self._table.put(keys[-1] + 1 if keys else 1, to_row(found))
