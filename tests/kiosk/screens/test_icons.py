"""Proof that every sign is drawn inside its square."""

from __future__ import annotations

from kiosk.screens.icons import STROKES


def test_signs_stay_in_their_square() -> None:
    """No stroke leaves the unit square, so no sign runs over its words."""
    for name, strokes in STROKES.items():
        for stroke in strokes:
            assert all(-0.01 <= x <= 1.01 and -0.01 <= y <= 1.01 for x, y in stroke), name
