"""What the tests of the screens share: one window a process, a clock by hand, a finger."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import pytest

from kiosk.pages import Page, Touch
from kiosk.press import Press
from kiosk.screens import boot
from kiosk.screens.driver import Driver, HandClock
from kiosk.screens.frame import Frame
from kiosk.screens.gallery import pages

P = TypeVar("P", bound=Page)


def shown(name: str, kind: type[P]) -> P:
    """The gallery's page of that name and kind."""
    page = dict(pages())[name]
    assert isinstance(page, kind)
    return page


class BlankPress(Press):
    """A press for tests that measure places, not pictures."""

    def pixels(self, name: str, width: int, height: int, cut: str = "full") -> bytes:
        """Plain dark paper."""
        return bytes((24, 12, 2, 255)) * (width * height)


class Bench:
    """A frame, a driver and everything that was touched."""

    def __init__(self, size: tuple[int, int], driver: Driver, sent: list[Touch]) -> None:
        self.size, self.driver, self.sent = size, driver, sent
        self.frame = driver.frame

    @property
    def view(self) -> Any:
        """The page widget, with whatever this kind of page has."""
        assert self.frame.view is not None
        return self.frame.view

    def show(self, page: Page) -> None:
        """Show a page and let it come to rest."""
        self.frame.show(page)
        self.driver.seconds(0.5)


@pytest.fixture
def bench_at() -> Iterator[Callable[[tuple[int, int]], Bench]]:
    """A maker of benches of any size."""
    with HandClock() as clock:
        frames: list[Frame] = []

        def make(size: tuple[int, int]) -> Bench:
            while frames:
                frames.pop().close()
            sent: list[Touch] = []
            frames.append(Frame(sent.append, size, press=BlankPress(), offscreen=True))
            return Bench(size, Driver(frames[-1], clock), sent)

        yield make
        while frames:
            frames.pop().close()


@pytest.fixture
def bench(bench_at: Callable[[tuple[int, int]], Bench]) -> Bench:
    """A bench of the smallest panel."""
    return bench_at(boot.SIZES[0])
