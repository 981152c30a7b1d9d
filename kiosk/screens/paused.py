"""The paused screen: everything waits; one touch goes on, one stops."""

from __future__ import annotations

from kivy.properties import BooleanProperty, StringProperty

from kiosk.pages import PausedPage
from kiosk.screens.view import PageView, load_kv


class PausedView(PageView):
    """Two ways out, and how loud it is to go on."""

    what = StringProperty()
    waits = StringProperty()
    loudness = StringProperty()
    softer = BooleanProperty(True)
    louder = BooleanProperty(False)

    def render(self, page: PausedPage) -> None:
        """Say what waits."""
        self.what, self.waits = page.what, page.waits
        self.loudness = page.loudness.words
        self.softer, self.louder = page.loudness.softer, page.loudness.louder


load_kv("paused")
View = PausedView
