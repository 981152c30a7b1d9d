"""The session is one evening as a state machine that the app, the command line and tests drive."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.session import (
    asking,
    choosing,
    drawing,
    entering,
    grownups,
    lessons,
    reading,
    resting,
    saying,
    sheets,
    shelves,
    telling,
)
from kiosk.session.happenings import (
    BraveAre,
    DreamMay,
    Effect,
    FamilyIs,
    Happening,
    Keep,
    Label,
    LessonIs,
    Light,
    LineFinished,
    LineStarted,
    Muted,
    NameChecked,
    NotReady,
    PinChecked,
    PoolsAre,
    Quiet,
    QuietNow,
    Ready,
    SheetIs,
    SheetMoves,
    SheetWas,
    ShelfIs,
    TextIs,
    Tick,
    Touched,
)
from kiosk.session.state import EVENING, Entry, Phase, State

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.session.touch import Touch

Outcome = tuple[State, tuple[Effect, ...]]
"""The new state and what the house is asked to do."""

_TOUCH: dict[Phase, Callable[[State, Touch], Outcome]] = {
    Phase.FIRST_START: entering.touched,
    Phase.ASLEEP: resting.asleep,
    Phase.WHO: choosing.who,
    Phase.PLAN: choosing.plan,
    Phase.COVERS: choosing.covers,
    Phase.RITUAL: reading.touched,
    Phase.STORY: reading.touched,
    Phase.ONE_MORE: asking.touched,
    Phase.SETTLE: telling.settling,
    Phase.DARK: resting.dark,
    Phase.HELP: resting.helping,
    Phase.MORNING: resting.morning,
    Phase.LESSON: lessons.touched,
    Phase.DRAWING: drawing.touched,
    Phase.GROWN_UPS: grownups.touched,
    Phase.DOCTOR: resting.doctor,
    Phase.STOPPED: choosing.stopped,
}

_TICK: dict[Phase, Callable[[State, Tick], Outcome]] = {
    Phase.FIRST_START: entering.ticked,
    Phase.ASLEEP: resting.asleep_ticked,
    Phase.WHO: choosing.ticked,
    Phase.PLAN: choosing.ticked,
    Phase.COVERS: choosing.ticked,
    Phase.RITUAL: telling.ticked,
    Phase.STORY: telling.ticked,
    Phase.ONE_MORE: asking.ticked,
    Phase.SETTLE: telling.settling_ticked,
    Phase.DARK: resting.dark_ticked,
    Phase.HELP: resting.helping_ticked,
    Phase.MORNING: resting.morning_ticked,
    Phase.LESSON: lessons.ticked,
    Phase.DRAWING: drawing.ticked,
    Phase.GROWN_UPS: grownups.ticked,
    Phase.DOCTOR: resting.doctor_ticked,
    Phase.STOPPED: choosing.ticked,
}

_CHOOSING = frozenset({Phase.WHO, Phase.PLAN, Phase.COVERS})
"""Where a plan may be waited for."""


def step(state: State, what: Happening, at: float) -> Outcome:
    """Return the state after ``what`` happened at ``at`` seconds of running time, and its effects.

    Pure: the same state and happening always give the same outcome.
    """
    state = replace(state, at=max(at, state.at))
    if isinstance(what, Touched):
        after, effects = _touched(state, what.touch)
        words = saying.said(state, after, what.touch, effects)
        return after, (*effects, Label(words)) if words else effects
    if isinstance(what, Tick):
        return _TICK[state.phase](state, what)
    if isinstance(what, LineStarted | LineFinished):
        return _heard(state, what)
    return _told(state, what)


def _heard(state: State, what: LineStarted | LineFinished) -> Outcome:
    """Return what a sentence does; behind the doctor card the evening hears it too."""
    card = state.phase is Phase.DOCTOR
    if card:
        state = replace(state, phase=state.came_from)
    if isinstance(what, LineStarted):
        state, effects = telling.line_started(state, what)
    else:
        state, effects = telling.line_finished(state, what)
    if card:
        state = replace(state, phase=Phase.DOCTOR, came_from=state.phase)
    return state, effects


def _touched(state: State, touch: Touch) -> Outcome:
    """Return what a touch does: stop and the doctor card from anywhere, else by phase."""
    state = replace(state, touched=state.at)
    if touch.act == "stop" and state.phase in EVENING:
        return telling.stop(state)
    if touch.act == "doctor" and state.phase is not Phase.DOCTOR:
        effects: tuple[Effect, ...] = ()
        if state.phase in {Phase.RITUAL, Phase.STORY} and not state.paused:
            state, effects = telling.pause(state)
        return replace(state, phase=Phase.DOCTOR, came_from=state.phase), effects
    return _TOUCH[state.phase](state, touch)


def _told(state: State, what: Happening) -> Outcome:
    """Return the state after the house answered."""
    if isinstance(what, FamilyIs):
        return _family(state, what)
    if isinstance(what, Ready):
        if not state.waiting or state.phase not in _CHOOSING:
            # Somebody thought better of it meanwhile: nobody waits for this plan any more.
            return replace(state, waiting=False), ()
        return choosing.ready(state, what.programme), ()
    if isinstance(what, NotReady):
        if state.phase not in _CHOOSING:
            return replace(state, waiting=False), ()
        stopped = replace(
            state, phase=Phase.STOPPED, waiting=False, message=what.message, mend=what.mend
        )
        return stopped, ()
    if isinstance(what, NameChecked):
        return entering.name_checked(state, what)
    if isinstance(what, PinChecked):
        return grownups.pin_checked(state, what)
    if isinstance(what, TextIs):
        return grownups.text_is(state, what)
    if isinstance(what, Muted):
        return replace(state, muted=what.muted), ()
    return _opened(state, what)


def _opened(state: State, what: Happening) -> Outcome:
    """Return the state after something to look at, or to draw on, was fetched."""
    if isinstance(what, ShelfIs):
        return shelves.shelf_is(state, what)
    if isinstance(what, QuietNow):
        return choosing.quiet_now(state, what)
    if isinstance(what, SheetIs):
        return sheets.sheet_is(state, what)
    if isinstance(what, SheetMoves):
        return sheets.sheet_moves(state, what)
    if isinstance(what, LessonIs):
        return lessons.lesson_is(state, what)
    if isinstance(what, DreamMay):
        return drawing.dream_may(state, what)
    if isinstance(what, SheetWas):
        return drawing.sheet_was(state, what)
    if isinstance(what, PoolsAre | BraveAre):
        return shelves.found(state, what)
    return state, ()


def _family(state: State, what: FamilyIs) -> Outcome:
    """Return the state that knows who lives here; an empty house starts by asking."""
    known = {child.id for child in what.children}
    before = {child.id for child in state.children}
    # Whoever was entered just now goes to bed tonight, or nobody would have entered them.
    come = known - before if state.phase is Phase.WHO else set()
    chosen = tuple(one.id for one in what.children if one.id in {*state.chosen, *come})
    state = replace(state, turns=what.turns, night=what.night)
    leader = state.leader if state.leader in known else ""
    if state.phase is Phase.WHO and chosen and not leader:
        leader = choosing.leader_of(state, chosen)
    state = replace(
        state,
        children=what.children,
        rules=what.rules,
        has_pin=what.has_pin,
        chosen=chosen,
        leader=leader,
    )
    if not what.children and state.phase is Phase.ASLEEP:
        return replace(state, phase=Phase.FIRST_START, entry=Entry()), ()
    return state, ()


class Session:
    """A state with a memory of itself: hand it happenings, carry out the effects it returns."""

    def __init__(self, state: State | None = None) -> None:
        """Begin asleep, or take up a kept state."""
        self.state = state or State()

    def happen(self, what: Happening, at: float) -> tuple[Effect, ...]:
        """Take one happening in and return what the house is asked to do."""
        self.state, effects = step(self.state, what, at)
        return effects

    def take_up(self, state: State) -> tuple[Effect, ...]:
        """Go on where a power cut left off: same night, same sentence, nothing asked."""
        self.state = replace(state, paused=False)
        if state.phase in {Phase.RITUAL, Phase.STORY}:
            self.state, effects = telling.resume_act(self.state)
            return (Keep(), *effects)
        if state.phase is Phase.ONE_MORE:
            self.state, effects = asking.gone(self.state)
            return (*telling.night_sound(self.state), *effects)
        if state.phase is Phase.SETTLE:
            self.state, effects = telling.resume_settle(self.state)
            return effects
        return (Quiet(0.0), Light(0.0, 0.0))
