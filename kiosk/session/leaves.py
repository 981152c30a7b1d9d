"""Leaves: which sentences of a story stand on which page of the screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stories.pacing import TimedLine


@dataclass(frozen=True)
class Leaf:
    """One page: sentences ``first`` up to, not including, ``end``."""

    first: int
    end: int


def leaves(lines: Sequence[TimedLine], budget: int) -> tuple[Leaf, ...]:
    """Return the pages of a story at ``budget`` characters a page.

    A page ends at a paragraph where that leaves it at least half full; a sentence is never parted.
    A paragraph's gap counts as thirty characters, about half a line.
    """
    pages: list[Leaf] = []
    first = used = 0
    for index, one in enumerate(lines):
        size = len(one.line.text) + 1
        starts = index > 0 and one.line.paragraph != lines[index - 1].line.paragraph
        gap = 30 if starts and index > first else 0
        rest = _paragraph_rest(lines, index) if starts else 0
        full = used + gap + size > budget
        better = starts and used >= budget // 2 and used + gap + rest > budget
        if index > first and (full or better):
            pages.append(Leaf(first, index))
            first, used, gap = index, 0, 0
        used += gap + size
    pages.append(Leaf(first, len(lines)))
    return tuple(pages)


def leaf_of(pages: Sequence[Leaf], sentence: int) -> int:
    """Return the number of the page that ``sentence`` stands on; past the end is the last page."""
    for number, leaf in enumerate(pages):
        if sentence < leaf.end:
            return number
    return len(pages) - 1


def _paragraph_rest(lines: Sequence[TimedLine], index: int) -> int:
    """Return the characters of the paragraph that starts at ``index``."""
    number = lines[index].line.paragraph
    size = 0
    for one in lines[index:]:
        if one.line.paragraph != number:
            break
        size += len(one.line.text) + 1
    return size
