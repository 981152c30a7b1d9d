"""The stopped screen: nothing can be told tonight; why, in one line, and what to do."""

from __future__ import annotations

from kivy.properties import StringProperty

from kiosk.pages import StoppedPage
from kiosk.screens.view import PageView, load_kv


class StoppedView(PageView):
    """One line why, one line what to do."""

    message = StringProperty()
    mend = StringProperty()

    def render(self, page: StoppedPage) -> None:
        """Say it."""
        self.message, self.mend = page.message, page.mend


load_kv("stopped")
View = StoppedView
