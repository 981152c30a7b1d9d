"""Proof of the drawing page: a real finger draws, and only on the sheet."""

from __future__ import annotations

import pytest

from kiosk.pages import DrawingPage, Touch
from kiosk.screens.boot import SIZES
from kiosk.screens.gallery import pages
from kiosk.session.strokes import HIGH, WIDE, Stroke, read
from tests.kiosk.screens.conftest import Bench, shown
from tests.kiosk.screens.test_gallery import MakeBench

pytestmark = pytest.mark.window


def drawn(bench: Bench) -> list[Stroke]:
    """The lines that were sent."""
    return [read(touch.value) for touch in bench.sent if touch.act == "stroke"]


def ways(bench: Bench, *points: tuple[int, int]) -> tuple[tuple[float, float], ...]:
    """Points of the sheet as points of the window."""
    return tuple(bench.view.chalk.on_glass(point) for point in points)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_finger_draws_a_line(bench_at: MakeBench, size: tuple[int, int]) -> None:
    """From where it came down to where it was lifted, on every glass."""
    bench = bench_at(size)
    bench.show(shown("drawing", DrawingPage))
    start, end = ways(bench, (200, 200), (900, 600))
    bench.driver.drag(start, end, steps=12)
    (line,) = drawn(bench)
    assert line[0] == pytest.approx((200, 200), abs=4)
    assert line[-1] == pytest.approx((900, 600), abs=4)
    assert len(line) <= 4
    assert [touch.act for touch in bench.sent] == ["stroke"]


def test_the_line_follows_the_finger_before_it_is_lifted(bench: Bench) -> None:
    """Seen at once, and gone from under the finger once the page holds it."""
    bench.show(shown("drawing", DrawingPage))
    (x, y), (far, _) = ways(bench, (100, 400), (1000, 400))
    finger = bench.driver._put(x, y)
    bench.driver.frames(1)
    wide, high = bench.frame.window.size
    finger.move((far / wide, y / high))
    from kivy.base import EventLoop

    EventLoop.post_dispatch_input("update", finger)
    bench.driver.frames(1)
    assert all(line.points for line in bench.view.chalk._following)
    bench.frame.show(shown("drawing", DrawingPage))
    assert bench.view.chalk._following
    EventLoop.post_dispatch_input("end", finger)
    bench.driver.frames(1)
    bench.frame.show(DrawingPage("", "", tuple(drawn(bench))))
    assert bench.view.chalk._following == []


def test_a_tap_is_a_dot_and_a_line_off_the_sheet_stays_on_its_edge(bench: Bench) -> None:
    """Nothing that is drawn leaves the paper."""
    bench.show(shown("drawing", DrawingPage))
    ((x, y),) = ways(bench, (600, 400))
    bench.driver.touch(x, y)
    ((dot,),) = drawn(bench)
    assert dot == pytest.approx((600, 400), abs=3)
    bench.driver.drag((x, y), (x, -50), steps=10)
    assert drawn(bench)[-1][-1][1] == HIGH
    assert all(0 <= px <= WIDE for px, _ in drawn(bench)[-1])


def test_a_finger_that_comes_down_beside_the_sheet_draws_nothing(bench: Bench) -> None:
    """Wherever it goes afterwards; nor does a drag from a control."""
    bench.show(shown("drawing-boat", DrawingPage))
    left, low, _, _ = bench.view.chalk.sheet
    bench.driver.drag((left - 4, low + 50), (left + 200, low + 90))
    bench.driver.drag(bench.driver.find("undo"), (left + 90, low + 90))
    assert [touch.act for touch in bench.sent] == ["undo"]


def test_a_full_sheet_takes_no_line(bench: Bench) -> None:
    """Not even one that would be seen and then be gone."""
    bench.show(shown("drawing-full", DrawingPage))
    start, end = ways(bench, (100, 100), (900, 100))
    bench.driver.drag(start, end)
    assert bench.sent == []
    assert bench.view.chalk._following == []


def test_a_second_finger_does_not_draw_into_the_first_ones_line(bench: Bench) -> None:
    """Two children on one glass: the one who came first draws."""
    from kivy.base import EventLoop

    bench.show(shown("drawing", DrawingPage))
    (x, y), (other, low) = ways(bench, (100, 100), (1000, 700))
    first = bench.driver._put(x, y)
    bench.driver.frames(1)
    bench.driver.drag((other, low), (other - 100, low))
    assert drawn(bench) == []
    EventLoop.post_dispatch_input("end", first)
    bench.driver.frames(1)
    (line,) = drawn(bench)
    assert line[0] == pytest.approx((100, 100), abs=3)
    assert len(line) == 1


def test_one_back_a_new_sheet_and_done_are_within_reach(bench: Bench) -> None:
    """With nothing drawn there is nothing to take back; whose it is can be touched."""
    bench.show(dict(pages())["drawing-whose"])
    for act, value in (("undo", None), ("anew", None), ("choose", "Ada"), ("go-on", None)):
        bench.driver.tap(act, value)
    assert bench.sent == [Touch("undo"), Touch("anew"), Touch("choose", "Ada"), Touch("go-on")]
    bench.show(dict(pages())["drawing"])
    acts = {control.act for control in bench.view.controls()}
    assert acts == {"go-on", "doctor"}


def test_a_dim_glass_is_not_drawn_on(bench: Bench) -> None:
    """The first touch wakes it, and leaves no line."""
    bench.show(shown("drawing", DrawingPage))
    bench.frame.light(0.1)
    start, end = ways(bench, (200, 200), (900, 600))
    bench.driver.drag(start, end)
    assert bench.sent == [Touch("wake")]
