"""The ritual screen: a line of history, what to do, and a ring that says how long."""

from __future__ import annotations

from kivy.factory import Factory
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty

from kiosk.pages import RitualPage
from kiosk.screens.ring import Steps
from kiosk.screens.view import PageView, load_kv

Factory.register("Steps", cls=Steps)


class RitualView(PageView):
    """One step a page; it goes on by a touch or by itself."""

    ring = ObjectProperty()
    title = StringProperty()
    origin = StringProperty()
    history = StringProperty()
    do = StringProperty()
    care = StringProperty()
    left = StringProperty()
    step = NumericProperty(1)
    steps = NumericProperty(1)
    paused = BooleanProperty(False)

    def render(self, page: RitualPage) -> None:
        """Show the step and its time."""
        self.title, self.origin, self.history = page.title, page.origin, page.history
        self.do, self.care = page.do, page.care
        self.step, self.steps, self.paused = page.step, page.steps, page.paused
        self.left = left_over(page.seconds_left)
        self.ring.picture = page.picture or "lantern"
        self.ring.part = round(page.part, 3)
        self.ring.breathing = page.breath is not None and not page.paused
        self.ring.breath = page.breath_phase

    def leave(self) -> None:
        """Stop the pacer."""
        self.ring.rest()


def left_over(seconds: int) -> str:
    """Return the time left as a calm person says it: never a running second hand."""
    if seconds >= 90:
        return f"about {round(seconds / 60)} minutes"
    if seconds >= 45:
        return "about a minute"
    return "a little longer" if seconds >= 15 else "nearly done"


load_kv("ritual")
View = RitualView
