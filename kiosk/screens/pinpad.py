"""The PIN pad: ten digits, six small discs that fill, and nothing that remembers."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.graphics import Color, InstructionGroup, SmoothEllipse, SmoothLine
from kivy.properties import NumericProperty
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from kiosk.screens.control import Control
from kiosk.screens.theme import theme

KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "", "0", "back")
LENGTH = 6


class PinPad(FloatLayout):
    """Digits as on a telephone."""

    def __init__(self, **values: Any) -> None:
        """Make the keys once."""
        super().__init__(**values)
        self._keys = [self._key(value) if value else None for value in KEYS]
        for key in self._keys:
            if key is not None:
                self.add_widget(key)
        again = Clock.create_trigger(lambda _dt: self.place(), -1)
        self.fbind("size", again)
        self.fbind("pos", again)
        again()

    def _key(self, value: str) -> Control:
        """Return one key."""
        erase = value == "back"
        return Control(
            act="digit",
            value=value,
            caption="" if erase else value,
            icon="erase" if erase else "",
            spoken="take the last digit away" if erase else value,
            role="key",
            look="key",
            largest=32,
            size_hint=(None, None),
        )

    def place(self) -> None:
        """Lay the keys out in three columns."""
        gap = 8 * theme.u
        width, height = (self.width - 2 * gap) / 3, (self.height - 3 * gap) / 4
        for number, key in enumerate(self._keys):
            row, column = divmod(number, 3)
            if key is not None:
                key.size = (width, height)
                left = self.x + column * (width + gap)
                key.pos = (left, self.top - (row + 1) * height - row * gap)


class Dots(Widget):
    """How many digits are typed; never which."""

    filled = NumericProperty(0)

    def __init__(self, **values: Any) -> None:
        """Draw again when a digit comes or goes."""
        self._group = InstructionGroup()
        super().__init__(**values)
        self.canvas.add(self._group)
        again = Clock.create_trigger(lambda _dt: self.draw(), -1)
        for name in ("filled", "pos", "size"):
            self.fbind(name, again)
        again()

    def draw(self) -> None:
        """Draw six discs, the typed ones full."""
        self._group.clear()
        radius = 9 * theme.u
        for number in range(LENGTH):
            x = self.x + radius + number * 34 * theme.u
            if number < self.filled:
                self._group.add(Color(*theme.lamp))
                centre = (x - radius, self.center_y - radius)
                self._group.add(SmoothEllipse(pos=centre, size=(2 * radius, 2 * radius)))
            self._group.add(Color(*theme.faint))
            self._group.add(
                SmoothLine(circle=(x, self.center_y, radius, 0, 360, 30), width=1.2 * theme.u)
            )
