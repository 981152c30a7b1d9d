"""Drawings are what a finger left on the glass: kept by the child's id, shown to grown-ups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk import care
from kiosk.care import drawing as limits
from kiosk.desk import minding, people, shelf
from kiosk.press.drawn import drawn_page
from kiosk.session.drawing import DREAM, NIGHT
from kiosk.session.strokes import HIGH, WIDE, flat, pointed
from kiosk.store.notebook import Drawn
from kiosk.store.notes import Refused

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
    """Keep a drawing that is over, if its child still lives here."""
    if store.family.child(drawing.child) is None or not drawing.strokes:
        return None
    night = state.programme.night if state.programme else max(1, store.next_night - 1)
    drawn = Drawn(
        child=drawing.child,
        night=night,
        strokes=tuple(flat(stroke) for stroke in drawing.strokes),
        kind=drawing.kind,
    )
    day = now.when.toordinal() if drawing.kind == DREAM and now.trusted else None
    return store.notebook.keep(drawn, day)


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
