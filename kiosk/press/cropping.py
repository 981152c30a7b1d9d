"""Cropping chooses the part of a drawing that fills a frame of another shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.press.svg import Drawing

WIDE = 1.4
"""From this share of its height on, a drawing is wide enough to be seen from nearer."""
ROOM = 1.06
"""How much larger the frame is than what has to stay in sight."""
MARGIN = 0.03
"""The share of the frame that is left beside it."""


def crop(
    drawing: Drawing, width: float, height: float, nearer: float = 1.0
) -> tuple[float, float, float]:
    """Return the scale, and where the part that is seen begins at the left and the top.

    The focus is near the middle; what a composed drawing shows stays in sight whole, if it can.
    """
    fill = max(width / drawing.width, height / drawing.height)
    if drawing.width <= drawing.height * WIDE:
        nearer = 1.0
    left, top, right, bottom = drawing.shown or (*drawing.focus, *drawing.focus)
    if drawing.shown:
        room = ROOM * fill
        most = min(width / (right - left) / room, height / (bottom - top) / room)
        nearer = min(nearer, max(1.0, most))
    scale = fill * nearer
    x = _begin(drawing.focus[0], left, right, width / scale, drawing.width)
    y = _begin(drawing.focus[1], top, bottom, height / scale, drawing.height)
    return scale, x * scale, y * scale


def _begin(focus: float, first: float, last: float, window: float, whole: float) -> float:
    """Return where the crop begins: its focus near the middle, and in sight what has to be."""
    margin = MARGIN * window
    begin = max(min(focus - window / 2, first - margin), last + margin - window)
    return min(max(begin, 0.0), max(whole - window, 0.0))
