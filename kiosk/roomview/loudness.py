"""The loudness is how loud the house is, as every page shows it that can change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.pages import Loudness
from kiosk.session import levels

if TYPE_CHECKING:
    from kiosk.session.state import State


def loudness(state: State) -> Loudness:
    """Return how loud the house is, and which way it can still go."""
    step = levels.step_of(state)
    return Loudness(levels.words(step), softer=step > levels.SILENT, louder=step < levels.LOUDEST)
