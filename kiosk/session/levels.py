"""Levels are how loud the house may be now: the grown-up's own step, and the night's cap."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.session.happenings import Effect, SetRule
from kiosk.session.state import EVENING, Phase, State

if TYPE_CHECKING:
    from kiosk.session.touch import Touch

Outcome = tuple[State, tuple[Effect, ...]]

RULE = "volume"
LOUDEST = 5
"""The top step: as loud as the caps allow."""
STEP_DB = 3.0
"""What one step takes away. Five steps end where a voice can still be followed in a quiet room
(33 dBA at the pillow by the measure of ``kiosk.sound.loudness``); softer than that is silent."""
SILENT = 0
SILENCE_DB = -80.0
VALUES = tuple(str(step) for step in range(SILENT, LOUDEST + 1))
"""Every step as a rule keeps it; the first is silence."""
SAMPLE = "As loud as this."
"""What is said when a grown-up has chosen a step."""
ACTS = {"softer": -1, "louder": 1}
_NIGHT = frozenset({Phase.DARK, Phase.HELP})


@dataclass(frozen=True)
class Level:
    """How loud the house may be."""

    gain_db: float = 0.0
    """What everything that is heard is lowered by; 0 is the top."""
    night: bool = False
    """Whether nothing may be louder than the night allows."""
    hushed: bool = False
    """Whether nothing may be louder than what was heard last: an evening sinks, and a touch
    must not wake whom it has put to sleep."""


def level(state: State) -> Level:
    """Return how loud the house may be in this state."""
    step = step_of(state)
    gain = SILENCE_DB if step == SILENT else -STEP_DB * (LOUDEST - step)
    night = is_night(state)
    return Level(gain, night, night or _behind(state) in EVENING)


def step_of(state: State) -> int:
    """Return tonight's step: as the rule has it, or as it was set in the dark until morning."""
    if state.night_step >= 0 and is_night(state):
        return state.night_step
    kept = state.rule(RULE, str(LOUDEST))
    return int(kept) if kept in VALUES else LOUDEST


def silent(state: State) -> bool:
    """Return whether the house was made silent."""
    return step_of(state) == SILENT


def words(step: int) -> str:
    """Return a step as it is read and said."""
    if step == SILENT:
        return "Silent"
    return f"Loudness {step} of {LOUDEST}"


def is_night(state: State) -> bool:
    """Return whether the night has come: from black to the morning, whatever lies over it."""
    return _behind(state) in _NIGHT


def turned(state: State, touch: Touch) -> Outcome:
    """Return the house one step softer or louder: by night until the morning, else for good."""
    step = min(LOUDEST, max(SILENT, step_of(state) + ACTS[touch.act]))
    if step == step_of(state):
        return state, ()
    if is_night(state):
        return replace(state, night_step=step), ()
    kept = tuple(one for one in state.rules if one[0] != RULE)
    return replace(state, rules=(*kept, (RULE, str(step)))), (SetRule(RULE, str(step)),)


def _behind(state: State) -> Phase:
    """Return the phase that a card or the grown-ups' room lies over."""
    if state.phase is Phase.DOCTOR:
        state = replace(state, phase=state.came_from)
    if state.phase is Phase.GROWN_UPS and state.grown_ups is not None:
        return state.grown_ups.back
    return state.phase
