"""The clock screen: a dim face between evenings, the moon as it is, one big Bedtime."""

from __future__ import annotations

import math
from typing import Any

from kivy.clock import Clock
from kivy.graphics import Color, InstructionGroup, Mesh, SmoothEllipse, SmoothLine
from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from kiosk.pages import ClockPage
from kiosk.screens.theme import theme
from kiosk.screens.view import PageView, load_kv


class Moon(Widget):
    """The moon as it stands tonight, cut from pale paper."""

    phase = NumericProperty(0.5)
    light = NumericProperty(1.0)

    def __init__(self, **values: Any) -> None:
        """Draw again when the phase, the light or the place changes."""
        self._group = InstructionGroup()
        super().__init__(**values)
        self.canvas.add(self._group)
        again = Clock.create_trigger(lambda _dt: self.draw(), -1)
        for name in ("phase", "light", "pos", "size"):
            self.fbind(name, again)
        again()

    def draw(self) -> None:
        """Draw the dark disc and the lit part: waxing on the right, waning on the left."""
        self._group.clear()
        radius = min(self.size) / 2
        self._group.add(Color(*theme.shade(theme.raised, self.light)))
        self._group.add(
            SmoothEllipse(
                pos=(self.center_x - radius, self.center_y - radius),
                size=(2 * radius, 2 * radius),
            )
        )
        self._group.add(Color(*theme.shade(theme.ink, self.light)))
        for part in self._lit(radius * 0.97):
            self._group.add(part)

    def _lit(self, radius: float) -> tuple[Mesh, SmoothLine, SmoothLine]:
        """Return the lit part: a strip between limb and terminator, and its two soft edges."""
        phase = self.phase % 1.0
        bend = math.cos(2 * math.pi * phase)
        side = 1 if phase <= 0.5 else -1
        vertices: list[float] = []
        for step in range(49):
            turn = math.pi * step / 48 - math.pi / 2
            y = self.center_y + radius * math.sin(turn)
            half = radius * math.cos(turn)
            for x in (self.center_x + side * half, self.center_x + side * half * bend):
                vertices += [x, y, 0, 0]
        limb = [value for at in range(0, len(vertices), 8) for value in vertices[at : at + 2]]
        inner = [value for at in range(4, len(vertices), 8) for value in vertices[at : at + 2]]
        return (
            Mesh(vertices=vertices, indices=list(range(98)), mode="triangle_strip"),
            SmoothLine(points=limb, width=1.0),
            SmoothLine(points=inner, width=1.0),
        )


class Asking(FloatLayout):
    """The question a clock that is not trusted asks, with its answers."""

    question = StringProperty()


class ClockView(PageView):
    """The dim face."""

    time = StringProperty()
    day = StringProperty()
    moon = NumericProperty(0.5)
    moon_name = StringProperty()
    question = StringProperty()
    note = StringProperty()
    waking = BooleanProperty(False)

    def render(self, page: ClockPage) -> None:
        """Show the time as a label; nothing here reads a clock."""
        self.time, self.day, self.note = page.time, page.day, page.note
        self.moon, self.moon_name = page.moon, page.moon_name
        self.question = "" if page.trusted else page.question
        self.waking = page.waking


load_kv("clock")
View = ClockView
