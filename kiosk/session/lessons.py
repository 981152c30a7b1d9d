"""Lessons are the cards of the notebook: one after a morning at most, gone by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.session.happenings import Effect, Label, Light
from kiosk.session.state import Phase

if TYPE_CHECKING:
    from kiosk.session.happenings import LessonIs, Tick
    from kiosk.session.state import State
    from kiosk.session.touch import Touch

Outcome = tuple["State", tuple[Effect, ...]]

SECONDS = 60.0
"""How long a card stays after the last touch."""
CARD = "card"
"""What is chosen to hear the card."""


def lesson_is(state: State, what: LessonIs) -> Outcome:
    """Return the card, where the morning has just ended and its face is lit; else nothing."""
    if state.phase is not Phase.ASLEEP or not state.lit:
        return state, ()
    return replace(state, phase=Phase.LESSON, lesson=what.lesson, since=state.at), ()


def touched(state: State, touch: Touch) -> Outcome:
    """Return what a touch does: the card is said, or put away. It asks nothing."""
    if touch.act == "choose" and touch.value == CARD and state.lesson is not None:
        said = f"{state.lesson.title}. {state.lesson.words}"
        return replace(state, since=state.at), (Label(said),)
    if touch.act in {"go-on", "leave"}:
        return _put_away(state)
    return state, ()


def ticked(state: State, _tick: Tick) -> Outcome:
    """Return the clock once nobody has touched the card for a while."""
    return _put_away(state) if state.at - state.since >= SECONDS else (state, ())


def _put_away(state: State) -> Outcome:
    return replace(state, phase=Phase.ASLEEP, lesson=None, since=state.at), (Light(0.6, 2.0),)
