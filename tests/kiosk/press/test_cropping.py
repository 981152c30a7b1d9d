"""What is seen of a drawing in a frame: near its focus, never past its edge, with who is there."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.press.cropping import crop
from kiosk.press.svg import Drawing

SCENE = Drawing(800, 480, (600, 240), ())
FRAMES = [(800, 480), (1280, 800), (232, 167), (100, 300), (300, 100)]
SIDES = st.floats(40, 2000)


def seen(drawing: Drawing, width: float, height: float, nearer: float = 1.0) -> tuple[float, ...]:
    """The left, top, right and bottom of what is seen, in the drawing's own units."""
    scale, left, top = crop(drawing, width, height, nearer)
    return left / scale, top / scale, (left + width) / scale, (top + height) / scale


@given(SIDES, SIDES, st.floats(0, 800), st.floats(0, 480), st.floats(1, 2))
def test_a_frame_is_always_filled(
    width: float, height: float, x: float, y: float, nearer: float
) -> None:
    """Whatever its shape and wherever the focus is, which is always in sight."""
    left, top, right, bottom = seen(replace(SCENE, focus=(x, y)), width, height, nearer)
    assert left >= -1e-6
    assert top >= -1e-6
    assert right <= 800 + 1e-6
    assert bottom <= 480 + 1e-6
    assert left - 1e-6 <= x <= right + 1e-6
    assert top - 1e-6 <= y <= bottom + 1e-6


@pytest.mark.parametrize("size", FRAMES)
def test_who_stands_in_it_stays_in_sight(size: tuple[int, int]) -> None:
    """From as near as that allows; where the frame is too narrow, at least from no nearer."""
    shown = replace(SCENE, shown=(120.0, 300.0, 420.0, 460.0))
    left, top, right, bottom = seen(shown, *size, 1.5)
    assert top <= 300
    assert bottom >= 460
    if size != (100, 300):
        assert left <= 120
        assert right >= 420
    whole = seen(SCENE, *size, 1.5)
    assert right - left >= whole[2] - whole[0] - 1e-6


def test_a_wide_drawing_is_seen_from_nearer_and_another_is_not() -> None:
    """A figure or a face fills its frame already."""
    near, far = seen(SCENE, 400, 240, 1.5), seen(SCENE, 400, 240)
    assert near[2] - near[0] == pytest.approx((far[2] - far[0]) / 1.5)
    square = Drawing(400, 400, (200, 200), ())
    assert crop(square, 100, 100, 1.5) == crop(square, 100, 100)
