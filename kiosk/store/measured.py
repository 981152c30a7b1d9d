"""Measured is what this device found out about a voice: how quick it is, how fast, how loud."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.store.records import from_row, to_row

if TYPE_CHECKING:
    from kiosk.store.storage import Volume


@dataclass(frozen=True)
class Measured:
    """One voice as it was measured here."""

    id: str
    digest: str = ""
    """What of the voice was measured: another file under its name is measured anew."""
    rtf: float = 0.0
    """Seconds of work for a second of speech; 0: not measured."""
    per_letter: float = 0.0
    per_word: float = 0.0
    per_mark: float = 0.0
    per_sentence: float = 0.0
    """Seconds at 120 words a minute, as in ``stories.pacing.VoiceTable``; all 0: not measured."""
    gain_db: float = 0.0
    """What brings it to the level that every voice has."""

    @property
    def timed(self) -> bool:
        """Return whether its lengths are known."""
        return self.per_letter > 0.0


class MeasuredVoices:
    """The voices measured on this device, in the family's file."""

    def __init__(self, volume: Volume) -> None:
        """Stand before the family's file."""
        self._table = volume.table("measured")

    def all(self) -> tuple[Measured, ...]:
        """Return every voice that was measured."""
        return tuple(from_row(Measured, row) for _, row in self._table.all())

    def get(self, id: str) -> Measured | None:
        """Return what was found out about a voice, or None."""
        return next((one for one in self.all() if one.id == id), None)

    def put(self, found: Measured) -> None:
        """Keep what was found out, instead of what was known of the voice before."""
        for key, row in self._table.all():
            if row["id"] == found.id:
                self._table.put(key, to_row(found))
                return
        keys = self._table.keys()
        self._table.put(keys[-1] + 1 if keys else 1, to_row(found))
