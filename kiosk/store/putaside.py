"""Put aside is what a grown-up said is not for this family: rituals, tales and sounds, by id."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.store.notes import Refused
from kiosk.store.records import from_row, to_row

if TYPE_CHECKING:
    from kiosk.store.storage import Volume

KINDS = ("ritual", "tale", "sound")


@dataclass(frozen=True)
class Aside:
    """One thing that is offered no more, until a grown-up says so."""

    kind: str
    """``ritual``, ``tale`` or ``sound``."""
    id: str
    night: int = 0
    """Since which night."""


class PutAside:
    """The things put aside, in the family's file; each can be taken back."""

    def __init__(self, volume: Volume) -> None:
        """Stand before the family's file."""
        self._table = volume.table("aside")

    def all(self) -> tuple[Aside, ...]:
        """Return everything put aside, in the order in which it was."""
        return tuple(from_row(Aside, row) for _, row in self._table.all())

    @property
    def ids(self) -> frozenset[str]:
        """Return the ids alone."""
        return frozenset(one.id for one in self.all())

    def put(self, kind: str, id: str, night: int) -> None:
        """Put something aside; what is aside already stays since its own night."""
        if kind not in KINDS or not id:
            raise Refused(f"put aside {kind}", "there is no such thing", ", ".join(KINDS))
        if id in self.ids:
            return
        keys = self._table.keys()
        self._table.put(keys[-1] + 1 if keys else 1, to_row(Aside(kind, id, night)))

    def take_back(self, id: str) -> None:
        """Offer something again; what is not aside stays as it is."""
        for key, row in self._table.all():
            if row["id"] == id:
                self._table.drop(key)
