"""Imposition is which pages share a side of paper, so that a folded stack reads in order."""

from __future__ import annotations

Side = tuple[int, int]
"""The left and the right page of one side, numbered from 0."""


def padding(pages: int) -> int:
    """Return how many blank pages make whole folded sheets of them, four pages each."""
    return -pages % 4


def saddle(pages: int) -> tuple[Side, ...]:
    """Return the sides in the order a printer takes them: the outer sheet's front, its back, ….

    Each back is the right way up when the sheet is flipped on its short edge; the stack is folded
    in the middle with the first front outside.
    """
    if pages < 1 or padding(pages):
        raise ValueError(f"{pages} pages don't fold: a sheet has four")
    sides: list[Side] = []
    for outer in range(0, pages // 2, 2):
        last = pages - 1 - outer
        sides += [(last, outer), (outer + 1, last - 1)]
    return tuple(sides)
