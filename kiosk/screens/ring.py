"""The ring: how much of a step is left, round its picture; or the breath, swelling and sinking."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.graphics import Color, InstructionGroup, SmoothEllipse, SmoothLine
from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from kiosk.screens.paper import Picture
from kiosk.screens.theme import theme

STEP = 1 / 20
"""Seconds between two drawings of the pacer, the only thing that ever moves."""

FOLLOW = 0.3
"""The share of the way to the breath that one drawing takes, so that it moves softly."""


class Ring(FloatLayout):
    """A round picture, or the pacer, with the ring of time around it."""

    picture = StringProperty()
    part = NumericProperty(0.0)
    breathing = BooleanProperty(False)
    breath = NumericProperty(0.0)

    def __init__(self, **values: Any) -> None:
        """Draw the ring when time passes and the pacer at its own pace."""
        self._round = InstructionGroup()
        self._pacer = InstructionGroup()
        self._shown = 0.0
        self._beat: Any = None
        super().__init__(**values)
        self._paper = Picture(cut="round", size_hint=(None, None), light=0.9)
        self.add_widget(self._paper)
        self.canvas.after.add(self._round)
        self.canvas.after.add(self._pacer)
        again = Clock.create_trigger(lambda _dt: self.draw(), -1)
        for name in ("picture", "part", "breathing", "pos", "size"):
            self.fbind(name, again)
        again()

    def draw(self) -> None:
        """Draw the ring as far as the step has come."""
        radius = min(self.size) / 2 - 6 * theme.u
        if radius < 10:
            return
        inner = radius - 12 * theme.u
        x, y = self.center
        self._paper.name = "" if self.breathing else self.picture
        self._paper.opacity = 0.0 if self.breathing else 1.0
        self._paper.size = (round(2 * inner), round(2 * inner))
        self._paper.pos = (round(x - inner), round(y - inner))
        self._round.clear()
        self._round.add(Color(*theme.raised))
        self._round.add(SmoothLine(circle=(x, y, radius, 0, 360, 90), width=2.2 * theme.u))
        left = 360.0 * (1.0 - min(1.0, max(0.0, self.part)))
        if left > 1:
            self._round.add(Color(*theme.lamp))
            line = SmoothLine(circle=(x, y, radius, 0, left, 90), width=2.2 * theme.u)
            self._round.add(line)
        self._breathe()

    def _breathe(self) -> None:
        """Start or stop the pacer."""
        if self.breathing and self._beat is None:
            self._shown = self.breath
            self._beat = Clock.schedule_interval(lambda _dt: self.pace(), STEP)
        elif not self.breathing and self._beat is not None:
            self.rest()
        self.pace()

    def pace(self) -> None:
        """Draw the breath where it is now."""
        self._pacer.clear()
        if not self.breathing:
            return
        self._shown += (self.breath - self._shown) * FOLLOW
        whole = min(self.size) / 2 - 26 * theme.u
        x, y = self.center
        now = whole * (0.34 + 0.66 * self._shown)
        for share, colour in ((1.0, theme.raised), (0.8, theme.rim), (0.56, theme.faint)):
            radius = now * share
            self._pacer.add(Color(*theme.veil(colour, 0.75)))
            self._pacer.add(SmoothEllipse(pos=(x - radius, y - radius), size=(2 * radius,) * 2))
        self._pacer.add(Color(*theme.rim))
        self._pacer.add(SmoothLine(circle=(x, y, whole, 0, 360, 80), width=theme.u))

    def rest(self) -> None:
        """Let nothing move any more."""
        if self._beat is not None:
            self._beat.cancel()
            self._beat = None


class Steps(Widget):
    """Small discs: how many steps there are and which one this is."""

    step = NumericProperty(1)
    steps = NumericProperty(1)

    def __init__(self, **values: Any) -> None:
        """Draw again when the step changes."""
        self._group = InstructionGroup()
        super().__init__(**values)
        self.canvas.add(self._group)
        again = Clock.create_trigger(lambda _dt: self.draw(), -1)
        for name in ("step", "steps", "pos", "size"):
            self.fbind(name, again)
        again()

    def draw(self) -> None:
        """Draw a disc for each step."""
        self._group.clear()
        if self.steps < 2:
            return
        gap, radius = 20 * theme.u, 4.5 * theme.u
        left = self.center_x - gap * (self.steps - 1) / 2
        for number in range(int(self.steps)):
            here = number + 1 == self.step
            self._group.add(Color(*(theme.lamp if here else theme.rim)))
            size = radius * (1.25 if here else 1.0)
            centre = (left + number * gap - size, self.center_y - size)
            self._group.add(SmoothEllipse(pos=centre, size=(2 * size, 2 * size)))
