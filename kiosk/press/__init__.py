"""The press: paper-cut pictures drawn from small SVG files, and booklets; the door to pillow."""

from __future__ import annotations

from kiosk.press.glyphs import can_draw, missing
from kiosk.press.lightmeter import Light, light_of
from kiosk.press.printing import contact_sheet, save_png
from kiosk.press.prints import Press
from kiosk.press.shelf import find, names

__all__ = [
    "Light",
    "Press",
    "can_draw",
    "contact_sheet",
    "find",
    "light_of",
    "missing",
    "names",
    "save_png",
]
