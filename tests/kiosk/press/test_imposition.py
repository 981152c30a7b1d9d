"""Folded as printed, the sheets read in order."""

from __future__ import annotations

import pytest

from kiosk.press.imposition import padding, saddle


def folded(sides: tuple[tuple[int, int], ...]) -> list[int]:
    """The pages as a reader turns them: sheets nested, first one outside, flipped short-edge."""
    front: list[int] = []
    back: list[int] = []
    for (last, first), (second, before) in zip(sides[::2], sides[1::2], strict=True):
        front += [first, second]
        back += [last, before]
    return front + back[::-1]


@pytest.mark.parametrize("pages", [4, 8, 12, 16, 40])
def test_a_folded_stack_reads_in_order(pages: int) -> None:
    """Every page once, in order, two sides to a sheet."""
    sides = saddle(pages)
    assert len(sides) == pages // 2
    assert folded(sides) == list(range(pages))


def test_one_sheet_is_as_every_printer_knows_it() -> None:
    """Last and first outside, second and third inside; eight pages likewise."""
    assert saddle(4) == ((3, 0), (1, 2))
    assert saddle(8) == ((7, 0), (1, 6), (5, 2), (3, 4))


def test_what_does_not_fold_is_refused() -> None:
    """Padding makes whole sheets; without it nothing is imposed."""
    assert [padding(pages) for pages in (1, 4, 5, 7)] == [3, 0, 3, 1]
    for pages in (0, 3, 6):
        with pytest.raises(ValueError, match="fold"):
            saddle(pages)
