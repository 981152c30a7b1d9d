"""Lengths are measured, shortest and longest."""

from __future__ import annotations

from stories.casting import stage
from stories.lengths import parts_of, span
from stories.memory import Memory
from tests.stories.small import OWL_TALE, PACE, children, pack_of, story


def test_a_span_holds_every_telling() -> None:
    """No telling is shorter or longer than the span says."""
    pack = pack_of(OWL_TALE)
    here = stage(pack.tales[0], children(), {}, Memory(), seed=1, season="winter", moon="full")
    assert here is not None
    parts = parts_of(here, Memory(), PACE, 1)
    assert parts is not None
    length = span(here, pack, parts, PACE, breaths=True)
    assert length is not None
    for minutes in (0.1, 0.5, 1.0, 3.0):
        told = story(minutes=minutes).seconds_planned / 60
        assert length[0] - 0.02 <= told <= length[1] + 0.02
