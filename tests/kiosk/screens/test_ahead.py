"""Printing ahead: in order, each once, what is wanted now before what may be wanted later."""

from __future__ import annotations

import time
from pathlib import Path
from threading import Event, current_thread

from PIL import Image

from kiosk.press import Press
from kiosk.screens.ahead import KNOWN, Ahead, Print


class SlowPress(Press):
    """A press that waits to be let go on, and notes what it prints."""

    def __init__(self, cache: Path) -> None:
        super().__init__(cache)
        self.printed: list[str] = []
        self.threads: set[str] = set()
        self.begun = Event()
        self.go = Event()

    def image(self, name: str, width: int, height: int, cut: str = "full") -> Image.Image:
        """Wait, and print nothing much."""
        self.begun.set()
        assert self.go.wait(10)
        self.printed.append(name)
        self.threads.add(current_thread().name)
        if name == "full-disk":
            raise OSError(28, "No space left on device")
        if name == "hostile":
            raise ZeroDivisionError
        return Image.new("RGBA", (width, height))


def job(name: str) -> Print:
    """One small print."""
    return (name, 8, 8, "card")


def settled(ahead: Ahead) -> None:
    """Wait until nothing is being printed."""
    until = time.monotonic() + 10
    while ahead._working:
        assert time.monotonic() < until
        time.sleep(0.002)


def test_an_order_is_printed_in_its_order_each_once(tmp_path: Path) -> None:
    """Behind the back of whoever ordered it."""
    press = SlowPress(tmp_path)
    press.go.set()
    ahead = Ahead(press)
    ahead.order([job("a"), job("b"), job("a"), job("c")])
    settled(ahead)
    assert press.printed == ["a", "b", "c"]
    assert press.threads == {"prints"}
    assert all(ahead.has(job(name)) for name in "abc")
    ahead.order([job("c"), job("d")])
    settled(ahead)
    assert press.printed == ["a", "b", "c", "d"]


def test_what_is_asked_for_comes_next(tmp_path: Path) -> None:
    """Before all that was ordered; asking again changes nothing."""
    press = SlowPress(tmp_path)
    ahead = Ahead(press)
    ahead.order([job(name) for name in "abcd"])
    assert press.begun.wait(10)
    assert not ahead.has(job("d"))
    assert not ahead.has(job("d"))
    assert not ahead.has(job("x"))
    press.go.set()
    settled(ahead)
    assert sorted(press.printed) == ["a", "b", "c", "d", "x"]
    assert press.printed[:3] == ["a", "x", "d"]


def test_a_new_order_takes_the_place_of_the_old(tmp_path: Path) -> None:
    """Another tale was chosen: nobody will see the first one's pages."""
    press = SlowPress(tmp_path)
    ahead = Ahead(press)
    ahead.order([job(name) for name in "abc"])
    assert press.begun.wait(10)
    ahead.order([job("x")])
    press.go.set()
    settled(ahead)
    assert press.printed == ["a", "x"]


def test_what_can_not_be_printed_holds_nothing_up(tmp_path: Path) -> None:
    """It counts as done, so that the page itself tries, and the next one follows."""
    press = SlowPress(tmp_path)
    press.go.set()
    ahead = Ahead(press)
    ahead.order([job("full-disk"), job("hostile"), job("b")])
    settled(ahead)
    assert press.printed == ["full-disk", "hostile", "b"]
    assert ahead.has(job("full-disk"))
    assert ahead.has(job("hostile"))


def test_an_empty_order_starts_nothing(tmp_path: Path) -> None:
    """No thread for no work, and a long life remembers only what is near."""
    press = SlowPress(tmp_path)
    press.go.set()
    ahead = Ahead(press)
    ahead.order([])
    assert not ahead._working
    ahead.order([job(str(number)) for number in range(KNOWN + 5)])
    settled(ahead)
    assert len(ahead._done) == KNOWN


def test_a_real_print_lies_in_the_cache(tmp_path: Path) -> None:
    """So that the page has only to fetch it."""
    ahead = Ahead(Press(tmp_path / "prints"))
    ahead.order([("harbour", 80, 50, "page")])
    settled(ahead)
    assert len(list((tmp_path / "prints").glob("*.png"))) == 1
