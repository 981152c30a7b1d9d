"""Resting is all that is not an evening: the dim clock, the dark, night help, the morning."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.session import choosing, drawing, levels, liking
from kiosk.session.happenings import (
    AskHours,
    Effect,
    KeepHelp,
    KeepMore,
    KeepMorning,
    Label,
    Light,
    MendClock,
    Perform,
    Quiet,
    Tick,
)
from kiosk.session.programme import MORE
from kiosk.session.state import Entry, Phase, State

if TYPE_CHECKING:
    from kiosk.session.touch import Touch

Outcome = tuple[State, tuple[Effect, ...]]

DIM_AFTER = 120.0
"""Seconds without a touch after which the clock's face goes dark."""
NIGHT_LEAST = 4 * 3600.0
"""Seconds of dark before which no clock may say that it is morning."""
NIGHT_LONG = 9 * 3600.0
"""Seconds of dark after which a touch means morning; before, whoever woke gets night help."""
GLOW = 30.0
HELP_LIMIT = 180.0
MORNING_IDLE = 600.0
ROOM_IDLE = 180.0
"""Seconds without a touch after which the doctor card gives way to the room, which then locks."""
THANKS = 12.0
COMFORT = "You are safe. It is night, and your grown-ups are near. Breathe out, slowly."
HELP_LINES = {
    "hug": "A hug is a good idea. Go and get one.",
    "water": "A little water, and back to bed.",
    "bed": "Find the cool part of the pillow.",
    "call": "Call your grown-up. They want you to.",
}
PIECE = "piece"
"""What is chosen for a comfort piece: a minute, over long before night help is silent again."""
FACES = ("good", "so-so", "hard")
NOTES = ("woke", "bad-dream")


def asleep(state: State, touch: Touch) -> Outcome:
    """Return what a touch does on the clock; the first on a dark face only wakes it."""
    if not state.lit:
        return replace(state, lit=True), (Light(0.6),)
    if touch.act == "clock-yes":
        return replace(state, trusted=True), (MendClock(0),)
    if touch.act == "clock-set" and touch.value.lstrip("+-").isdigit():
        return state, (MendClock(int(touch.value)),)
    if touch.act == "grown-ups":
        return choosing.open_grown_ups(state)
    if touch.act == "bedtime":
        if not state.children:
            return replace(state, phase=Phase.FIRST_START, entry=Entry()), ()
        state, effects = choosing.open_who(state)
        asked = (AskHours(),) if state.rule("quiet") else ()
        return state, (*effects, *asked)
    return state, ()


def asleep_ticked(state: State, _tick: Tick) -> Outcome:
    """Return the face gone dark once nobody has touched it for two minutes."""
    if state.lit and state.at - state.touched >= DIM_AFTER:
        return replace(state, lit=False), (Light(0.15, 8.0),)
    return state, ()


def dark(state: State, _touch: Touch) -> Outcome:
    """Return night help; or the morning, once the night was long enough. Never a story."""
    if state.at - state.night_since >= NIGHT_LONG:
        return open_morning(state)
    glow = replace(state, phase=Phase.HELP, help="glow", since=state.at)
    # The page itself is a deep red below 1 cd/m2; the veil must not swallow its touches.
    return glow, (Light(1.0, 0.8), Label(COMFORT, state.rule("comfort")), KeepHelp())


def dark_ticked(state: State, tick: Tick) -> Outcome:
    """Return the morning when a trusted clock shows it: unlit, for somebody may still sleep."""
    if not tick.morning or state.at - state.night_since < NIGHT_LEAST:
        return state, ()
    state, _ = open_morning(state)
    return replace(state, lit=False), ()


def helping(state: State, touch: Touch) -> Outcome:
    """Return what a touch does in night help: a few words, then dark again."""
    if touch.act in {"stop", "leave"}:
        return _back_to_dark(state)
    if touch.act in levels.ACTS:
        return levels.turned(state, touch)
    if touch.act == "grown-ups" or (touch.act == "choose" and touch.value == "morning"):
        return choosing.open_grown_ups(replace(state, help=""))
    if touch.act == "choose" and touch.value == PIECE and piece_left(state):
        said = replace(state, help="breath", one_more="night")
        return said, (Perform(_piece(state), 0), Light(0.0, 6.0), KeepMore())
    if touch.act == "choose" and touch.value in HELP_LINES:
        breath = replace(state, help="breath")
        return breath, (Label(HELP_LINES[touch.value]), Light(0.0, 6.0))
    return state, ()


