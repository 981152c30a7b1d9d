"""The bell: one soft stroke that ends."""

from __future__ import annotations

import numpy as np

from kiosk.sound.bell import bell_samples
from kiosk.sound.clip import RATE
from tests.kiosk.sound.hearing import largest_step


def test_the_bell_begins_softly_and_ends_in_silence() -> None:
    """No click at either end, nothing near the top."""
    stroke = bell_samples()
    assert abs(float(stroke[0])) < 1e-6
    assert abs(float(stroke[-1])) < 1e-4
    assert float(np.abs(stroke).max()) < 0.4
    assert largest_step(stroke) < 0.1
    assert len(stroke) == 5 * RATE
