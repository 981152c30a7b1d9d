"""The story choice screen: three covers, each said aloud when touched and taken when meant."""

from __future__ import annotations

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty

from kiosk.pages import StoryChoicePage
from kiosk.screens.view import PageView, load_kv

ROOM = (0.94, 0.63)
"""The share of the window that the covers have."""
GAP, EDGE, WIDEST, TALLEST = 8, 8, 300, 400
"""Between two covers, around a picture on its cover, and how large one may grow, in units."""
WORDS = 0.42
"""The share of a cover that its title has."""


def picture_size(window: tuple[int, int], count: int) -> tuple[int, int]:
    """Return how large each of so many covers' pictures is on a window, in pixels."""
    unit = min(window[0] / 800, window[1] / 480)
    gap, count = GAP * unit, max(1, count)
    width = min((window[0] * ROOM[0] - gap * (count - 1)) / count, WIDEST * unit)
    height = min(window[1] * ROOM[1], TALLEST * unit)
    edge = EDGE * unit
    return round(width - 2 * edge), round(height - edge - height * WORDS)


class CoversView(PageView):
    """Three pictures with titles, and the last story again."""

    covers = ObjectProperty(())
    spoken = StringProperty()
    note = StringProperty()
    picked = BooleanProperty(False)

    def render(self, page: StoryChoicePage) -> None:
        """Show the covers and which one was touched."""
        self.covers, self.spoken, self.note = page.covers, page.spoken, page.note
        self.picked = any(cover.chosen for cover in page.covers)


load_kv("covers")
View = CoversView
