"""Sheets are the pages of the grown-ups' room that the desk writes and that answer touches."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.session import groups
from kiosk.session.choosing import open_who
from kiosk.session.happenings import (
    AskDream,
    Effect,
    Listen,
    MakeReady,
    Record,
    ShowSheet,
    TouchSheet,
)
from kiosk.session.sheet import Ahead, Sample
from kiosk.session.state import GrownUps, Phase, State

if TYPE_CHECKING:
    from kiosk.session.happenings import SheetIs, SheetMoves
    from kiosk.session.sheet import Sheet, SheetRow
    from kiosk.session.touch import Touch

Outcome = tuple[State, tuple[Effect, ...]]

SHEET, TYPING = "sheet:", "typing:"
"""What the views and rows of sheets begin with; an id follows, for instance ``sheet:care``."""
DOCTOR = "doctor"
"""The row that leads to the doctor card from any sheet."""
DREAM = "dream:"
"""Begins the rows that let a child draw a new dream; an id follows."""
TYPED_MOST = 120
"""Longest text that can be typed into a row, in characters."""


@dataclass(frozen=True)
class Entrance:
    """A row of the list that opens a sheet."""

    id: str
    label: str
    about: str = ""


ENTRANCES: tuple[Entrance, ...] = (
    Entrance("almanac", "The almanac", "every ritual, where and when"),
    Entrance("own", "Our own rituals", "what your family does"),
    Entrance("ways", "Other evenings", "sick, late, without me"),
    Entrance("learned", "What it learned", "and how to undo it"),
    Entrance("voices", "Who reads aloud", "hear every voice, take one"),
    Entrance("recordings", "Our voices", "record a goodnight, a story"),
    Entrance("names", "Names said right", "when one is said wrong"),
    Entrance("care", "Care", "whom to call"),
    Entrance("notebook", "Mia's notebook", "cards and drawings"),
)
"""The sheets of the list, in its order."""


def touched(state: State, room: GrownUps, touch: Touch) -> Outcome | None:
    """Return what a touch on a sheet does, or None if it concerns no sheet."""
    if touch.act == "row" and touch.value.startswith(SHEET):
        return state, (ShowSheet(touch.value.removeprefix(SHEET)),)
    sheet = room.sheet
    if sheet is None:
        return None
    if room.view.startswith(TYPING):
        return _typing(state, room, touch)
    if not room.view.startswith(SHEET):
        return None
    if touch.act == "leave":
        return _leave(state, room)
    if touch.act == "row":
        return _row(state, room, sheet, touch)
    if touch.act == "set":
        name, _, value = touch.value.partition("=")
        if any(one.id == name and value in one.steps for one in sheet.rows):
            return state, (TouchSheet(sheet.id, name, value),)
    return state, ()


def _row(state: State, room: GrownUps, sheet: Sheet, touch: Touch) -> Outcome:
    """Return what a touched row or mark does."""
    row = next((one for one in sheet.rows if one.id == touch.value), None)
    if row is None:
        known = any(one.id == touch.value for one in sheet.marks)
        return state, (TouchSheet(sheet.id, touch.value),) if known else ()
    if row.id == DOCTOR:
        return replace(state, phase=Phase.DOCTOR, came_from=Phase.GROWN_UPS), ()
    if row.id.startswith(DREAM):
        if room.back is not Phase.ASLEEP:
            # An evening, or a morning, goes on behind this room and must not be left so.
            said = replace(sheet, message="Come here from the clock for a dream drawing.")
            return replace(state, grown_ups=replace(room, sheet=said)), ()
        return state, (AskDream(row.id.removeprefix(DREAM)),)
    if not row.typed:
        return state, (TouchSheet(sheet.id, touch.value),)
    opened = replace(room, view=f"{TYPING}{row.id}", typed=row.value, accents=False)
    return replace(state, grown_ups=opened), ()


def _leave(state: State, room: GrownUps) -> Outcome:
    """Return one step out: to the sheet this one lies under, or to the list."""
    above = room.sheet.above if room.sheet else ""
    if above:
        return state, (ShowSheet(above),)
    return replace(state, grown_ups=groups.out(room)), ()


def _typing(state: State, room: GrownUps, touch: Touch) -> Outcome:
    """Return what a touch does while a row's text is typed."""
    sheet = room.sheet
    if sheet is None:
        return state, ()
    back = replace(room, view=f"{SHEET}{sheet.id}", typed="", accents=False)
    if touch.act == "key":
        return replace(state, grown_ups=_key(room, touch.value)), ()
    if touch.act in {"back", "leave"}:
        return replace(state, grown_ups=back), ()
    if touch.act == "go-on":
        row = room.view.removeprefix(TYPING)
        return replace(state, grown_ups=back), (TouchSheet(sheet.id, row, room.typed.strip()),)
    return state, ()


def _key(room: GrownUps, key: str) -> GrownUps:
    """Return the room with one key typed."""
    if key == "accents":
        return replace(room, accents=not room.accents)
    if key == "back":
        return replace(room, typed=room.typed[:-1])
    if len(key) != 1 or len(room.typed) >= TYPED_MOST:
        return room
    typed = key.upper() if not room.typed or room.typed.endswith(". ") else key.lower()
    return replace(room, typed=room.typed + typed, accents=False)


def typed_row(room: GrownUps) -> SheetRow | None:
    """Return the row whose text is being typed, or None."""
    if room.sheet is None or not room.view.startswith(TYPING):
        return None
    id = room.view.removeprefix(TYPING)
    return next((one for one in room.sheet.rows if one.id == id), None)


def sheet_is(state: State, what: SheetIs) -> Outcome:
    """Return the room showing a sheet; once it is locked or left, nothing."""
    room = state.grown_ups
    if what.sheet.id.startswith("sitter/"):
        return (replace(state, sitter=what.sheet) if state.phase is Phase.WHO else state), ()
    if room is None or room.locked:
        return state, ()
    # What is to be heard is done once: showing the same sheet again says nothing.
    sheet = replace(what.sheet, sound=None)
    shown = replace(room, view=f"{SHEET}{sheet.id}", sheet=sheet, message="")
    return replace(state, grown_ups=shown), _sounding(state, what.sheet)


def sheet_moves(state: State, what: SheetMoves) -> Outcome:
    """Return a sheet as it has become, if it is still open; nothing it leads to is opened by it."""
    room = state.grown_ups
    if room is None or room.locked or room.sheet is None or room.sheet.id != what.sheet.id:
        return state, ()
    touched = state.at if what.awake else state.touched
    moved = replace(room, sheet=replace(what.sheet, sound=None))
    return replace(state, grown_ups=moved, touched=touched), _sounding(state, what.sheet)


def _sounding(state: State, sheet: Sheet) -> tuple[Effect, ...]:
    """Return what the house does for a sheet that sounds."""
    if sheet.sound is None:
        return ()
    if isinstance(sheet.sound, Sample):
        return (Listen(sheet.sound),)
    if isinstance(sheet.sound, Ahead):
        # Just as bedtime is going to offer it: another leader would be another story.
        tonight, _ = open_who(state)
        return (MakeReady(tonight.chosen, tonight.leader, tonight.wishes),)
    return (Record(sheet.sound),)
