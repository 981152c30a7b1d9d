"""Tiles are choices laid out evenly: as many columns as the room allows, the same for all."""

from __future__ import annotations

import math
from typing import Any

from kivy.clock import Clock
from kivy.properties import (
    BooleanProperty,
    NumericProperty,
    ObjectProperty,
    StringProperty,
)
from kivy.uix.floatlayout import FloatLayout

from kiosk.pages import Choice
from kiosk.screens.control import Control
from kiosk.screens.theme import theme


class Tiles(FloatLayout):
    """One control for each choice; a choice that only changes its state is not made anew."""

    choices = ObjectProperty(())
    act = StringProperty("choose")
    look = StringProperty("tile")
    role = StringProperty("button")
    columns = NumericProperty(0)
    """How many in a row; 0 lets the room decide."""
    gap = NumericProperty(8)
    tallest = NumericProperty(400)
    """How tall a tile may grow, in units."""
    widest = NumericProperty(400)
    largest = NumericProperty(20)
    words_share = NumericProperty(0.34)
    child = BooleanProperty(True)

    def __init__(self, **values: Any) -> None:
        """Lay out again when the choices or the room change."""
        self._made: dict[str, Control] = {}
        super().__init__(**values)
        self._again = Clock.create_trigger(lambda _dt: self.place(), -1)
        self.fbind("choices", lambda *_: self.fill())
        self.fbind("pos", self._again)
        self.fbind("size", self._again)
        self.fill()

    def fill(self) -> None:
        """Make what is missing, drop what is gone, and show every choice's state."""
        wanted = [choice.id for choice in self.choices]
        if wanted != list(self._made):
            self.clear_widgets()
            self._made = {choice.id: self._tile(choice) for choice in self.choices}
            for tile in self._made.values():
                self.add_widget(tile)
            self._again()
        for choice in self.choices:
            tile = self._made[choice.id]
            tile.caption = self.caption(choice)
            tile.chosen = choice.chosen
            tile.picture = choice.picture
            tile.spoken = choice.spoken or choice.label

    def caption(self, choice: Choice) -> str:
        """Return the words on a tile: the label, and its detail on a line of its own."""
        return f"{choice.label}\n{choice.detail}" if choice.detail else choice.label

    def _tile(self, choice: Choice) -> Control:
        """Return a control for a choice."""
        return Control(
            act=self.act,
            value=choice.id,
            look=self.look,
            role=self.role,
            child=self.child,
            largest=self.largest,
            words_share=self.words_share,
            size_hint=(None, None),
        )

    def place(self) -> None:
        """Give every tile its place, the whole block in the middle of the room."""
        count = len(self._made)
        if not count or min(self.size) < 10:
            return
        columns = int(self.columns) or self._columns(count)
        rows = math.ceil(count / columns)
        gap = self.gap * theme.u
        width = min((self.width - gap * (columns - 1)) / columns, self.widest * theme.u)
        height = min((self.height - gap * (rows - 1)) / rows, self.tallest * theme.u)
        top = self.y + self.height / 2 + (rows * height + (rows - 1) * gap) / 2
        for number, tile in enumerate(self._made.values()):
            row, column = divmod(number, columns)
            here = min(columns, count - row * columns)
            left = self.x + (self.width - here * width - (here - 1) * gap) / 2
            tile.size = (width, height)
            tile.pos = (left + column * (width + gap), top - (row + 1) * height - row * gap)

    def _columns(self, count: int) -> int:
        """Return the number of columns whose tiles come nearest to a comfortable shape."""
        best, found = -1.0, 1
        for columns in range(1, count + 1):
            rows = math.ceil(count / columns)
            width = min(self.width / columns, self.widest * theme.u)
            height = min(self.height / rows, self.tallest * theme.u)
            empty = columns * rows - count
            worth = min(width, height * 1.6) * min(height, width) / (1 + 0.2 * empty)
            if worth > best:
                best, found = worth, columns
        return found
