"""The entry screen: who sleeps here, asked in as few touches as will do."""

from __future__ import annotations

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty

from kiosk.pages import ChildEntryPage
from kiosk.screens.view import PageView, load_kv

GO_ON = {"hello": "Begin", "promise": "Good"}


class EntryView(PageView):
    """One question a page; the keyboard only where a name is written."""

    step = StringProperty("hello")
    question = StringProperty()
    name = StringProperty()
    problem = StringProperty()
    promise = StringProperty()
    keyboard = StringProperty()
    go_on = StringProperty("Go on")
    choices = ObjectProperty(())
    can_go_on = BooleanProperty(True)
    capitals = BooleanProperty(True)

    def render(self, page: ChildEntryPage) -> None:
        """Show the question and what has been answered so far."""
        if page.step != self.step:
            self.choices = ()
        self.step, self.question, self.name = page.step, page.question, page.name
        self.problem, self.promise = page.problem, page.promise
        self.keyboard = page.keyboard if page.step == "name" else ""
        self.capitals = not page.name or page.name[-1] in " -'’"
        self.go_on = GO_ON.get(page.step, "Go on")
        self.can_go_on = page.can_go_on
        self.choices = page.choices


load_kv("entry")
View = EntryView
