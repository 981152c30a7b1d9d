"""The story choice screen: three covers, each said aloud when touched and taken when meant."""

from __future__ import annotations

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty

from kiosk.pages import StoryChoicePage
from kiosk.screens.view import PageView, load_kv


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
