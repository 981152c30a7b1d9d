"""The notebook screen: one leaf, with its picture or its drawing beside a few words."""

from __future__ import annotations

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty

from kiosk.pages import Choice, NotebookPage
from kiosk.screens.view import PageView, load_kv


class NotebookView(PageView):
    """A card to hear by touching it; for a grown-up, rows of what may be done with it."""

    title = StringProperty()
    words = StringProperty()
    caption = StringProperty()
    picture = StringProperty()
    small = StringProperty()
    message = StringProperty()
    strokes = ObjectProperty(())
    rows = ObjectProperty(())
    spoken = BooleanProperty(True)

    def render(self, page: NotebookPage) -> None:
        """Show the leaf."""
        self.title, self.words, self.caption = page.title, page.words, page.caption
        self.picture, self.small, self.message = page.picture, page.small, page.message
        self.strokes, self.spoken = page.strokes, page.spoken
        self.rows = tuple(Choice(row.id, row.label, row.value) for row in page.rows)


load_kv("notebook")
View = NotebookView
