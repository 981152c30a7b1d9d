"""Proof of the dim face."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.pages import ClockPage, Touch
from kiosk.screens.clock import Moon
from tests.kiosk.screens.conftest import Bench

pytestmark = pytest.mark.window
FACE = ClockPage("19:05", "Saturday", 0.37, "waxing moon")


def test_a_clock_that_is_not_trusted_asks_first(bench: Bench) -> None:
    """Instead of Bedtime there are yes and steps either way; one tap answers."""
    bench.show(replace(FACE, trusted=False, question="Is it Tuesday, about 19:40?"))
    with pytest.raises(LookupError):
        bench.driver.find("bedtime")
    for value in ("-60", "-10", "+10", "+60", "+1440"):
        bench.driver.tap("clock-set", value)
    bench.driver.tap("clock-yes")
    assert [touch.value for touch in bench.sent[:-1]] == ["-60", "-10", "+10", "+60", "+1440"]
    assert bench.sent[-1] == Touch("clock-yes")


def test_a_waking_face_has_no_controls(bench: Bench) -> None:
    """It is only seen."""
    bench.show(replace(FACE, waking=True))
    assert list(bench.view.controls()) == []


@pytest.mark.parametrize(("phase", "side"), [(0.25, 1), (0.75, -1)])
def test_the_half_moon_is_lit_on_its_own_side(bench: Bench, phase: float, side: int) -> None:
    """Waxing on the right, waning on the left."""
    moon = Moon(phase=phase, size=(100, 100), pos=(0, 0))
    mesh = moon._lit(50)[0]
    xs = [mesh.vertices[at] - 50 for at in range(0, len(mesh.vertices), 4)]
    assert all(side * x >= -0.01 for x in xs)
    assert max(side * x for x in xs) == pytest.approx(50)
