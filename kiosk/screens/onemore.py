"""The one-more screen: a single small lamp of a choice, going out by itself."""

from __future__ import annotations

from kivy.properties import NumericProperty, StringProperty

from kiosk.pages import OneMorePage
from kiosk.screens.view import PageView, load_kv


class OneMoreView(PageView):
    """One thing that may be touched, and need not be."""

    piece = StringProperty()
    over = StringProperty("The story is over.")
    part = NumericProperty(0.0)

    def render(self, page: OneMorePage) -> None:
        """Show the piece, lower and lower, in steps too small to see."""
        self.piece = page.title
        self.over = f"{page.whose}." if page.whose else "The story is over."
        self.part = round(min(1.0, max(0.0, page.part)), 2)


load_kv("onemore")
View = OneMoreView
