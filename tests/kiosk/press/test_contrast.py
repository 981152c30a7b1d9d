"""Proof that a figure is never dark on dark."""

from __future__ import annotations

import pytest

from kiosk.press.contrast import darkest, light_at, lightened, papers_for
from kiosk.press.dimming import FULL, Dim
from kiosk.press.outlines import rectangle
from kiosk.press.surface import Surface
from kiosk.press.svg import PAPERS, Glow, Shape, Sheet

LADDER = ("ink", "dark", "near", "middle", "hill", "far", "dusk")


def sheet(tone: str) -> Sheet:
    """A sheet of one paper."""
    return (Shape((rectangle(0, 0, 90, 90),), PAPERS[tone]),)


def chosen(*behind: str, own: int = 1) -> list[int]:
    """What a figure before each of these papers gets, all of one picture."""
    return papers_for([(own, [float(PAPERS[tone][0])] * 9) for tone in behind], FULL)


@pytest.mark.parametrize("tone", ["dusk", "far", "hill"])
def test_before_a_lit_sheet_a_figure_stays_dark(tone: str) -> None:
    """A silhouette as it was drawn."""
    assert chosen(tone) == [0]


@pytest.mark.parametrize("tone", ["near", "dark", "ink"])
def test_before_a_dark_sheet_it_is_cut_from_lighter_paper(tone: str) -> None:
    """At least half again as light as what is behind."""
    (steps,) = chosen(tone)
    assert PAPERS[LADDER[1 + steps]][0] > 1.5 * PAPERS[tone][0]


def test_a_group_is_of_one_paper() -> None:
    """Unless one of them could not be seen in it."""
    assert len(set(chosen("dark", "near", "ink"))) == 1
    assert len(set(chosen("far", "hill", "dusk"))) == 1
    lit, hidden = chosen("dusk", "ink")
    assert hidden > lit or lit == hidden > 0


def test_a_light_figure_stays_light() -> None:
    """A statue of far paper is never darkened."""
    assert chosen("dark", own=5) == [0]


def test_nobody_and_nothing() -> None:
    """No figures, and a figure without a body, are no trouble."""
    assert papers_for([], FULL) == []
    assert papers_for([(1, [])], FULL) == [0]
    assert darkest([()]) == 0


def test_the_largest_paper_is_a_figures_own() -> None:
    """Small details do not count."""
    small = Shape((rectangle(0, 0, 5, 5),), PAPERS["hill"])
    assert darkest([sheet("dark"), (small,)]) == LADDER.index("dark")


def test_details_stay_apart() -> None:
    """Every paper goes up by as many tones; lights stay lights."""
    eye = Shape((rectangle(0, 0, 5, 5),), PAPERS["lamp"])
    glow = Glow((3, 3), 4, PAPERS["ember"])
    body, rest = lightened((sheet("ink"), (*sheet("near"), eye, glow)), 3)
    assert [piece.fill for piece in body] == [PAPERS["middle"]]
    assert [piece.fill for piece in rest] == [PAPERS["far"], PAPERS["lamp"], PAPERS["ember"]]


def test_light_is_what_is_printed_there() -> None:
    """The topmost paper, dimmed, and brighter near a lamp."""
    stack = [(Surface(sheet("ink")), FULL), (Surface(sheet("far")), Dim(paper=0.5))]
    plain = light_at(stack, (10, 10))
    assert plain == Dim(paper=0.5).piece(PAPERS["far"])[0]
    lamp = (Surface((Glow((10, 10), 40, PAPERS["lamp"]),)), FULL)
    assert light_at([*stack, lamp], (10, 10)) > light_at([*stack, lamp], (40, 10)) > plain
    assert light_at([lamp, *stack], (10, 10)) == plain
    assert light_at(stack, (500, 500)) == 11.0
