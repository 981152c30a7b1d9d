"""Proof that the frame shows one page and turns fingers into touches, each counted once."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.pages import ClockPage, DarkPage, Page, SettlePage, StoryPage, Touch, WhoPage
from kiosk.screens import frame as frames
from kiosk.screens.ahead import Print
from kiosk.screens.covers import picture_size
from kiosk.screens.gallery import pages
from kiosk.screens.paper import Album, Shelf
from tests.kiosk.screens.conftest import Bench, BlankPress

pytestmark = pytest.mark.window
SHOWN: dict[str, Page] = dict(pages())
CLOCK = SHOWN["clock"]
TURNS = 100


def resident() -> int:
    """Megabytes this process holds."""
    pages_held = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages_held) * 4096 // 1_000_000


class Noted:
    """A printer behind the scenes that only notes its orders."""

    def __init__(self) -> None:
        self.orders: list[list[Print]] = []

    def order(self, prints: list[Print]) -> None:
        """Note an order."""
        self.orders.append(prints)


def test_the_next_pages_are_printed_ahead(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The choice's covers first, as large as they are shown, then pages; never without a cache."""
    bench.frame.warm(["bus"], ["owl"])
    ahead, album = Noted(), Album(BlankPress(tmp_path))
    album.ahead = ahead  # type: ignore[assignment]
    monkeypatch.setattr(Shelf, "album", album)
    bench.frame.warm(["bus", "street"], ["owl", "moon", "boat"])
    bench.frame.warm(["bus"])
    window = (int(bench.frame.window.width), int(bench.frame.window.height))
    small = picture_size(window, 3)
    assert ahead.orders == [
        [*((name, *small, "card") for name in ("owl", "moon", "boat")),
         ("bus", *window, "page"), ("street", *window, "page")],
        [("bus", *window, "page")],
    ]  # fmt: skip


def test_one_page_stands_in_the_window(bench: Bench) -> None:
    """A page of another kind replaces the one before; the old widget is let go."""
    bench.show(CLOCK)
    old = weakref.ref(bench.view)
    bench.show(SHOWN["who-3"])
    gc.collect()
    assert len(bench.frame.root.children) == 1
    assert old() is None


def test_a_page_of_the_same_kind_is_changed_in_place(bench: Bench) -> None:
    """The same widget shows the next minute."""
    assert isinstance(CLOCK, ClockPage)
    bench.show(CLOCK)
    view = bench.view
    bench.show(replace(CLOCK, time="19:06"))
    assert bench.view is view


def test_every_page_has_a_view() -> None:
    """No page of the contract is without a screen."""
    assert {type(page).__name__ for page in SHOWN.values()} == set(frames.VIEWS)


def test_a_double_tap_counts_once(bench: Bench) -> None:
    """A second tap on the same control within a moment is the same touch; later it is another."""
    bench.show(CLOCK)
    place = bench.driver.find("bedtime")
    bench.driver.touch(*place)
    bench.driver.touch(*place)
    assert bench.sent == [Touch("bedtime")]
    bench.driver.seconds(0.5)
    bench.driver.touch(*place)
    assert len(bench.sent) == 2


def test_a_double_letter_is_two_letters(bench: Bench) -> None:
    """Keys are quicker than other controls: Anna has two n."""
    bench.show(SHOWN["entry-name-typed"])
    place = bench.driver.find("key", "n")
    for _ in range(2):
        bench.driver.touch(*place)
        bench.driver.seconds(0.12)
    assert bench.sent == [Touch("key", "n")] * 2


def test_a_held_touch_counts_once(bench: Bench) -> None:
    """A finger left on a control, even over a change of page, sends one touch."""
    bench.show(CLOCK)
    bench.driver.hold(*bench.driver.find("bedtime"), seconds=2.0)
    assert bench.sent == [Touch("bedtime")]


def test_a_drag_counts_where_it_began(bench: Bench) -> None:
    """Sliding over other controls means nothing more."""
    bench.show(SHOWN["who-3"])
    start, end = bench.driver.find("toggle", "Mia"), bench.driver.find("begin")
    bench.driver.drag(start, end)
    assert bench.sent == [Touch("toggle", "Mia")]


