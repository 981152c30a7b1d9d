"""Lights on a map and cards along the years: each is reached by a finger and says what it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiosk.pages import GrownUpsPage, Mark, Row, Touch
from kiosk.screens.almanac import almanac
from kiosk.screens.control import Control
from kiosk.screens.marks import shortened
from kiosk.screens.words import FitLabel
from tests.kiosk.screens.conftest import Bench

pytestmark = pytest.mark.window
SIZES = ((480, 320), (800, 480), (1024, 600), (1280, 800))
SEEN = ("almanac", "almanac-europe", "almanac-years")


def marks_of(bench: Bench) -> list[Control]:
    """The marks, without the rows below them."""
    rows = {"sheet:almanac", "sheet:almanac/years", "sheet:almanac/list"}
    return [one for one in bench.view.controls() if one.act == "row" and one.value not in rows]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", SEEN)
def test_every_mark_is_touched_alone(
    bench_at: Callable[[tuple[int, int]], Bench], size: tuple[int, int], name: str
) -> None:
    """Big enough, inside the window, under nothing else, and no word is cut."""
    bench = bench_at(size)
    page = dict(almanac())[name]
    assert isinstance(page, GrownUpsPage)
    bench.show(page)
    shown = marks_of(bench)
    assert len(shown) == sum(bool(mark.id) for mark in page.marks)
    unit = min(size[0] / 800, size[1] / 480)
    for one in shown:
        assert min(one.size) >= 48 * unit - 0.6, one.value
        assert one.x >= 0
        assert one.y >= 0
        assert one.right <= size[0]
        assert bench.view.under(*one.center) is one
        assert one.label
    for widget in bench.view.marks_room.walk(restrict=True):
        assert not (isinstance(widget, FitLabel) and widget.cut), widget.text
    bench.driver.tap("row", shown[0].value)
    assert bench.sent == [Touch("row", shown[0].value)]


def test_what_lies_behind_a_light_is_counted_on_it(bench: Bench) -> None:
    """One alone has no number; a mark that is only read is no control."""
    marks = (Mark("a", "Wick", 0.2, 0.5, 1, "Wick"), Mark("b", "Rome: 3 rituals", 0.6, 0.5, 3))
    page = GrownUpsPage(locked=False, backdrop="map", marks=marks, rows=(Row("r", "On"),))
    bench.show(page)
    captions = {one.value: one.caption for one in bench.view.controls() if one.act == "row"}
    assert captions == {"a": "", "b": "3", "r": "On"}
    said = {one.text for one in bench.view.marks_room.children if isinstance(one, FitLabel)}
    assert said == {"Wick"}
    years = GrownUpsPage(locked=False, backdrop="years", marks=(*marks, Mark("", "1500", 0.5, 1)))
    bench.show(years)
    assert {one.value for one in bench.view.controls() if one.act == "row"} == {"a", "b"}


def test_a_locked_room_shows_no_mark(bench: Bench) -> None:
    """Nothing of the map is there to be touched before the PIN."""
    marks = (Mark("a", "Wick", 0.2, 0.5),)
    bench.show(GrownUpsPage(locked=True, backdrop="map", marks=marks))
    assert not [one for one in bench.view.controls() if one.act == "row"]


def test_a_long_name_is_shortened_at_a_word(bench: Bench) -> None:
    """With an ellipsis, and how many more stays; where no word fits, the years alone stand."""
    name = "Sleep, bear; sleep, rain; sleep, trouble"
    assert shortened("Slow lamp", "1800", (150, 60)) == "1800\nSlow lamp"
    cut = shortened(f"{name} and 3 more", "1800", (130, 76))
    assert cut.startswith("1800\nSleep, bear")
    assert cut.endswith("… and 3 more")
    assert shortened("Bread and salt", "1800", (150, 60)) == "1800\nBread and salt"
    assert shortened(name, "1800", (20, 12)) == "1800"
