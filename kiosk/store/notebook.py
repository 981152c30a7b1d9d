"""The notebook is what a family's children drew, line by line, and which lessons they were shown.

It has a file of its own: a drawing is larger than all the rest of a night, and what is kept
sentence by sentence stays small. A drawing knows a child's id and a night, and no name.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.store.notes import Refused
from kiosk.store.records import from_row, to_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kiosk.store.storage import Volume

NIGHT, DREAM = "night", "dream"
"""What a drawing is of: what came in the night, or a new dream drawn by day."""
WIDE, HIGH = 1200, 800
"""The sheet, in steps of a line's points, from its upper left corner."""
MOST = 48
"""Drawings kept; the oldest goes when a new one comes."""
STROKES, POINTS = 240, 2000
"""The most lines of one drawing, and the most points of all of them."""
DAYS = 40
"""Days of dream drawing that are remembered, for each child."""


@dataclass(frozen=True)
class Drawn:
    """One drawing."""

    child: str
    """Who drew it: an id."""
    night: int
    """The night before it."""
    strokes: tuple[tuple[int, ...], ...]
    """Its lines in their order: x and y of each point, one after the other."""
    kind: str = NIGHT
    id: int = 0
    """Given by the notebook."""


class Notebook:
    """The drawings of one home, the days on which dreams were drawn, and the lessons shown."""

    def __init__(self, volume: Volume) -> None:
        """Stand before their file."""
        self._volume = volume
        self._drawings = volume.table("drawings")
        self._days = volume.table("dream-days")
        self._lessons = volume.table("lessons")

    def drawings(self) -> tuple[Drawn, ...]:
        """Return every drawing kept, oldest first."""
        return tuple(from_row(Drawn, row, id=key) for key, row in self._drawings.all())

    @property
    def last(self) -> Drawn | None:
        """Return the newest drawing, or None."""
        keys = self._drawings.keys()
        return self.drawing(keys[-1]) if keys else None

    def drawing(self, id: int) -> Drawn | None:
        """Return one drawing, or None."""
        row = self._drawings.get(id) if id > 0 else None
        return None if row is None else from_row(Drawn, row, id=id)

    def keep(self, drawn: Drawn, day: int | None = None) -> Drawn:
        """Keep a drawing in one commit, and let go of the oldest; return it with its id.

        ``day`` is the date of a dream drawing as a count of days, by a clock that is believed.
        """
        _check(drawn)
        keys = self._drawings.keys()
        kept = dataclasses.replace(drawn, id=keys[-1] + 1 if keys else 1)
        row = {name: value for name, value in to_row(kept).items() if name != "id"}
        with self._volume.transaction():
            self._drawings.put(kept.id, row)
            for key in self._drawings.keys()[:-MOST]:
                self._drawings.drop(key)
            if day is not None and drawn.kind == DREAM:
                self._count(drawn.child, day)
        return kept

    def take_out(self, id: int) -> None:
        """Take one drawing out for good; one that is not there stays away."""
        if self.drawing(id) is not None:
            self._drawings.drop(id)
            self._volume.forget_aside()

    def dream_days(self, child: str) -> tuple[int, ...]:
        """Return the days on which a child drew a dream; taking a drawing out keeps them."""
        return next(
            (tuple(row["days"]) for _, row in self._days.all() if row["child"] == child), ()
        )

    @property
    def shown(self) -> tuple[str, ...]:
        """Return the ids of the lessons shown in this round, the newest last."""
        return tuple((self._lessons.get(1) or {}).get("shown", ()))

    @property
    def shown_on(self) -> int:
        """Return after which night a lesson was last shown, or 0."""
        return int((self._lessons.get(1) or {}).get("night", 0))

    def show(self, lessons: Sequence[str], night: int) -> None:
        """Keep which lessons were shown in this round, the newest last, and after which night."""
        self._lessons.put(1, {"shown": list(lessons), "night": night})

    def forget(self, child: str) -> None:
        """Let go of everything a child drew."""
        with self._volume.transaction():
            for table in (self._drawings, self._days):
                for key, row in table.all():
                    if row["child"] == child:
                        table.drop(key)

    def _count(self, child: str, day: int) -> None:
        rows = self._days.all()
        key = next((key for key, row in rows if row["child"] == child), 0)
        days = sorted({*self.dream_days(child), day})[-DAYS:]
        self._days.put(key or (rows[-1][0] + 1 if rows else 1), {"child": child, "days": days})


def _check(drawn: Drawn) -> None:
    """Refuse what no finger drew on our sheet."""
    if drawn.kind not in {NIGHT, DREAM}:
        raise Refused("drawing", f"'{drawn.kind}' is no kind of drawing", f"{NIGHT} or {DREAM}")
    if not drawn.child or not drawn.strokes:
        raise Refused("drawing", "nobody drew anything", "draw a line first")
    points = sum(len(stroke) for stroke in drawn.strokes) // 2
    if len(drawn.strokes) > STROKES or points > POINTS:
        raise Refused("drawing", "it has too many lines", "begin another sheet")
    if not all(_fits(stroke) for stroke in drawn.strokes):
        raise Refused("drawing", "a line leaves the sheet", "draw it again")


def _fits(stroke: tuple[int, ...]) -> bool:
    return (
        len(stroke) >= 2
        and len(stroke) % 2 == 0
        and all(0 <= x <= WIDE for x in stroke[::2])
        and all(0 <= y <= HIGH for y in stroke[1::2])
    )


def svg(strokes: Iterable[Sequence[int]]) -> str:
    """Return a drawing as a picture that any browser shows: chalk on dark paper."""
    lines = []
    for stroke in strokes:
        at = [f"{x} {y}" for x, y in zip(stroke[::2], stroke[1::2], strict=True)]
        # A single point is drawn as a line of no length, whose round ends make it a dot.
        lines.append(f'<path d="M{" L".join(at if len(at) > 1 else at * 2)}"/>')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}">\n'
        f'<rect width="{WIDE}" height="{HIGH}" fill="#1a0e01"/>\n'
        '<g fill="none" stroke="#e29620" stroke-width="14" stroke-linecap="round" '
        f'stroke-linejoin="round">\n{chr(10).join(lines)}\n</g>\n</svg>\n'
    )
