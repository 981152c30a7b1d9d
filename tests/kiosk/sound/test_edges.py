"""Where clips begin and end."""

from __future__ import annotations

import numpy as np
import pytest

from kiosk.sound.clip import RATE
from kiosk.sound.edges import faded, heard, in_a_row, levelled
from kiosk.sound.loudness import PEAK

HUM = np.full(2000, 0.1, dtype=np.float32)
QUIET = np.full(1100, 0.0005, dtype=np.float32)


def test_what_is_heard_is_found_to_five_thousandths() -> None:
    """Whatever is softer than the floor is cut at both ends, and only there."""
    start, end = heard(np.concatenate([QUIET, HUM, QUIET, HUM, QUIET]), -50.0)
    assert start == pytest.approx(1100, abs=110)
    assert end == pytest.approx(6200, abs=110)
    assert heard(QUIET, -50.0) == (0, 0)
    assert heard(HUM[:50], -50.0) == (0, 50)
    wide = heard(np.concatenate([QUIET, HUM, QUIET]), -50.0, margin=0.01)
    assert wide[0] < 1100 - 110
    assert heard(np.concatenate([QUIET, HUM]), -50.0)[1] == 3100


def test_a_clip_rises_from_nothing_and_falls_back() -> None:
    """Within 5 ms; what lies between is untouched, and so is the original."""
    soft = faded(HUM)
    edge = round(0.005 * RATE)
    assert soft[0] < 0.002
    assert soft[-1] < 0.002
    assert np.array_equal(soft[edge:-edge], HUM[edge:-edge])
    assert HUM[0] == np.float32(0.1)
    assert len(faded(HUM[:1])) == 1
    assert len(faded(HUM[:0])) == 0


def test_a_level_is_given_without_a_peak() -> None:
    """Twice as loud is 6 dB; nothing passes -1 dBFS."""
    assert levelled(HUM, 6.0)[0] == pytest.approx(0.1995, abs=0.001)
    assert float(np.abs(levelled(HUM, 40.0)).max()) == pytest.approx(PEAK)


def test_sounds_follow_each_other() -> None:
    """With nothing between; none is none."""
    assert len(in_a_row([HUM, QUIET])) == 3100
    assert len(in_a_row([])) == 0
