"""Proof that a leaf sets its type once and moves its light."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.pages import StoryPage, Touch, Word
from kiosk.screens.gallery import FIRST, LAST, MIDDLE, words
from kiosk.screens.leaf import Leaf, marked
from tests.kiosk.screens.conftest import Bench, shown

pytestmark = pytest.mark.window
PAGE = shown("story-voice-lit", StoryPage)


def leaf_of(bench: Bench, page: StoryPage) -> Leaf:
    """Show the page and return its leaf."""
    bench.show(page)
    leaf = bench.view.leaf
    assert isinstance(leaf, Leaf)
    return leaf


def test_a_word_step_renders_no_text(bench: Bench) -> None:
    """Going from word to word keeps the texture and moves two quads."""
    leaf = leaf_of(bench, PAGE)
    texture, before = leaf._texture, tuple(leaf._word.pos)
    bench.show(replace(PAGE, active_word=PAGE.active_word + 1))
    assert leaf._texture is texture
    assert tuple(leaf._word.pos) != before


def test_every_word_has_its_place(bench: Bench) -> None:
    """Each word can be lit and touched, also those with brackets and ampersands."""
    odd = words("Fish & chips [hot] said *Mia & Theo* twice.")
    leaf = leaf_of(bench, replace(PAGE, words=odd))
    assert set(leaf._boxes) == set(range(len(odd)))


def test_a_touched_word_is_the_word_under_the_finger(bench: Bench) -> None:
    """Word 7 sends word 7."""
    leaf = leaf_of(bench, PAGE)
    bench.driver.touch(*leaf.word_centre(7))
    assert bench.sent == [Touch("word", "7")]


def test_a_text_that_is_too_long_shrinks_and_is_whole(bench: Bench) -> None:
    """A page longer than planned gets smaller type; nothing is cut."""
    usual = leaf_of(bench, replace(PAGE, words=words(MIDDLE))).type_size
    leaf = leaf_of(bench, replace(PAGE, words=words(f"{FIRST}\n{MIDDLE}\n{LAST}")))
    assert leaf.type_size < usual
    assert not leaf.cut


def test_a_page_of_the_budget_keeps_the_full_type(bench: Bench) -> None:
    """Text up to the budget, in two paragraphs, is set at the full size."""
    budget = bench.frame.text_budget()
    text = ("and the little lamp went on as if it had been waiting " * 9)[: budget - 30]
    text = f"{text[: budget // 2]}\n{text[budget // 2 :]}"
    assert leaf_of(bench, replace(PAGE, words=words(text))).type_size == 29


def test_the_lit_word_is_brighter_than_its_page(bench: Bench) -> None:
    """The eye finds the word: its pixels are the brightest of the leaf."""
    leaf = leaf_of(bench, replace(PAGE, picture=""))
    width, height, glass = bench.driver.pixels()
    x, y = (round(value) for value in leaf.word_centre(PAGE.active_word))

    def brightest(left: int, right: int, low: int, high: int) -> int:
        rows = range(height - high, height - low)
        return max(max(glass[(row * width + left) * 3 : (row * width + right) * 3]) for row in rows)

    assert brightest(x - 20, x + 20, y - 12, y + 12) > brightest(40, 400, y - 80, y - 40)


def test_paragraphs_are_parted_and_italics_kept() -> None:
    """The markup says what the page's data says."""
    text = marked((Word("One.", 0, paragraph_end=True), Word("Two", 1, italic=True)), 12)
    assert "[i]Two[/i]" in text
    assert text.count("\n") == 2
