"""Reading is what a touch does while a ritual or the story is under way."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.session import levels, telling
from kiosk.session.happenings import Effect, Keep, KeepHeard, Light, Perform, Quiet
from kiosk.session.leaves import leaf_of
from kiosk.session.programme import LEAVING, MORE
from kiosk.session.state import Phase, State

if TYPE_CHECKING:
    from kiosk.session.touch import Touch

Outcome = tuple[State, tuple[Effect, ...]]


def touched(state: State, touch: Touch) -> Outcome:
    """Return what a touch does while a ritual or the story is under way."""
    if state.black:
        return replace(state, black=False), (Light(1.0),)
    if touch.act == "pause":
        return telling.pause(state)
    if state.paused and touch.act in levels.ACTS:
        return levels.turned(state, touch)
    if state.paused:
        return (state, ()) if touch.act != "go-on" else telling.pause(state)
    if state.phase is Phase.RITUAL:
        return _ritual_touch(state, touch)
    return _story_touch(state, touch)


def _ritual_touch(state: State, touch: Touch) -> Outcome:
    """Return what a touch does during a ritual: on, back, or nothing."""
    if touch.act == "next":
        state, effects = telling.enter(state, state.act + 1)
        return state, (Quiet(), *effects)
    act = state.now_act
    if touch.act == "back" and act is not None and act.kind != LEAVING:
        # Before the younger's goodnight lies the story, and that is told once.
        state, effects = telling.enter(state, _before(state))
        return state, (Quiet(), *effects)
    return state, ()


def _before(state: State) -> int:
    """Return the act before this one; what could be told once more is passed over."""
    before = max(0, state.act - 1)
    acts = state.programme.acts if state.programme else ()
    return before - 1 if acts and acts[before].kind == MORE else before


def _story_touch(state: State, touch: Touch) -> Outcome:
    """Return what a touch does during the story."""
    if touch.act == "mode" and touch.value in {"self", "voice", "line"}:
        return _set_mode(state, touch.value)
    if touch.act == "black":
        return replace(state, black=True), (Light(0.0, 0.6),)
    if touch.act == "slower":
        state = replace(state, slower=not state.slower)
        return _say_from(state, state.line) if state.speaking else (state, (Keep(),))
    if touch.act in {"next", "back"}:
        return _turn(state, 1 if touch.act == "next" else -1)
    if touch.act == "word" and state.mode == "line":
        return _one_line(state, _sentence_of(state, touch.value))
    return state, ()


def _sentence_of(state: State, word: str) -> int:
    """Return the sentence that a touched word of the page stands in."""
    lines = state.now_act.lines if state.now_act else ()
    left = int(word) if word.isdecimal() else -1
    leaf = telling.pages_of(state)[state.leaf]
    for index in range(leaf.first, leaf.end) if left >= 0 else ():
        left -= len(lines[index].line.text.split())
        if left < 0:
            return index
    return state.line


def _set_mode(state: State, mode: str) -> Outcome:
    """Return the reading handed to the voice, to a grown-up, or to the voice line by line."""
    if mode == state.mode:
        return state, ()
    state = replace(state, mode=mode)
    if mode == "voice":
        return _say_from(state, state.line)
    quiet = replace(state, speaking=False, leaf=leaf_of(telling.pages_of(state), state.line))
    if mode == "line":
        return _one_line(quiet, quiet.line)
    return quiet, (Quiet(), Keep())


def _say_from(state: State, line: int) -> Outcome:
    """Return the voice reading on from ``line``."""
    state = replace(state, line=line, speaking=True, leaf=leaf_of(telling.pages_of(state), line))
    return state, (Quiet(0.15), Perform(state.act, line), Keep())


def _one_line(state: State, line: int) -> Outcome:
    """Return the voice saying one sentence and waiting."""
    state = replace(state, line=line, speaking=True, leaf=leaf_of(telling.pages_of(state), line))
    return state, (Quiet(0.15), Perform(state.act, line, only=True), Keep())


def _turn(state: State, by: int) -> Outcome:
    """Return the story one page, or with the voice one sentence, further or back."""
    act = state.now_act
    if act is None:
        return state, ()
    pages = telling.pages_of(state)
    if state.mode == "self":
        leaf = state.leaf + by
        if leaf >= len(pages):
            return _story_done(state)
        leaf = max(0, leaf)
        return replace(state, leaf=leaf, line=pages[leaf].first), (Keep(),)
    line = state.line + by
    if line >= len(act.lines):
        return _story_done(state)
    line = max(0, line)
    return _one_line(state, line) if state.mode == "line" else _say_from(state, line)


def _story_done(state: State) -> Outcome:
    """Return the story heard to its end, and whatever comes next."""
    if state.now_act is not None and state.now_act.kind == MORE:
        state, effects = telling.enter(replace(state, one_more="told"), state.act + 1)
        return state, (Quiet(), *effects)
    state, effects = telling.enter(replace(state, heard_out=True), state.act + 1)
    return state, (Quiet(), KeepHeard(), *telling.night_sound(state), *effects)
