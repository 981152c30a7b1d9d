"""Proof that a control knows what it means, says it, and shows that it was felt."""

from __future__ import annotations

import pytest

from kiosk.pages import Touch
from kiosk.screens.control import Control
from kiosk.screens.gallery import pages
from kiosk.screens.icons import STROKES
from tests.kiosk.screens.conftest import Bench

pytestmark = pytest.mark.window


def test_a_control_knows_its_touch_and_its_label(bench: Bench) -> None:
    """The spoken label wins over the caption."""
    control = Control(act="choose", value="owl", caption="Owl", spoken="The owl")
    assert control.touch == Touch("choose", "owl")
    assert control.label == "The owl"
    assert Control(act="next", caption="Next").label == "Next"


def test_a_touched_control_shines_for_a_moment(bench: Bench) -> None:
    """Lit at once, dark again by itself."""
    bench.show(dict(pages())["clock"])
    bench.driver.touch(*bench.driver.find("bedtime"))
    assert bench.driver.control("bedtime").lit
    bench.driver.seconds(0.5)
    assert not bench.driver.control("bedtime").lit


def test_a_control_that_can_not_be_used_is_not_felt(bench: Bench) -> None:
    """Begin without a child chosen sends nothing."""
    bench.show(dict(pages())["who-none-chosen"])
    with pytest.raises(LookupError):
        bench.driver.find("begin")
    bench.driver.touch(650, 60)
    assert bench.sent == []


@pytest.mark.parametrize("size", [(60, 60), (300, 60), (120, 200)], ids=str)
def test_sign_and_words_share_the_paper(bench: Bench, size: tuple[int, int]) -> None:
    """In each shape of paper both lie inside, and beside or above each other."""
    for icon in STROKES:
        control = Control(act="next", caption="Next", icon=icon, size=size)
        boxes = control.sign_box(), control.words_box()
        for x, y, width, height in boxes:
            assert x >= 0
            assert y >= 0
            assert x + width <= size[0] + 1
            assert y + height <= size[1] + 1
