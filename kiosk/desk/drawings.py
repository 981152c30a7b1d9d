"""Drawings are what a finger left on the glass: kept by the child's id, shown to grown-ups."""

from __future__ import annotations

import dataclasses
from contextlib import suppress
from typing import TYPE_CHECKING

from kiosk import care
from kiosk.care import drawing as limits
from kiosk.desk import minding, people, shelf
from kiosk.press.drawn import drawn_page
from kiosk.session.drawing import DREAM, NIGHT
from kiosk.session.happenings import SheetWas
from kiosk.session.strokes import HIGH, WIDE, flat, pointed
from kiosk.store.notebook import Drawn
from kiosk.store.notes import Refused
from kiosk.store.records import from_row, to_row

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.device import Reading
    from kiosk.press.paper import Format
    from kiosk.session.state import Drawing, State
    from kiosk.store import Store

WHY = {
    limits.BACK: "Bad dreams came often: dream drawing rests, and the doctor card may help.",
    limits.YOUNG: "Dream drawing is for children of six and older.",
    limits.CLOCK: "Set the clock first: dreams are drawn by day alone.",
    limits.HOUR: "Dreams are drawn by day: from eight in the morning to five.",
    limits.TODAY: "There was a dream drawing today. Once a day is enough.",
    limits.RESTS: "Two weeks of dream drawing are over. Now it rests for two weeks.",
}
"""Why no dream is drawn now, in a grown-up's words."""


KINDS = {NIGHT: "What came in the night", DREAM: "A new dream"}


def keep(store: Store, drawing: Drawing, state: State, now: Reading) -> Drawn | None:
    """Keep a drawing that is over, if its child still lives here; nothing lies open any more."""
    kept = None
    if store.family.child(drawing.child) is not None and drawing.strokes:
        kept = _kept(store, _drawn(store, drawing, state), _day(drawing.kind, now))
    store.tonight.lift_sheet()
    return kept


def lay(store: Store, drawing: Drawing, seconds: float, state: State, now: Reading) -> None:
    """Keep what is drawn so far; an empty sheet is nothing."""
    if store.family.child(drawing.child) is None or not drawing.strokes:
        store.tonight.lift_sheet()
        return
    one = _drawn(store, drawing, state)
    store.tonight.lay_sheet(
        {**to_row(one), "seconds": round(seconds), "day": _day(drawing.kind, now)}
    )


def found(
    store: Store, kind: str, who: tuple[str, ...], state: State, now: Reading
) -> tuple[SheetWas, ...]:
    """Return the drawing that the power cut off, if it is this one; another one is filed."""
    lies = _lying(store)
    if lies is None:
        return ()
    drawn, seconds, day = lies
    same = _night(store, state) == drawn.night and _day(kind, now) == day
    if not same or drawn.kind != kind or drawn.child not in who:
        file(store)
        return ()
    strokes = tuple(pointed(stroke) for stroke in drawn.strokes)
    return (SheetWas(drawn.child, strokes, seconds),)


def file(store: Store) -> None:
    """Put the drawing that was never done among the others: nobody comes back to it."""
    lies = _lying(store)
    if lies is not None and store.family.child(lies[0].child) is not None:
        with suppress(Refused):  # a sheet of another version must not end a morning
            _kept(store, lies[0], lies[2])
    store.tonight.lift_sheet()


def _lying(store: Store) -> tuple[Drawn, float, int | None] | None:
    """Return what lies open, how long it may still take, and its day; None where it can't be."""
    row = dict(store.tonight.sheet or {})
    seconds, day = row.pop("seconds", 0), row.pop("day", None)
    if not row:
        return None
    try:
        return from_row(Drawn, row), float(seconds), day if day is None else int(day)
    except (KeyError, TypeError, ValueError):
        # Another version of the house wrote it.
        return None


def _drawn(store: Store, drawing: Drawing, state: State) -> Drawn:
    """Return a sheet as it is kept."""
    return Drawn(
        child=drawing.child,
        night=_night(store, state),
        strokes=tuple(flat(stroke) for stroke in drawing.strokes),
        kind=drawing.kind,
    )


def _kept(store: Store, drawn: Drawn, day: int | None) -> Drawn:
    """Keep a drawing once: a power cut may come between its keeping and what follows."""
    last = store.notebook.last
    if last is not None and dataclasses.replace(last, id=0) == dataclasses.replace(drawn, id=0):
        return last
    return store.notebook.keep(drawn, day)


def _night(store: Store, state: State) -> int:
    return state.programme.night if state.programme else max(1, store.next_night - 1)


def _day(kind: str, now: Reading) -> int | None:
    """Return the day that a dream drawing counts for, by a clock that is believed."""
    return now.when.toordinal() if kind == DREAM and now.trusted else None


def refusal(store: Store, child: str, now: Reading) -> str:
    """Return the code of why this child may not draw a dream now, or nothing."""
    kept = store.family.child(child)
    night = store.next_night
    day = now.when.toordinal() if now.trusted else None
    found = care.tonight(minding.slept(store), (child,), night, day)
    return limits.refusal(
        people.age_of(kept, night) if kept else 0.0,
        now.minutes if now.trusted else None,
        day,
        store.notebook.dream_days(child),
        back=bool(found.back),
    )


def label(store: Store, drawn: Drawn) -> str:
    """Return whose drawing it is, and from when."""
    child = store.family.child(drawn.child)
    return f"{child.name if child else 'Somebody'}, night {drawn.night}"


def listed(home: Path | None) -> list[str]:
    """Return every drawing as a line, the newest first."""
    with shelf.at(home, read_only=True) as store:
        return [
            f"{one.id}  {label(store, one)}: {KINDS.get(one.kind, one.kind).lower()}"
            for one in reversed(store.notebook.drawings())
        ]


def printed(home: Path | None, id: int, form: Format) -> tuple[bytes, str]:
    """Return a drawing as a PDF, and the letters of its words that our type lacks."""
    with shelf.at(home, read_only=True) as store:
        drawn = store.notebook.drawing(id)
        if drawn is None:
            raise Refused(f"drawing {id}", "there is none", "see `hearthside notebook list`")
        ways = [[(x / WIDE, y / HIGH) for x, y in pointed(stroke)] for stroke in drawn.strokes]
        return drawn_page(ways, WIDE / HIGH, label(store, drawn), form)
