"""Telling is the evening under way: rituals step by step, the story, the settling, and stop."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.session import pausing
from kiosk.session.happenings import (
    Bed,
    BedFade,
    Bell,
    Effect,
    GoOn,
    Hold,
    Keep,
    KeepHeard,
    KeepNight,
    Light,
    LineFinished,
    LineStarted,
    Perform,
    Quiet,
    Tick,
)
from kiosk.session.leaves import Leaf, leaf_of, leaves
from kiosk.session.programme import CLOSING, LEAVING, MORE, STEP, STORY, TOLD
from kiosk.session.state import EVENING, Phase, State
from rituals import limits

if TYPE_CHECKING:
    from kiosk.session.touch import Touch

Outcome = tuple[State, tuple[Effect, ...]]

BLACK_AFTER = limits.BLACK_AFTER_MINUTES * 60.0
"""Seconds from the last touch to a black page while the voice reads (sleep-science, 15)."""
STOP_SECONDS = 30.0
"""How long settling takes after somebody said stop."""
ASLEEP_OVER_IT = 2700.0
"""Seconds on one page, read by a grown-up, after which nobody is reading any more."""
CLOSING_LIMIT = 120.0
"""Seconds beyond settling within which the closing words must have been heard."""
ONE_MORE_SECONDS = 12.0
"""How long the choice of one more stays before it goes away by itself."""
BED_LINES = 4
"""How many last sentences the night sound fades in under."""
BED_GAIN = -10.0


def pages_of(state: State) -> tuple[Leaf, ...]:
    """Return the pages of tonight's story at this screen's budget."""
    act = state.now_act
    return leaves(act.lines, state.budget) if act and act.lines else (Leaf(0, 0),)


def begin(state: State) -> Outcome:
    """Return the evening begun: light down, first act."""
    state = replace(state, stopped_early=False, heard_out=False, black=False, paused=False)
    state = replace(state, coming="", one_more="", by=0.0)
    state = replace(state, mode=state.rule("reader", "voice"), slower=False)
    state, effects = enter(state, 0)
    return state, (Light(1.0), *effects)


def enter(state: State, index: int) -> Outcome:
    """Return the act ``index`` entered; past the last, or at the closing, the night settles."""
    programme = state.programme
    if programme is None or index >= len(programme.acts) or programme.acts[index].kind == CLOSING:
        return settle(state)
    act = programme.acts[index]
    if pausing.passes(state, index):
        # A story passed over has not brought the night sound in.
        sound = night_sound(state) if act.kind == STORY else ()
        state, later = enter(state, index + 1)
        return state, (*sound, *later)
    if act.kind == MORE and state.one_more != "yes":
        return _offered(state, index)
    story = act.kind in TOLD
    if story and not act.lines:
        return enter(state, index + 1)
    state = replace(
        state,
        phase=Phase.STORY if story else Phase.RITUAL,
        act=index,
        line=0,
        leaf=0,
        since=state.at,
        speaking=False,
    )
    effects: tuple[Effect, ...] = (Keep(),)
    if act.cue == "bell":
        effects += (Bell(),)
    if act.lines and not (story and state.mode != "voice"):
        state = replace(state, speaking=True)
        effects += (Perform(index, 0),)
    return state, effects


def _offered(state: State, index: int) -> Outcome:
    """Return the choice of one more: once a night, after a whole story, to eyes that are open."""
    off = state.rule("one-more", "yes") == "no"
    if state.one_more or not state.heard_out or state.black or off:
        return enter(state, index + 1)
    state = replace(
        state, phase=Phase.ONE_MORE, act=index, line=0, leaf=0, since=state.at, speaking=False
    )
    return state, (Keep(),)


def resume_act(state: State) -> Outcome:
    """Return the act taken up again at its kept sentence."""
    act = state.now_act
    if act is None:
        return settle(state, early=True)
    state = replace(state, speaking=False)
    if act.lines and (act.kind not in TOLD or state.mode == "voice"):
        line = min(state.line, len(act.lines) - 1)
        said = replace(state, speaking=True, line=line)
        late = act.kind in {MORE, LEAVING} or (
            act.kind == STORY and line > len(act.lines) - BED_LINES
        )
        return said, (Perform(state.act, line), *(night_sound(said) if late else ()))
    return replace(state, leaf=leaf_of(pages_of(state), state.line)), ()


def settle(state: State, *, early: bool = False) -> Outcome:
    """Return the night settling: the sound sinks to silence, the screen to black."""
    held = (GoOn(),) if state.paused else ()
    state = replace(
        state,
        phase=Phase.SETTLE,
        since=state.at,
        paused=False,
        stopped_early=early,
        speaking=False,
    )
    seconds = settle_seconds(state)
    effects: tuple[Effect, ...] = (Light(0.0, seconds), BedFade(seconds))
    closing = _closing_index(state)
    if not early and closing is not None:
        state = replace(state, act=closing, line=0, speaking=True)
        effects = (Perform(closing, 0), *effects)
    return state, (*held, *effects, Keep())


def _closing_index(state: State) -> int | None:
    """Return which act the closing words are, if there are any."""
    acts = state.programme.acts if state.programme else ()
    found = [index for index, act in enumerate(acts) if act.kind == CLOSING and act.lines]
    return found[0] if found else None


def resume_settle(state: State) -> Outcome:
    """Return the settling taken up where it was, with the closing words that are left."""
    left = max(2.0, settle_seconds(state) - (state.at - state.since))
    effects: tuple[Effect, ...] = (*night_sound(state), Light(0.0, left), BedFade(left))
    act = state.now_act
    if not state.stopped_early and act is not None and act.kind == CLOSING:
        line = min(state.line, len(act.lines) - 1)
        effects = (Perform(state.act, line), *effects)
        state = replace(state, line=line, speaking=True)
    return state, effects


def settle_seconds(state: State) -> float:
    """Return how long settling lasts tonight."""
    if state.stopped_early or state.programme is None:
        return STOP_SECONDS
    programme = state.programme
    spent = ONE_MORE_SECONDS if state.one_more else 0.0
    if state.one_more == "told" and programme.more is not None:
        spent += programme.more.length
    over = max(0.0, spent - programme.spare)
    least = min(programme.settle_least, programme.settle_seconds)
    return pausing.settling(state, max(least, programme.settle_seconds - over))


def stop(state: State) -> Outcome:
    """Return the evening stopped by one touch: quiet, a short settling, dark."""
    if state.phase is Phase.SETTLE:
        if state.stopped_early:
            # Small hands that go on pressing must not put the dark off.
            return state, ()
        return replace(state, stopped_early=True, speaking=False, since=state.at), (
            Quiet(0.6),
            BedFade(STOP_SECONDS),
            Light(0.0, STOP_SECONDS),
            Keep(),
        )
    state, effects = settle(state, early=True)
    return state, (Quiet(0.6), *effects)


def pause(state: State) -> Outcome:
    """Return the evening paused, or going on."""
    if not state.paused:
        return replace(state, paused=True, paused_at=state.at), (Hold(),)
    by, waited = pausing.ends_by(state), state.at - state.paused_at
    return replace(state, paused=False, since=state.since + waited, by=by), (GoOn(),)


def night_sound(state: State) -> tuple[Effect, ...]:
    """Return the night sound brought in, if there is one."""
    programme = state.programme
    if programme is None or not programme.sound:
        return ()
    return (Bed(programme.sound, 12.0, BED_GAIN),)


def line_started(state: State, what: LineStarted) -> Outcome:
    """Return the state that knows which sentence is being heard, kept."""
    if what.act != state.act or state.phase not in EVENING:
        return state, ()
    act = state.now_act
    state = replace(state, line=what.line, speaking=True)
    effects: tuple[Effect, ...] = (Keep(),)
    if act is not None and act.kind in TOLD:
        state = replace(state, leaf=leaf_of(pages_of(state), what.line))
        if act.kind == STORY and what.line == max(0, len(act.lines) - BED_LINES):
            effects += night_sound(state)
    return state, effects


def line_finished(state: State, what: LineFinished) -> Outcome:
    """Return what follows a sentence: the next is already queued; the last one ends its act."""
    act = state.now_act
    if act is None or what.act != state.act or state.phase not in EVENING:
        return state, ()
    if state.phase is Phase.SETTLE:
        return replace(state, speaking=what.line + 1 < len(act.lines)), ()
    if state.mode == "line" and act.kind in TOLD:
        return replace(state, speaking=False), ()
    if what.line + 1 < len(act.lines):
        if act.kind == STORY and state.mode == "voice" and pausing.is_over(state):
            state, effects = settle(state)
            return state, (Quiet(0.6), *night_sound(state), *effects)
        return state, ()
    state = replace(state, speaking=False)
    if act.kind == STORY:
        state, effects = enter(replace(state, heard_out=True), state.act + 1)
        return state, (KeepHeard(), *effects)
    if act.kind == STEP:
        return state, ()
    if act.kind == MORE:
        state = replace(state, one_more="told")
    return enter(state, state.act + 1)


def ticked(state: State, _tick: Tick) -> Outcome:
    """Return what time alone does: steps end, pages go black, pauses settle."""
    if state.paused:
        if state.at - state.paused_at >= pausing.limit(state):
            return stop(state)
        return state, ()
    act = state.now_act
    if act is None:
        return settle(state, early=True)
    if state.phase is Phase.RITUAL:
        if not state.speaking and state.at - state.since >= act.seconds:
            return enter(state, state.act + 1)
        return state, ()
    idle = state.at - state.touched
    if state.mode == "voice" and not state.black and idle >= BLACK_AFTER:
        return replace(state, black=True), (Light(0.0, 8.0),)
    if state.mode != "voice" and idle >= ASLEEP_OVER_IT:
        return stop(state)
    return state, ()


def settling(state: State, _touch: Touch) -> Outcome:
    """Return the settling undisturbed: only stop, handled before, does anything."""
    return state, ()


def settling_ticked(state: State, _tick: Tick) -> Outcome:
    """Return dark once the sound has sunk."""
    left = settle_seconds(state) - (state.at - state.since)
    if left > -CLOSING_LIMIT and (state.speaking or left > 0):
        return state, ()
    dark = replace(
        state, phase=Phase.DARK, since=state.at, night_since=state.at, lit=False, black=False
    )
    return dark, (KeepNight(early=state.stopped_early), Light(0.0, 0.0))
