"""The paused screen: everything waits; one touch goes on, one stops."""

from __future__ import annotations

from kivy.properties import StringProperty

from kiosk.pages import PausedPage
from kiosk.screens.view import PageView, load_kv


class PausedView(PageView):
    """Two ways out and nothing else."""

    what = StringProperty()
    waits = StringProperty()

    def render(self, page: PausedPage) -> None:
        """Say what waits."""
        self.what, self.waits = page.what, page.waits


load_kv("paused")
View = PausedView
