"""Proof that dimming keeps the order of the papers."""

from __future__ import annotations

from itertools import pairwise

import pytest

from kiosk.press.dimming import FULL, Dim
from kiosk.press.svg import PAPERS

SEVEN = ("dusk", "far", "hill", "middle", "near", "dark", "ink")


def test_full_light_changes_nothing() -> None:
    """A plain picture is printed in the tones it was drawn in."""
    for fill in PAPERS.values():
        assert FULL.piece(fill) == FULL.shine(fill) == fill


@pytest.mark.parametrize("paper", [1.1, 0.8, 0.5, 0.4])
def test_near_stays_darker_than_far(paper: float) -> None:
    """However late it is, the layers can be told apart."""
    reds = [Dim(paper=paper).piece(PAPERS[tone])[0] for tone in SEVEN]
    assert all(a > b for a, b in pairwise(reds))


def test_papers_and_lights_are_dimmed_apart() -> None:
    """A lamp may burn on in a dark room."""
    dim = Dim(paper=0.5, light=1.0, glow=0.5)
    assert dim.piece(PAPERS["lamp"]) == PAPERS["lamp"]
    assert dim.piece(PAPERS["far"])[0] < 60
    assert dim.shine(PAPERS["ember"])[0] == PAPERS["ember"][0] // 2