def test_a_double_tap_does_not_fall_through_a_new_page(bench: Bench) -> None:
    """What lies under the finger on a page that has just come is not touched."""
    bench.show(CLOCK)
    assert isinstance(SHOWN["who-3"], WhoPage)
    bench.frame.show(SHOWN["who-3"])
    bench.driver.frames(2)
    bench.driver.touch(*bench.driver.find("begin"))
    assert bench.sent == []
    bench.driver.tap("begin")
    assert bench.sent == [Touch("begin")]


def test_the_first_touch_on_a_dark_screen_only_wakes(bench: Bench) -> None:
    """Faded to black, a tap on Bedtime wakes and does not begin, and hurry does not help."""
    bench.show(CLOCK)
    place = bench.driver.find("bedtime")
    bench.frame.light(0.1)
    bench.driver.touch(*place)
    bench.frame.light(1.0)
    bench.driver.touch(*place)
    assert bench.sent == [Touch("wake")]
    bench.driver.tap("bedtime")
    assert bench.sent[-1] == Touch("bedtime")


def test_touches_during_a_fade_count_once(bench: Bench) -> None:
    """While the light sinks, hurried taps are one touch, and below half only one waking."""
    bench.show(SHOWN["story-voice-lit"])
    place = bench.driver.find("next")
    for level in (0.9, 0.7, 0.55, 0.45, 0.3, 0.1):
        bench.frame.light(level)
        bench.driver.touch(*place)
    assert bench.sent == [Touch("next"), Touch("wake")]


def test_a_black_story_wakes_and_turns_no_page(bench: Bench) -> None:
    """In black mode the place of Next is only glass."""
    page = SHOWN["story-voice-lit"]
    assert isinstance(page, StoryPage)
    bench.show(page)
    place = bench.driver.find("next")
    bench.show(replace(page, dark=True))
    bench.driver.touch(*place)
    assert bench.sent == [Touch("wake")]


def test_one_touch_in_the_dark_is_a_call_for_help(bench: Bench) -> None:
    """Anywhere on the black glass, at any light."""
    bench.show(DarkPage())
    bench.frame.light(0.0)
    bench.driver.touch(3, 3)
    assert bench.sent == [Touch("help")]


def test_night_help_shines_though_the_glass_is_faded(bench: Bench) -> None:
    """The veil does not lie on the four words of the night, and they can be touched."""
    bench.show(SHOWN["night-help"])
    bench.frame.light(0.1)
    bench.driver.tap("choose", "water")
    assert bench.sent == [Touch("choose", "water")]
    assert max(bench.driver.pixels()[2]) > 60


def test_stop_holds_while_the_screen_sinks(bench: Bench) -> None:
    """One touch still stops when the settling is nearly black."""
    bench.show(SettlePage("Rain on the roof", 0.9))
    bench.frame.light(0.1)
    bench.driver.tap("stop")
    assert bench.sent == [Touch("stop")]


def test_the_fade_reaches_true_black(bench: Bench) -> None:
    """At level nought nothing shines."""
    bench.show(CLOCK)
    bench.frame.light(0.0)
    assert max(bench.driver.pixels()[2]) == 0


def test_every_calls_back_until_it_is_stopped(bench: Bench) -> None:
    """An interval runs on the frame's clock."""
    calls: list[int] = []
    stop = bench.frame.every(0.5, lambda: calls.append(1))
    bench.driver.seconds(2.1)
    stop()
    bench.driver.seconds(2)
    assert len(calls) in (3, 4)


def turn_pages(bench: Bench, count: int) -> int:
    """Turn pages of a story and return what memory grew by, in megabytes."""
    first = SHOWN["story-voice-lit"]
    assert isinstance(first, StoryPage)
    texts = [page.words for page in SHOWN.values() if isinstance(page, StoryPage)]
    start = 0
    for turn in range(count + 20):
        bench.frame.show(replace(first, words=texts[turn % len(texts)], page=turn))
        bench.driver.frames(1, draw=turn % 5 == 0)
        if turn == 20:
            gc.collect()
            start = resident()
    gc.collect()
    return resident() - start


def test_memory_is_flat_over_page_turns(bench: Bench) -> None:
    """A hundred pages leave nothing behind."""
    assert turn_pages(bench, TURNS) <= 6


@pytest.mark.torture
def test_memory_is_flat_over_an_evening_of_evenings(bench: Bench) -> None:
    """Two thousand pages leave nothing behind."""
    assert turn_pages(bench, 2000) <= 10
