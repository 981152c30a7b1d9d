"""The lamp: glass and backlight go up and down together, slowly."""

from __future__ import annotations

import pytest

from kiosk.app.lamp import GlassLamp
from kiosk.device import NoBacklight


class Counted(NoBacklight):
    """A backlight that counts how often it is set."""

    def __init__(self) -> None:
        """Begin at full."""
        super().__init__()
        self.count = 0

    def set(self, level: float) -> None:
        """Count."""
        super().set(level)
        self.count += 1


def lamp() -> tuple[GlassLamp, list[float], Counted]:
    """A lamp, what the veil was given, and its backlight."""
    veil: list[float] = []
    backlight = Counted()
    return GlassLamp(veil.append, backlight), veil, backlight


def test_a_fade_takes_its_seconds() -> None:
    """Half way at half the time, there at the end, and no further."""
    one, veil, backlight = lamp()
    one.light(0.0, 8.0)
    assert veil[-1] == 1.0
    one.pass_time(4.0)
    assert veil[-1] == pytest.approx(0.5)
    assert backlight.level == pytest.approx(0.5)
    one.pass_time(40.0)
    assert (veil[-1], backlight.level) == (0.0, 0.0)


def test_at_once_is_at_once() -> None:
    """No seconds, no fade."""
    one, veil, backlight = lamp()
    one.light(0.0, 0.0)
    assert (veil[-1], backlight.level) == (0.0, 0.0)


def test_a_fade_turned_round_goes_on_from_where_it_was() -> None:
    """A touch in the middle never makes the glass jump."""
    one, veil, _ = lamp()
    one.light(0.0, 10.0)
    one.pass_time(5.0)
    one.light(1.0, 1.0)
    assert veil[-1] == pytest.approx(0.5)
    one.pass_time(0.1)
    assert veil[-1] == pytest.approx(0.55)


def test_the_backlight_is_moved_in_steps_that_can_be_seen() -> None:
    """A long fade writes to the kernel some forty times, not thousands."""
    one, veil, backlight = lamp()
    one.light(0.0, 100.0)
    for _ in range(2000):
        one.pass_time(0.05)
    assert len(veil) > 1500
    assert backlight.count <= 42
    assert backlight.level == 0.0


def test_resting_light_is_left_alone() -> None:
    """Nothing to do, nothing done."""
    one, veil, _ = lamp()
    one.light(0.6, 0.0)
    before = len(veil)
    one.pass_time(60.0)
    assert len(veil) == before
