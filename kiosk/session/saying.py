"""Saying is what the house says of a control that was touched, for those who can't read yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.session.happenings import Effect, Label, Listen, Perform
from kiosk.session.state import Phase, State

if TYPE_CHECKING:
    from kiosk.session.touch import Touch

RULE = "say"
VALUES = ("children", "never")
READS_FROM = 7.0
"""Years from which a child reads what stands on a control."""
WHERE = frozenset(
    {
        Phase.FIRST_START,
        Phase.ASLEEP,
        Phase.WHO,
        Phase.PLAN,
        Phase.COVERS,
        Phase.MORNING,
        Phase.LESSON,
        Phase.DRAWING,
        Phase.STOPPED,
    }
)
"""Where controls speak: never in an evening, in the dark, or behind the PIN."""
HUSHED = frozenset({"wake", "key", "digit", "stroke", "word", "row", "set"})
"""Touches of which nothing is said: letters typed, a PIN, a drawing."""


def said(before: State, after: State, touch: Touch, effects: tuple[Effect, ...]) -> str:
    """Return what is said of a touch that led from one state to another, or nothing."""
    if not touch.spoken or touch.act in HUSHED or not wanted(after):
        return ""
    if before.phase not in WHERE or not before.lit or _worry(before):
        return ""
    if after.phase not in WHERE | {Phase.GROWN_UPS, Phase.DOCTOR}:
        return ""
    spoken = any(isinstance(one, Label | Listen | Perform) for one in effects)
    return "" if spoken else touch.spoken


def wanted(state: State) -> bool:
    """Return whether somebody lives here who can't read yet, and is to be told."""
    young = any(child.age < READS_FROM for child in state.children)
    return young and state.rule(RULE, VALUES[0]) != "never"


def _worry(state: State) -> bool:
    """Return whether a grown-up is choosing what a child should not meet."""
    return state.entry is not None and state.entry.step == "worries"
