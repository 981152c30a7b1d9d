"""Proof of a leaf of the notebook: a card to be heard, a drawing with what may be done with it."""

from __future__ import annotations

import pytest

from kiosk.desk.lessons import lessons
from kiosk.pages import NotebookPage, Touch
from kiosk.screens.boot import SIZES
from kiosk.screens.gallery import pages
from kiosk.screens.words import FitLabel
from tests.kiosk.screens.conftest import Bench, shown
from tests.kiosk.screens.test_gallery import MakeBench, widgets

pytestmark = pytest.mark.window


def test_a_card_is_heard_by_touching_its_picture(bench: Bench) -> None:
    """And put away with Done; nothing else is there to touch."""
    bench.show(shown("notebook-card", NotebookPage))
    bench.driver.tap("choose", "card")
    bench.driver.tap("go-on")
    assert bench.sent == [Touch("choose", "card"), Touch("go-on")]
    assert {one.act for one in bench.view.controls()} == {"choose", "go-on"}


def test_a_picture_says_its_words_to_those_who_can_not_read(bench: Bench) -> None:
    """Its label is the whole card."""
    page = shown("notebook-card", NotebookPage)
    bench.show(page)
    assert bench.driver.control("choose", "card").label == f"{page.title}. {page.words}"


@pytest.mark.parametrize("size", [(480, 320), *SIZES], ids=str)
def test_every_card_of_ours_can_be_read_whole(bench_at: MakeBench, size: tuple[int, int]) -> None:
    """On the smallest glass, too: no word is cut off."""
    bench = bench_at(size)
    cut = []
    for card in lessons():
        bench.show(
            NotebookPage(card.title, card.words, card.caption, card.picture, small=card.small)
        )
        labels = [one for one in widgets(bench.view) if isinstance(one, FitLabel)]
        cut += [f"{card.id}: {one.text}" for one in labels if one.cut]
    assert not cut


def test_a_grown_up_leaves_a_leaf_or_does_what_its_rows_say(bench: Bench) -> None:
    """No Done, no voice."""
    bench.show(dict(pages())["notebook-drawing-out"])
    for row in ("take-out-surely", "stay"):
        bench.driver.tap("row", row)
    bench.driver.tap("leave")
    assert bench.sent == [Touch("row", "take-out-surely"), Touch("row", "stay"), Touch("leave")]
    assert {one.act for one in bench.view.controls()} == {"row", "leave"}


def test_a_drawing_is_seen_on_its_leaf(bench: Bench) -> None:
    """In the picture's place."""
    page = shown("notebook-drawing", NotebookPage)
    bench.show(page)
    assert bench.view.strokes == page.strokes
    wide, _, data = bench.driver.pixels()
    assert max(data[0::3]) > 140
    assert wide == bench.size[0]
