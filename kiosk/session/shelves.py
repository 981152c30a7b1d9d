"""Shelves are the grown-ups' lists of stories: the packs, what to tell again, what is brave."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.session.happenings import BraveAre, ChangePack, Effect, FindBrave, ShowShelf
from kiosk.session.state import GrownUps, State

if TYPE_CHECKING:
    from kiosk.session.happenings import PoolsAre, ShelfIs

Outcome = tuple[State, tuple[Effect, ...]]

PACKS, AGAIN, BRAVE, LOW = "packs", "again", "brave", "low"
"""The rows of the list that open a shelf, and the one that says what runs low."""
ACTIONS = ("hold", "release", "welcome", "remove")
SURE = "Touch remove once more. Its tales are told no more."
TONIGHT = "Its first night is tonight: leave this room and choose who goes to bed."
PUT_DOWN = "Put down for the next evening: leave this room and choose who goes to bed."
BRAVE_DOWN = "For the next evening alone: leave this room and choose who goes to bed."
TAKEN_BACK = "Taken back: the next evening is like any other."


def touched(state: State, room: GrownUps, row: str) -> Outcome | None:
    """Return what a touched row of a shelf does, or None if it is no such row."""
    if row in {PACKS, AGAIN}:
        return _at(state, room, row), (ShowShelf(),)
    if row == BRAVE:
        return _at(state, room, row), (FindBrave(),)
    if row == LOW:
        text = "\n\n".join(room.low)
        shown = replace(room, view="text", title="What runs low", text=text)
        return replace(state, grown_ups=shown), ()
    what, _, id = row.partition(":")
    if what == "pack" and any(one.id == id for one in room.packs):
        return _at(state, room, row), ()
    if what == "again":
        return _again(state, room, id)
    if what == BRAVE and any(one.id == id for one in room.brave or ()):
        again = state.coming == row
        chosen = replace(state, coming="" if again else row)
        return _at(chosen, room, BRAVE, TAKEN_BACK if again else BRAVE_DOWN), ()
    if what in ACTIONS and any(one.id == id for one in room.packs):
        return _act(state, room, what, id)
    return None


def _at(state: State, room: GrownUps, view: str, message: str = "") -> State:
    """Return the room showing another list."""
    return replace(state, grown_ups=replace(room, view=view, message=message))


def _act(state: State, room: GrownUps, what: str, id: str) -> Outcome:
    """Return a pack held, released, welcomed or, at the second touch, removed."""
    if what == "remove" and room.view != f"remove:{id}":
        return _at(state, room, f"remove:{id}", SURE), ()
    view = PACKS if what == "remove" else f"pack:{id}"
    message = TONIGHT if what == "welcome" else ""
    return _at(state, room, view, message), (ChangePack(what, id),)


def _again(state: State, room: GrownUps, night: str) -> Outcome:
    """Return a kept story put down for the next evening, taken back, or why it can't come."""
    for one in room.kept:
        if str(one.night) == night:
            if one.refusal:
                return _at(state, room, AGAIN, one.refusal), ()
            back = state.coming == f"again:{night}"
            coming = replace(state, coming="" if back else f"again:{night}")
            return _at(coming, room, AGAIN, TAKEN_BACK if back else PUT_DOWN), ()
    return state, ()


def above(view: str) -> str:
    """Return the list that a page of this room lies under."""
    return PACKS if view.partition(":")[0] in {"pack", *ACTIONS} else "list"


def shelf_is(state: State, what: ShelfIs) -> Outcome:
    """Return the room that knows its shelves."""
    room = state.grown_ups
    if room is None or room.locked:
        return state, ()
    message = what.message or room.message
    return replace(
        state, grown_ups=replace(room, packs=what.packs, kept=what.kept, message=message)
    ), ()


def found(state: State, what: PoolsAre | BraveAre) -> Outcome:
    """Return the room that knows what runs low, or which tales meet a worry."""
    room = state.grown_ups
    if room is None:
        return state, ()
    if isinstance(what, BraveAre):
        return replace(state, grown_ups=replace(room, brave=what.tales)), ()
    return replace(state, grown_ups=replace(room, low=what.low)), ()


def wish_of(state: State, tale: str) -> str:
    """Return a chosen tale as it is wished for: one that a grown-up put down keeps its mark."""
    return state.coming if state.coming == f"{BRAVE}:{tale}" else tale
