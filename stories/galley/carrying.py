"""Carrying takes every mark of an older galley to its place on a new one; none is ever dropped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stories.galley.quoting import plain, quoted, stands, sure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from stories.galley.sheet import Sheet
    from stories.galley.slip import Mark, Place

Standing = Callable[[str, tuple[str, ...]], bool]
"""Says whether a passage still holds quoted words, told or not."""


@dataclass(frozen=True)
class Carried:
    """Where each mark went."""

    under: Mapping[tuple[int, int], tuple[Mark, ...]]
    """By telling and paragraph of the new galley."""
    untold: tuple[Mark, ...] = ()
    """Their words still stand in the tale, but none of the twelve tells them now."""
    mended: tuple[Mark, ...] = ()
    """Their words are gone."""

    @property
    def every(self) -> tuple[Mark, ...]:
        """Return all marks."""
        return (*(one for row in self.under.values() for one in row), *self.untold, *self.mended)


def carry(marks: Sequence[Mark], sheet: Sheet, standing: Standing) -> Carried:
    """Return the new place of every mark.

    A mark goes under the paragraph of its passage in which the words it quotes still stand, in
    its own telling first. One that quotes nothing stays with its passage, until it says [mended]
    and the paragraph reads otherwise. ``standing`` says whether a passage that was not told this
    time still holds some words.
    """
    under: dict[tuple[int, int], list[Mark]] = {}
    untold: list[Mark] = []
    mended: list[Mark] = []
    headings = {row.place.telling for row in sheet.rows}
    for mark in marks:
        old = mark.place
        if not old.passages:
            key = (old.telling if old.telling in headings else 0, 0)
            under.setdefault(key, []).append(mark)
            continue
        quotes = quoted(mark.text, old.words)
        bare = not quotes
        if bare and mark.mended:
            quotes = (plain(old.words),)
        new = _nearest(old, quotes, sheet)
        if new is not None:
            under.setdefault((new.telling, new.paragraph), []).append(mark)
        elif not (bare and mark.mended) and any(
            one in sheet.alive and (bare or standing(one, quotes)) for one in old.own
        ):
            untold.append(mark)
        else:
            mended.append(mark)
    return Carried({key: tuple(row) for key, row in under.items()}, tuple(untold), tuple(mended))


def _nearest(old: Place, quotes: tuple[str, ...], sheet: Sheet) -> Place | None:
    """Return the paragraph a mark belongs under now, if there is one."""
    # Whoever gave a passage another name has not mended its words.
    renamed = not old.own & sheet.alive
    fitting = [
        row.place
        for row in sheet.rows
        if row.place.passages
        and (
            _shared(old, row.place, quotes)
            or (renamed and (sure(quotes) or row.place.words == old.words))
        )
        and all(stands(one, row.place.words) for one in quotes)
    ]
    return min(
        fitting,
        key=lambda new: (
            new.telling != old.telling,
            new.words != old.words,
            abs(new.paragraph - old.paragraph),
            new.telling,
            new.paragraph,
        ),
        default=None,
    )


def _shared(old: Place, new: Place, quotes: tuple[str, ...]) -> bool:
    """Return whether two paragraphs come from one passage; a quoted refrain may be that."""
    return bool(set(old.passages) & set(new.passages) if quotes else old.own & new.own)
