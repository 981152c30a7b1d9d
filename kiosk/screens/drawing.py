"""The drawing screen: a sheet of paper, a finger, and three things to do with it."""

from __future__ import annotations

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty

from kiosk.pages import DrawingPage, Touch
from kiosk.screens.view import PageView, load_kv
from kiosk.session.strokes import thinned, written


class DrawingView(PageView):
    """The sheet takes the finger; what lies beside it takes touches."""

    chalk = ObjectProperty()
    title = StringProperty()
    hint = StringProperty()
    who = ObjectProperty(())
    can_undo = BooleanProperty(False)
    drawn = BooleanProperty(False)
    full = BooleanProperty(False)

    def render(self, page: DrawingPage) -> None:
        """Show what was drawn so far; a line under the finger stays where it is."""
        self.title, self.hint, self.who = page.title, page.hint, page.who
        self.can_undo, self.drawn, self.full = page.can_undo, bool(page.strokes), page.full
        self.chalk.strokes = page.strokes
        self.chalk.let_go()

    def takes(self, x: float, y: float) -> bool:
        """Begin a line on the sheet, while there is room on it."""
        if self.full or not self.chalk.holds(x, y):
            return False
        self.chalk.begin(x, y)
        return True

    def follows(self, x: float, y: float) -> None:
        """Draw on."""
        self.chalk.follow(x, y)

    def ended(self) -> Touch | None:
        """Return the line as a touch."""
        line = thinned(self.chalk.end())
        return Touch("stroke", written(line)) if line else None


load_kv("drawing")
View = DrawingView
