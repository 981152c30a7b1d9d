"""Pausing is what a pause costs an evening: what is left gets shorter, so that it ends in time.

Given up in this order: the slack before the end of the window, the rituals not begun yet, one
more, settling down to its least, and last of all the end of the story. Nothing is hurried.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.session.programme import CLOSING, MORE, STEP, TOLD

if TYPE_CHECKING:
    from kiosk.session.programme import Programme
    from kiosk.session.state import State

LIMIT = 900.0
"""A pause nobody ends settles by itself after so many seconds."""
LEAST = 60.0
"""A pause is never shorter than this, however late it is."""
STOPPING = 30.0
"""What the evening still takes once a pause has settled by itself."""
STORY_LEAST = 90.0
"""Seconds of a story below which none is begun."""


def ends_by(state: State) -> float:
    """Return the second by which it is to be black after this pause, or 0 where none is known."""
    if state.by or state.programme is None:
        return state.by
    slack = _slack(state.programme)
    if slack is None:
        return 0.0
    spent = state.paused_at - state.since
    left = _left_within(state, spent) + _after(state.programme, state.act + 1)
    return state.paused_at + left + slack


def limit(state: State) -> float:
    """Return how many seconds this pause may last."""
    by = ends_by(state)
    if not by:
        return LIMIT
    return min(LIMIT, max(LEAST, by - STOPPING - state.paused_at))


def passes(state: State, index: int) -> bool:
    """Return whether an act is passed over, because a pause took its time."""
    programme = state.programme
    if programme is None or not state.by:
        return False
    act = programme.acts[index]
    least = min(programme.settle_least, programme.settle_seconds)
    left = state.by - state.at
    if act.kind == MORE:
        return act.length + least > left
    if act.kind in TOLD:
        return least + STORY_LEAST > left
    if act.kind != STEP or programme.acts[state.act].ritual == act.ritual:
        return False
    same = [one for one in programme.acts if one.ritual == act.ritual]
    if any(one.cue == "story" for one in same):
        return False
    first = min(programme.acts.index(one) for one in same)
    return _after(programme, first) - programme.settle_seconds + least > left


def is_over(state: State) -> bool:
    """Return whether a story ends here, at the end of a sentence, for settling has its time."""
    programme = state.programme
    if programme is None or not state.by:
        return False
    return state.at + min(programme.settle_least, programme.settle_seconds) >= state.by


def settling(state: State, seconds: float) -> float:
    """Return how long settling lasts that would last so many seconds."""
    programme = state.programme
    if programme is None or not state.by:
        return seconds
    least = min(programme.settle_least, seconds)
    return min(seconds, max(least, state.by - state.since))


def _slack(programme: Programme) -> float | None:
    """Return the seconds between black as it was planned and the end of the window."""
    window, black = programme.plan.get("window"), programme.plan.get("lights_out")
    if not window or black is None:
        return None
    return max(0.0, 60.0 * (float(window["end"]) - float(black)))


def _left_within(state: State, spent: float) -> float:
    """Return the seconds that are left of the act under way, once so many are spent in it."""
    act = state.now_act
    if act is None:
        return 0.0
    spoken = sum(one.speech_seconds + one.pause_after for one in act.lines[state.line :])
    if act.kind in TOLD:
        return spoken
    return max(spoken if state.speaking else 0.0, act.length - spent)


def _after(programme: Programme, index: int) -> float:
    """Return the seconds from the beginning of an act to black, as planned."""
    rest = (act for act in programme.acts[index:] if act.kind not in {CLOSING, MORE})
    return sum(act.length for act in rest) + programme.settle_seconds
