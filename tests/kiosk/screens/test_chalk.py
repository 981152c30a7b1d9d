"""Proof of the chalk: a sheet of three to two, soft amber lines, points that stay."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.pages import DrawingPage
from kiosk.screens.boot import SIZES
from kiosk.screens.chalk import LAYERS
from kiosk.session.strokes import HIGH, WIDE
from tests.kiosk.screens.conftest import Bench
from tests.kiosk.screens.test_gallery import MakeBench

pytestmark = pytest.mark.window
LINE = ((200, 400), (1000, 400))
PAGE = DrawingPage("What came in the night?", "Draw it.", (LINE,))


def chalk(bench: Bench) -> Any:
    """The sheet on the glass."""
    return bench.view.chalk


def light_at(bench: Bench, x: float, y: float) -> int:
    """How red the glass is at a point of the sheet."""
    wide, high, data = bench.driver.pixels()
    left, low = chalk(bench).on_glass((x, y))
    row, column = high - 1 - round(low), round(left)
    return int(data[(row * wide + column) * 3])


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_sheet_is_three_to_two_on_every_glass(
    bench_at: MakeBench, size: tuple[int, int]
) -> None:
    """A point of the glass is the same point of the sheet and back again."""
    bench = bench_at(size)
    bench.show(PAGE)
    left, low, wide, high = chalk(bench).sheet
    assert wide / high == pytest.approx(WIDE / HIGH)
    assert chalk(bench).on_sheet(left, low + high) == pytest.approx((0, 0))
    assert chalk(bench).on_sheet(left + wide, low) == pytest.approx((WIDE, HIGH))
    there = chalk(bench).on_glass((300, 500))
    assert chalk(bench).on_sheet(*there) == pytest.approx((300, 500))
    assert chalk(bench).holds(*there)
    assert not chalk(bench).holds(left - 2, low)


def test_a_line_is_amber_soft_and_goes_when_it_is_taken_back(bench: Bench) -> None:
    """Brightest in its middle, fainter at its edge, nothing beside it."""
    bench.show(PAGE)
    middle, edge, beside = (light_at(bench, 600, 400 + off) for off in (0, 11, 60))
    assert middle > edge > beside + 10
    bench.show(DrawingPage(PAGE.title, PAGE.hint, ()))
    assert light_at(bench, 600, 400) == pytest.approx(beside, abs=6)


def test_a_new_line_is_added_to_the_old_ones(bench: Bench) -> None:
    """Only what is new is drawn; what differs is drawn anew."""
    bench.show(PAGE)
    before = [len(group.children) for group in chalk(bench)._lines]
    more = DrawingPage(PAGE.title, PAGE.hint, (LINE, ((600, 100),)))
    bench.show(more)
    assert light_at(bench, 600, 100) > 100
    after = [len(group.children) for group in chalk(bench)._lines]
    assert len(after) == len(LAYERS)
    assert all(new == 2 * old for new, old in zip(after, before, strict=True))
    bench.show(DrawingPage(PAGE.title, PAGE.hint, (((600, 100),),)))
    assert light_at(bench, 600, 400) < 60
    assert light_at(bench, 600, 100) > 100
