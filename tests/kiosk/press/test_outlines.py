"""Proof that path commands become rings of points."""

from __future__ import annotations

import pytest

from kiosk.press.outlines import DrawingError, numbers, outlines, rectangle, rounded


def test_a_curve_ends_where_it_is_said_to() -> None:
    """Both kinds of Bézier curve begin and end at their points and bend towards the others."""
    (cubic,) = outlines("M0 0 C0 9 9 9 9 0 Z")
    assert cubic[0] == pytest.approx((0, 0))
    assert cubic[-1] == pytest.approx((9, 0))
    assert cubic[8] == pytest.approx((4.5, 6.75))
    (square,) = outlines("M0 0 Q5 8 10 0 Z")
    assert square[8] == pytest.approx((5, 4))


def test_small_letters_are_relative() -> None:
    """The same square twice."""
    (large,) = outlines("M1 1 L5 1 L5 5 L1 5 Z")
    (small,) = outlines("M1 1 h4 v4 h-4 z")
    assert large == small


def test_round_shapes_keep_to_their_box() -> None:
    """An ellipse and a rounded rectangle reach their borders and no further."""
    for ring in (rounded(10, 20, 4, 2), rectangle(6, 18, 8, 4, 1)):
        xs, ys = zip(*ring, strict=True)
        assert (min(xs), max(xs)) == pytest.approx((6, 14))
        assert (min(ys), max(ys)) == pytest.approx((18, 22))


def test_numbers_may_stand_close() -> None:
    """Signs and points part numbers as in SVG."""
    assert numbers("1-2.5.5,7e-1") == [1, -2.5, 0.5, 0.7]


def test_a_strange_command_is_refused() -> None:
    """It is named."""
    with pytest.raises(DrawingError, match="T"):
        outlines("M0 0 T5 5")
