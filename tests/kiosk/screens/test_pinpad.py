"""Proof that the pad shows how many digits, never which."""

from __future__ import annotations

from itertools import pairwise

import pytest

from kiosk.pages import GrownUpsPage
from tests.kiosk.screens.conftest import Bench

pytestmark = pytest.mark.window


def test_discs_fill_one_by_one(bench: Bench) -> None:
    """Each digit makes the glass a little brighter, whichever it was."""
    sums = []
    for typed in range(7):
        bench.show(GrownUpsPage(locked=True, pin_length=typed))
        sums.append(sum(bench.driver.pixels()[2]))
    steps = [b - a for a, b in pairwise(sums)]
    assert min(steps) > 0
    assert max(steps) - min(steps) < 0.1 * max(steps)
