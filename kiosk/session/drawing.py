"""Drawing is a sheet for a finger: what came in the night, or a new dream by day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.session import strokes
from kiosk.session.happenings import Effect, FindSheet, KeepDrawing, Label, LaySheet, Light
from kiosk.session.state import Drawing, Phase

if TYPE_CHECKING:
    from kiosk.session.happenings import DreamMay, SheetWas, Tick
    from kiosk.session.state import State
    from kiosk.session.touch import Touch

Outcome = tuple["State", tuple[Effect, ...]]

NIGHT, DREAM = "night", "dream"
SECONDS = 600.0
"""The most a drawing may take; then the sheet closes by itself, and is kept."""
LAY = 3.0
"""Seconds between one keeping of what is drawn so far and the next: a flash card wears."""
WORDS = {
    NIGHT: ("What came in the night?", "Draw it with a finger, if you like."),
    DREAM: ("The new dream", "Draw how it goes now: any way you like."),
}
"""What stands over the sheet, and what is said; of a dream only the new one is ever spoken."""


def begin(state: State) -> Outcome:
    """Return a sheet for what came in the night; the lead's, until somebody else is touched."""
    slept = state.programme.children if state.programme else state.chosen
    who = tuple(child.id for child in state.children if child.id in slept)
    if not who:
        return state, ()
    child = state.leader if state.leader in who else who[0]
    return _open(state, Drawing(NIGHT, who, child, SECONDS))


def dream_may(state: State, what: DreamMay) -> Outcome:
    """Return a sheet for a new dream, in the grown-ups' open room alone; the room is locked."""
    room = state.grown_ups
    if state.phase is not Phase.GROWN_UPS or room is None or room.locked:
        return state, ()
    if room.back is not Phase.ASLEEP:
        return state, ()
    state = replace(state, grown_ups=None)
    return _open(state, Drawing(DREAM, (what.child,), what.child, min(SECONDS, what.seconds)))


def _open(state: State, sheet: Drawing) -> Outcome:
    shown = replace(state, phase=Phase.DRAWING, drawing=sheet, since=state.at, lit=True)
    find = FindSheet(sheet.kind, sheet.who)
    return shown, (Light(0.8, 1.0), Label(" ".join(WORDS[sheet.kind])), find)


def sheet_was(state: State, what: SheetWas) -> Outcome:
    """Return the sheet as it was before the power went, unless it was drawn on meanwhile."""
    sheet = state.drawing
    if sheet is None or sheet.strokes or what.child not in sheet.who:
        return state, ()
    lies = replace(
        sheet, child=what.child, strokes=what.strokes, laid=what.strokes,
        seconds=min(sheet.seconds, what.seconds),
    )  # fmt: skip
    return replace(state, drawing=lies), ()


def touched(state: State, touch: Touch) -> Outcome:
    """Return the sheet with a line more or less, or kept and put away by one touch."""
    sheet = state.drawing
    if sheet is None or touch.act in {"go-on", "leave"}:
        return done(state)
    if touch.act == "stroke":
        return replace(state, drawing=_with(sheet, touch.value)), ()
    if touch.act == "undo":
        return replace(state, drawing=_undone(sheet)), ()
    if touch.act == "anew" and sheet.strokes:
        return replace(state, drawing=replace(
            sheet, strokes=(), before=sheet.strokes, full=False
        )), ()  # fmt: skip
    if touch.act == "choose" and touch.value in sheet.who:
        name = next((one.name for one in state.children if one.id == touch.value), "")
        return replace(state, drawing=replace(sheet, child=touch.value)), (Label(name),)
    return state, ()


def _with(sheet: Drawing, text: str) -> Drawing:
    line = strokes.read(text)
    if not line:
        return sheet
    if not strokes.room_for(sheet.strokes, line):
        return replace(sheet, full=True)
    return replace(sheet, strokes=(*sheet.strokes, line), before=())


def _undone(sheet: Drawing) -> Drawing:
    """Return the sheet without its last line; an emptied one as it was before."""
    if sheet.strokes:
        return replace(sheet, strokes=sheet.strokes[:-1], full=False)
    return replace(sheet, strokes=sheet.before, before=())


def ticked(state: State, _tick: Tick) -> Outcome:
    """Return the sheet kept and put away once its time is over; before, what is new on it kept."""
    sheet = state.drawing
    if sheet is None or state.at - state.since >= sheet.seconds:
        return done(state)
    if sheet.strokes == sheet.laid or state.at - sheet.laid_at < LAY:
        return state, ()
    lies = replace(sheet, laid=sheet.strokes, laid_at=state.at)
    return replace(state, drawing=lies), (_lay(state, lies),)


def _lay(state: State, sheet: Drawing) -> LaySheet:
    return LaySheet(sheet, max(0.0, sheet.seconds - (state.at - state.since)))


def done(state: State) -> Outcome:
    """Return the morning as it was, or the clock after a dream; what was drawn is kept.

    After a dream nobody finds the grown-ups' room open, and the clock comes instead.
    """
    sheet = state.drawing
    kept: tuple[Effect, ...] = ()
    if sheet is not None and sheet.strokes:
        kept = (KeepDrawing(sheet),)
    elif sheet is not None and sheet.laid:
        kept = (_lay(state, sheet),)
    if sheet is not None and sheet.kind == NIGHT:
        morning = replace(state, phase=Phase.MORNING, drawing=None, since=state.at)
        return morning, kept
    asleep = replace(state, phase=Phase.ASLEEP, drawing=None, since=state.at)
    return asleep, (*kept, Light(0.6, 2.0))
