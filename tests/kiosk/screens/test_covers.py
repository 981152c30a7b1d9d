"""Proof of the story choice."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiosk.pages import Touch
from kiosk.screens import boot
from kiosk.screens.covers import picture_size
from kiosk.screens.gallery import pages
from kiosk.screens.paper import Picture
from tests.kiosk.screens.conftest import Bench

pytestmark = pytest.mark.window
SHOWN = dict(pages())


def test_a_cover_is_touched_then_taken(bench: Bench) -> None:
    """'This one' comes only when a cover was touched."""
    bench.show(SHOWN["covers-untouched"])
    with pytest.raises(LookupError):
        bench.driver.find("go-on")
    bench.driver.tap("choose", "bus")
    bench.show(SHOWN["covers"])
    bench.driver.tap("go-on")
    assert bench.sent == [Touch("choose", "bus"), Touch("go-on")]


@pytest.mark.parametrize("size", boot.SIZES)
@pytest.mark.parametrize("name", ["covers", "covers-again"])
def test_covers_are_as_large_as_they_are_printed_ahead(
    name: str, size: tuple[int, int], bench_at: Callable[[tuple[int, int]], Bench]
) -> None:
    """Else the print made behind the scenes would be another than the one shown."""
    bench = bench_at(size)
    bench.show(SHOWN[name])
    shown = [one for one in bench.view.walk() if isinstance(one, Picture) and one.cut == "card"]
    assert len(shown) == (4 if name == "covers-again" else 3)
    for one in shown:
        assert (round(one.width), round(one.height)) == picture_size(size, len(shown))
