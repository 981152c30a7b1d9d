"""Proof of the story page's tools."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.pages import StoryPage, Touch
from kiosk.press.scene import Scene
from kiosk.screens import boot
from kiosk.screens.story import text_budget
from tests.kiosk.screens.conftest import Bench, shown

pytestmark = pytest.mark.window
PAGE = shown("story-self-first", StoryPage)


def test_three_ways_of_reading(bench: Bench) -> None:
    """Read it yourself, the voice, one line: each one touch, the present one marked."""
    for mode in ("self", "voice", "line"):
        bench.show(replace(PAGE, mode=mode))
        assert bench.driver.control("mode", mode).chosen
        bench.driver.tap("mode", mode)
    assert [touch.value for touch in bench.sent] == ["self", "voice", "line"]


def test_back_pause_slower_black_next(bench: Bench) -> None:
    """Each tool sends its own act."""
    bench.show(PAGE)
    acts = ["back", "pause", "slower", "black", "next", "stop"]
    for act in acts:
        bench.driver.tap(act)
    assert bench.sent == [Touch(act) for act in acts]


def test_the_page_darkens_as_the_story_goes(bench: Bench) -> None:
    """The same words are dimmer at the end."""
    bench.show(replace(PAGE, dim=0.0))
    first = sum(bench.driver.pixels()[2])
    bench.show(replace(PAGE, dim=1.0))
    assert sum(bench.driver.pixels()[2]) < first * 0.85


def test_a_composed_picture_darkens_by_itself(bench: Bench) -> None:
    """So the page takes less from it than from a plain one, which has only the page's light."""
    plain, composed = PAGE, replace(PAGE, picture=Scene("night-town/street").name)
    lights = {}
    for page in (replace(plain, picture="street"), composed):
        for dim in (0.0, 1.0):
            bench.show(replace(page, dim=dim))
            lights[page is composed, dim] = bench.view.picture_light
    assert lights[True, 0.0] == lights[False, 0.0]
    assert lights[True, 0.0] > lights[True, 1.0] > 2 * lights[False, 1.0]


@pytest.mark.parametrize("size", boot.SIZES, ids=str)
def test_about_forty_words_fit_a_page(bench: Bench, size: tuple[int, int]) -> None:
    """The budget is a page of large type, alike on every panel."""
    assert 220 <= text_budget(size) <= 340
