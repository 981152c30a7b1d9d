"""Recalling returns what a past night's story was chosen from, out of the diary of a home."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from kiosk.desk import past, people, scenes, shelf
from kiosk.desk.telling import SHIPPED
from kiosk.store.notes import Refused
from stories.memory import Memory
from stories.season import moon_name
from stories.why import Told, Tonight

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.store import Store


@dataclass(frozen=True)
class Recalled:
    """One night of the diary as the teller saw it."""

    tonight: Tonight
    told: Told
    memory: Memory
    """What those children had heard before."""
    packs: tuple[Path, ...]
    """Where this home's packs lie now."""
    without: frozenset[str] = frozenset()
    """Packs that are not told from now: held, or fresh."""
    notes: tuple[str, ...] = ()
    """What of that night can't be known any more, a sentence each."""


def recall(home: Path | None, number: int) -> Recalled:
    """Return one night of a home; raises ``Refused`` when no story was told on it."""
    with shelf.at(home, read_only=True) as store:
        return _recalled(store, number)


def _recalled(store: Store, number: int) -> Recalled:
    """Put together what the store holds of a night."""
    heard = store.diary.heard_in(number) if number > 0 else None
    night = store.diary.night(number) if number > 0 else None
    if heard is None:
        told = [one.night for one in store.diary.heard()]
        which = f"choose one of {told[0]} to {told[-1]}" if told else "none was told here yet"
        mend = f"{which}, or add --child Mia:6:she for made-up nights"
        raise Refused(f"night {number}", "no story was told on it", mend)
    known = {one.id: one for one in store.family.children()}
    kept = [known[id] for id in heard.children if id in known]
    if not kept:
        why = "none of those who listened lives here any more"
        raise Refused(f"night {number}", why, "choose another night")
    notes = []
    if len(kept) < len(heard.children):
        notes.append("One who listened then does not live here any more.")
    if heard.again:
        notes.append(f"These were the very words of night {heard.again}, told again.")
    when = _when(night.clock.wall if night else "")
    if when is None:
        notes.append("The date of that night is not known: it is taken for a summer's.")
    without = shelf.kept_out(store) - {heard.pack}
    if without:
        notes.append(f"Left out, since they are not told from now: {', '.join(sorted(without))}.")
    southern = store.family.rules.southern
    lead = next((place for place, one in enumerate(kept) if one.id == heard.lead), 0)
    rows = [row for row in past.heard_rows(store) if int(row["night"]) < number]
    return Recalled(
        tonight=Tonight(
            children=tuple(people.told_child(one, number) for one in kept),
            minutes=(night.minutes if night and night.minutes else 12) / 2,
            seed=heard.seed,
            season=scenes.season_of(when.month, southern=southern) if when else "summer",
            moon=moon_name(when.year, when.month, when.day) if when else "full",
            night=number,
            lead=lead,
        ),
        told=Told(f"{heard.pack}/{heard.tale}", heard.passages, heard.seed),
        memory=Memory.fold(rows, heard.children),
        packs=(SHIPPED, *shelf.folders(store)),
        without=without,
        notes=tuple(notes),
    )


def _when(wall: str) -> datetime | None:
    """Return the date a clock's label names, if it names one."""
    try:
        return datetime.fromisoformat(wall)
    except ValueError:
        return None