def piece_left(state: State) -> bool:
    """Return whether night help may still say tonight's comfort piece: once, and never a tale."""
    return _piece(state) >= 0 and state.one_more != "night"


def _piece(state: State) -> int:
    """Return which act tonight's comfort piece is, or -1."""
    acts = state.programme.acts if state.programme else ()
    return next((index for index, act in enumerate(acts) if act.kind == MORE), -1)


def helping_ticked(state: State, _tick: Tick) -> Outcome:
    """Return the glow gone after half a minute, and silence after three."""
    waited = state.at - state.since
    if waited >= HELP_LIMIT:
        return _back_to_dark(state)
    if state.help == "glow" and waited >= GLOW:
        return replace(state, help="breath"), (Light(0.0, 6.0),)
    return state, ()


def _back_to_dark(state: State) -> Outcome:
    """Return black and silence; the night's hours go on counting."""
    dark = replace(state, phase=Phase.DARK, help="", since=state.at)
    return dark, (Quiet(0.6), Light(0.0, 1.0))


def open_morning(state: State) -> Outcome:
    """Return the morning's question."""
    state = replace(
        state, phase=Phase.MORNING, since=state.at, touched=state.at, face="", notes=(), lit=True
    )
    state = replace(state, night_step=-1)
    return state, (Light(0.8, 4.0),)


def morning(state: State, touch: Touch) -> Outcome:
    """Return what a touch does in the morning: light, a face, a grown-up's note, done."""
    if touch.act == "wake" and not state.lit:
        return replace(state, lit=True, since=state.at), (Light(0.8, 4.0),)
    state = replace(state, lit=True)
    if touch.act == "choose" and touch.value in FACES:
        return replace(state, face=touch.value, since=state.at), ()
    if touch.act == "toggle" and touch.value in NOTES:
        return replace(state, notes=liking.turned(state.notes, touch.value), since=state.at), ()
    if touch.act == "toggle":
        return liking.touched(state, touch.value)
    if touch.act in {"go-on", "leave"}:
        return _morning_done(state)
    if touch.act == "draw" and state.face:
        return drawing.begin(state)
    if touch.act == "grown-ups":
        return choosing.open_grown_ups(state)
    return state, ()


def morning_ticked(state: State, tick: Tick) -> Outcome:
    """Return the day begun: soon after a face was touched, or by itself later."""
    if not state.lit and tick.morning:
        return state, ()
    waited = state.at - state.since
    thanked = liking.SECONDS if liking.parts(state) else THANKS
    if (state.face and waited >= thanked) or waited >= MORNING_IDLE:
        return _morning_done(state)
    return state, ()


def _morning_done(state: State) -> Outcome:
    """Return the clock, with how the night was kept."""
    # A rule changed in the morning counts the next night already; this is about the last one.
    night = state.programme.night if state.programme else state.night
    done = replace(
        state,
        phase=Phase.ASLEEP,
        programme=None,
        night=night,
        since=state.at,
        heard_out=False,
        help="",
    )
    kept = KeepMorning(state.face, state.notes)
    return done, (kept,) if state.lit else (kept, Light(0.15, 8.0))


def doctor(state: State, touch: Touch) -> Outcome:
    """Return to wherever the doctor card was opened from."""
    if touch.act in {"leave", "go-on", "back"}:
        return replace(state, phase=state.came_from, came_from=Phase.ASLEEP), ()
    return state, ()


def doctor_ticked(state: State, _tick: Tick) -> Outcome:
    """Return from the card after ten minutes without a touch; before an open room far sooner."""
    idle = ROOM_IDLE if state.came_from is Phase.GROWN_UPS else MORNING_IDLE
    if state.at - state.touched < idle:
        return state, ()
    return replace(state, phase=state.came_from, came_from=Phase.ASLEEP), ()
