"""Proof that the driver's finger and clock are real enough to trust."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from kiosk.screens.gallery import pages
from tests.kiosk.screens.conftest import Bench

pytestmark = pytest.mark.window
CLOCK = dict(pages())["clock"]


def test_time_goes_on_by_hand(bench: Bench) -> None:
    """Two seconds are two seconds of kivy's clock, whatever the wall says."""
    before = bench.driver.clock.time()
    bench.driver.seconds(2)
    assert bench.driver.clock.time() - before == pytest.approx(2.0)


def test_what_is_not_there_can_not_be_found(bench: Bench) -> None:
    """Looking for a control that is not on the page is an error, not a tap beside it."""
    bench.show(CLOCK)
    with pytest.raises(LookupError, match="stop"):
        bench.driver.find("stop")


def test_a_shot_is_the_glass_as_a_png(bench: Bench, tmp_path: Path) -> None:
    """The picture has the panel's size, and the same page gives the same bytes."""
    bench.show(CLOCK)
    bench.driver.shot(tmp_path / "a.png")
    bench.driver.shot(tmp_path / "b.png")
    with Image.open(tmp_path / "a.png") as shot:
        assert shot.size == bench.size
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()
