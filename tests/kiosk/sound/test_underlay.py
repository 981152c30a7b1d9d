"""The night sound under the voice, on a clock moved by hand."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from kiosk.sound.sink import ClockSink
from kiosk.sound.underlay import Underlay


@dataclass
class NotedSink(ClockSink):
    """A clock that writes down what becomes of the bed."""

    noted: list[tuple[str, float, float]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def bed(self, name: str, seed: int, gain_db: float = 0.0, fade_s: float = 3.0) -> None:
        """Note when it comes."""
        self.noted.append((name, self.position(), fade_s))

    def bed_off(self, fade_s: float = 3.0) -> None:
        """Note when it goes."""
        self.noted.append(("off", self.position(), fade_s))


def test_it_sinks_a_second_before_the_end() -> None:
    """Ninety seconds of settling: silent at 88.5."""
    sink = NotedSink()
    under = Underlay(sink)
    under.come("rain", 7, -10.0, 12.0)
    sink.advance(20.0)
    under.go(90.0)
    (_, off) = sink.noted
    assert off[0] == "off"
    assert off[1:] == pytest.approx((20.0, 88.5))


def test_one_that_was_only_just_begun_comes_in_first() -> None:
    """It rises before it sinks, and is silent at the same second."""
    sink = NotedSink()
    under = Underlay(sink)
    under.come("rain", 7, -10.0, 12.0)
    under.go(60.0)
    for _ in range(200):
        sink.advance(0.1)
        under.tick()
    (_, off) = sink.noted
    assert off[1] == pytest.approx(12.0, abs=0.2)
    assert off[1] + off[2] == pytest.approx(58.5, abs=0.01)


def test_a_new_one_takes_its_time_back() -> None:
    """What was to sink does not, once another has come."""
    sink = NotedSink()
    under = Underlay(sink)
    under.come("rain", 7, -10.0, 12.0)
    under.go(60.0)
    under.come("sea", 7, -10.0, 3.0)
    sink.advance(100.0)
    under.tick()
    assert [name for name, _, _ in sink.noted] == ["rain", "sea"]
