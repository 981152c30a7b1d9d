"""Rows of numbers for a network."""

from __future__ import annotations

import numpy as np

from kiosk.sound import tensors


def test_chance_is_the_same_for_a_seed_and_grows_at_its_end() -> None:
    """So that asking for more changes nothing of what was there."""
    few, many = tensors.chance(7, 100), tensors.chance(7, 1000)
    assert np.array_equal(few, many[:100])
    assert not np.array_equal(few, tensors.chance(8, 100))
    assert abs(float(many.mean())) < 0.2
    assert 0.8 < float(many.std()) < 1.2


def test_rows_have_the_kinds_that_networks_want() -> None:
    """Fractions of 32 bits, whole numbers of 64."""
    assert tensors.row([1, 2.5]).dtype == np.float32
    assert tensors.whole([1, 2]).dtype == np.int64
    assert tensors.flat(np.ones((2, 3))).shape == (6,)
