"""The night: one palette from amber to umber, one type scale and one unit for every screen."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from kivy.core.text import LabelBase

Colour = tuple[float, float, float, float]

FONTS = Path(str(resources.files("kiosk"))) / "screens" / "fonts"
READING, SPEAKING = "Andika", "Vollkorn"


def paper(red: int, green: int, blue: int = 0, alpha: float = 1.0) -> Colour:
    """Return a colour written as a paper tone from 0 to 255."""
    return red / 255, green / 255, blue / 255, alpha


class Theme:
    """Everything a screen may know about looks; `u` is one unit, a pixel on the smallest panel."""

    black = paper(0, 0)
    ground = paper(10, 5)
    panel = paper(26, 14, 1)
    raised = paper(44, 25, 2)
    rim = paper(74, 43, 4)
    faint = paper(132, 76, 8)
    quiet = paper(176, 107, 16)
    ink = paper(226, 150, 32)
    bright = paper(255, 186, 58)
    lamp = paper(255, 165, 34)
    ember = paper(196, 74, 4)
    red = paper(120, 8)
    reading = READING
    speaking = SPEAKING

    def __init__(self) -> None:
        """Start at the smallest panel."""
        self.size = (800, 480)
        self.u = 1.0

    def fit(self, size: tuple[int, int]) -> None:
        """Take the unit from the panel, so that the narrower side decides."""
        self.size = size
        self.u = min(size[0] / 800, size[1] / 480)

    def shade(self, colour: Colour, share: float) -> Colour:
        """Return the colour at a share of its light, still opaque."""
        return colour[0] * share, colour[1] * share, colour[2] * share, colour[3]

    def veil(self, colour: Colour, alpha: float) -> Colour:
        """Return the colour laid on thinly."""
        return colour[0], colour[1], colour[2], alpha


theme = Theme()
"""The one theme; kv files know it by this name."""


def load_fonts() -> None:
    """Register the two vendored faces under their own names."""
    LabelBase.register(
        READING,
        fn_regular=str(FONTS / "Andika-Regular.ttf"),
        fn_italic=str(FONTS / "Andika-Italic.ttf"),
    )
    LabelBase.register(
        SPEAKING,
        fn_regular=str(FONTS / "Vollkorn-Medium.ttf"),
        fn_italic=str(FONTS / "Vollkorn-Italic.ttf"),
    )
