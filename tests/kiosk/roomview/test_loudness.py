"""How loud the house is, in words, and which way it can still go."""

from __future__ import annotations

import pytest

from kiosk.pages import Loudness
from kiosk.roomview import loudness
from kiosk.session.levels import RULE
from kiosk.session.state import State


@pytest.mark.parametrize(
    ("step", "shown"),
    [
        ("5", Loudness("Loudness 5 of 5", softer=True, louder=False)),
        ("2", Loudness("Loudness 2 of 5", softer=True, louder=True)),
        ("0", Loudness("Silent", softer=False, louder=True)),
    ],
)
def test_a_step_is_said_in_words(step: str, shown: Loudness) -> None:
    """The ends have one way to go; below the softest it says that nothing is heard."""
    assert loudness(State(rules=((RULE, step),))) == shown
