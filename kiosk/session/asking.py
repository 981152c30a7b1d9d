"""Asking is the one small choice after the story: one more, a minute long, or simply the night."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.session import telling
from kiosk.session.happenings import Effect, KeepMore, Tick
from kiosk.session.state import State

if TYPE_CHECKING:
    from kiosk.session.touch import Touch

Outcome = tuple[State, tuple[Effect, ...]]


def touched(state: State, touch: Touch) -> Outcome:
    """Return the piece begun if it was asked for; any other touch leaves the choice standing."""
    if touch.act != "one-more":
        return state, ()
    state, effects = telling.enter(replace(state, one_more="yes"), state.act)
    return state, (KeepMore(), *effects)


def ticked(state: State, _tick: Tick) -> Outcome:
    """Return the evening going on by itself once nobody has asked."""
    if state.at - state.since < telling.ONE_MORE_SECONDS:
        return state, ()
    return gone(state)


def gone(state: State) -> Outcome:
    """Return the evening without it, and the choice gone for tonight."""
    return telling.enter(replace(state, one_more="no"), state.act + 1)
