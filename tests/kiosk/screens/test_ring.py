"""Proof that only the breath moves, and that it stops."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from kiosk.pages import RitualPage
from kiosk.screens.gallery import pages
from tests.kiosk.screens.conftest import Bench, shown

pytestmark = pytest.mark.window
BREATH = shown("ritual-breath-full", RitualPage)


def test_the_pacer_follows_the_breath_softly(bench: Bench) -> None:
    """It nears the breath step by step, never in a jump."""
    bench.show(replace(BREATH, breath_phase=0.0))
    ring = bench.view.ring.__ref__()
    bench.frame.show(replace(BREATH, breath_phase=1.0))
    seen = []
    for _ in range(20):
        bench.driver.frames(3)
        seen.append(ring._shown)
    assert seen == sorted(seen)
    assert max(b - a for a, b in pairwise(seen)) < 0.5
    assert seen[-1] > 0.95


def test_nothing_moves_without_a_breath(bench: Bench) -> None:
    """A step without a pacer, a paused one and a page left behind have no beat."""
    bench.show(BREATH)
    ring = bench.view.ring.__ref__()
    assert ring._beat is not None
    bench.show(replace(BREATH, paused=True))
    assert ring._beat is None
    bench.show(BREATH)
    bench.show(dict(pages())["dark"])
    assert ring._beat is None
