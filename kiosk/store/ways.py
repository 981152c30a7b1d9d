"""Ways are how a family wants one evening to be other than usual; the next night forgets them."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.store.notes import Refused
from kiosk.store.records import from_row, to_row

if TYPE_CHECKING:
    from kiosk.store.storage import Volume

CODES = ("late", "sick", "sitter")
LONGEST_NAP = 4.0
"""Hours."""


@dataclass(frozen=True)
class Way:
    """What was asked for one night, as codes and small numbers."""

    night: int
    codes: tuple[str, ...] = ()
    """``late`` is all right, somebody is ``sick``, a ``sitter`` is here."""
    naps: tuple[tuple[str, float], ...] = ()
    """Hours slept by day, by child."""


class Ways:
    """What was asked for tonight, in the family's file; earlier nights are let go."""

    def __init__(self, volume: Volume) -> None:
        """Stand before the family's file."""
        self._table = volume.table("ways")
        self._volume = volume

    def of(self, night: int) -> Way:
        """Return what was asked for this night: nothing, unless somebody asked."""
        row = self._table.get(night)
        return Way(night) if row is None else from_row(Way, row)

    def all(self) -> tuple[Way, ...]:
        """Return all that is kept."""
        return tuple(from_row(Way, row) for _, row in self._table.all())

    def set(self, night: int, code: str, *, on: bool) -> None:
        """Ask for one way tonight, or no longer."""
        if code not in CODES:
            raise Refused(f"way {code}", "there is none of that name", ", ".join(CODES))
        known = self.of(night)
        codes = {*known.codes, code} if on else {*known.codes} - {code}
        self._put(dataclasses.replace(known, codes=tuple(sorted(codes))))

    def nap(self, night: int, child: str, hours: float | None) -> None:
        """Keep how long a child slept by day, or (None) that it was as usual."""
        if hours is not None and not 0 <= hours <= LONGEST_NAP:
            raise Refused("nap", f"{hours:g} hours is none", "choose 0 to 4")
        known = self.of(night)
        naps = {one: slept for one, slept in known.naps if one != child}
        if hours is not None:
            naps[child] = hours
        self._put(dataclasses.replace(known, naps=tuple(sorted(naps.items()))))

    def forget(self, child: str) -> None:
        """Let go of a child's naps."""
        for way in self.all():
            self.nap(way.night, child, None)

    def _put(self, way: Way) -> None:
        with self._volume.transaction():
            for other in self.all():
                if other.night != way.night:
                    self._table.drop(other.night)
            self._table.put(way.night, to_row(way))
