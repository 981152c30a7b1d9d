"""Proof that the meter reads black, white and amber."""

from __future__ import annotations

import pytest

from kiosk.press import light_of


def test_black_white_and_amber() -> None:
    """Nothing, everything, and something without blue."""
    black = light_of(4, 4, bytes(48))
    assert (black.level, black.blue, black.nits) == (0, 0, 0)
    white = light_of(4, 4, b"\xff" * 48)
    assert (white.level, white.blue, white.nits) == pytest.approx((1, 1, 300))
    amber = light_of(4, 4, bytes((255, 180, 0)) * 16)
    assert amber.blue == 0
    assert 0 < amber.nits < white.nits
