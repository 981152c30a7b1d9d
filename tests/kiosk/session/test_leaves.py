"""Pages: whole sentences, full pages, paragraphs kept where they can be."""

from __future__ import annotations

import itertools
import random

from kiosk.session.leaves import leaf_of, leaves
from tests.kiosk.session.evenings import timed


def test_every_sentence_stands_on_exactly_one_page() -> None:
    """In order, without a gap, for any lengths and budgets."""
    chance = random.Random(3)
    for _ in range(200):
        lines = [timed("x" * chance.randint(2, 180), n // 3) for n in range(chance.randint(1, 60))]
        pages = leaves(lines, chance.randint(40, 400))
        assert pages[0].first == 0
        assert pages[-1].end == len(lines)
        assert all(a.end == b.first for a, b in itertools.pairwise(pages))
        assert all(page.first < page.end for page in pages)


def test_a_page_holds_what_its_budget_allows() -> None:
    """Unless one sentence alone is longer."""
    lines = [timed("y" * 50, n) for n in range(20)]
    assert all(page.end - page.first <= 4 for page in leaves(lines, 240))


def test_a_page_ends_at_a_paragraph_when_it_is_half_full() -> None:
    """The next paragraph begins the next page if it would not fit whole."""
    lines = [timed("z" * 60, 0), timed("z" * 60, 0), timed("z" * 60, 1), timed("z" * 60, 1)]
    assert leaves(lines, 220)[0].end == 2


def test_a_sentence_finds_its_page() -> None:
    """Past the end is the last page."""
    pages = leaves([timed("w" * 100, n) for n in range(6)], 250)
    assert leaf_of(pages, 0) == 0
    assert leaf_of(pages, 99) == len(pages) - 1
