"""The dark screen: true black; or, after one touch at night, a deep red ember and four words."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.graphics import Color, InstructionGroup, SmoothEllipse
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty
from kivy.uix.widget import Widget

from kiosk.pages import Choice, DarkPage
from kiosk.screens.control import Control
from kiosk.screens.theme import Colour
from kiosk.screens.tiles import Tiles
from kiosk.screens.view import PageView, load_kv

RINGS = 24


class Ember(Widget):
    """A soft deep red light, nothing more."""

    glow = NumericProperty(0.0)

    def __init__(self, **values: Any) -> None:
        """Draw again when the glow or the room changes."""
        self._group = InstructionGroup()
        super().__init__(**values)
        self.canvas.add(self._group)
        again = Clock.create_trigger(lambda _dt: self.draw(), -1)
        for name in ("glow", "pos", "size"):
            self.fbind(name, again)
        again()

    def draw(self) -> None:
        """Draw discs within discs, each a little lighter than the one around it."""
        self._group.clear()
        if self.glow <= 0:
            return
        widest = max(self.size) * 0.62
        x, y = self.center_x, self.y + self.height * 0.5
        for ring in range(RINGS):
            share = 1 - ring / RINGS
            self._group.add(Color(0.34, 0.02, 0.0, 0.036 * self.glow))
            radius = widest * share
            self._group.add(
                SmoothEllipse(pos=(x - radius, y - radius * 0.62), size=(2 * radius, 1.24 * radius))
            )


class NightControl(Control):
    """A control in the only colour the night may have."""

    def ink(self) -> Colour:
        """Return red, a little lighter where it is touched, hardly any where it can't be."""
        if not self.usable:
            return (0.2, 0.02, 0.0, 1.0)
        return (0.86, 0.13, 0.0, 1.0) if self.lit else (0.56, 0.07, 0.0, 1.0)

    def papers(self) -> tuple[Colour, Colour]:
        """Return red paper and its edge."""
        return (0.13, 0.01, 0.0, 1.0), (0.34, 0.04, 0.0, 1.0)


class NightTiles(Tiles):
    """Choices that shine no brighter than an ember."""

    def _tile(self, choice: Choice) -> Control:
        """Return a red control for a choice."""
        return NightControl(
            act=self.act,
            value=choice.id,
            look="panel",
            child=self.child,
            largest=self.largest,
            size_hint=(None, None),
        )


class DarkView(PageView):
    """Black; no path leads from here to a story."""

    glow = NumericProperty(0.0)
    choices = ObjectProperty(())
    softer = BooleanProperty(True)
    louder = BooleanProperty(False)

    def render(self, page: DarkPage) -> None:
        """Show nothing, or the night's help."""
        self.glow = page.glow if page.help in ("glow", "choice") else 0.0
        if page.help == "choice" and not page.glow:
            self.glow = 0.6
        self.softer, self.louder = page.loudness.softer, page.loudness.louder
        self.choices = page.choices if page.help in ("glow", "choice") else ()


load_kv("dark")
View = DarkView
