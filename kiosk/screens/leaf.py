"""A leaf is one page of large type as one texture; words are lit by moving quads over it.

Text is never rendered again for a word: the texture is drawn once in the page's ink, and parts of
it are drawn a second time, brighter, where the voice is. Its references are also the map of touch.
"""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.core.text.markup import MarkupLabel
from kivy.graphics import Color, InstructionGroup, Rectangle, SmoothRoundedRectangle
from kivy.properties import NumericProperty, ObjectProperty
from kivy.uix.widget import Widget
from kivy.utils import escape_markup

from kiosk.pages import Word
from kiosk.screens.theme import READING, theme

SIZE = 29
"""Type size in units: what a leaf is set in unless its text is too long."""

SPACING = 1.0
Box = tuple[float, float, float, float]


def marked(words: tuple[Word, ...], gap: int) -> str:
    """Return the words as markup, each a reference to its own number."""
    parts: list[str] = []
    for number, word in enumerate(words):
        text = escape_markup(word.text)
        text = f"[i]{text}[/i]" if word.italic else text
        parts.append(f"[ref={number}]{text}[/ref]")
        last = number + 1 == len(words)
        ended = word.paragraph_end and not last
        parts.append(f"[size={gap}]\n\u00a0\n[/size]" if ended else "" if last else " ")
    return "".join(parts)


class Leaf(Widget):
    """The text of a page; set `words`, then move `active` and `sentence`."""

    words = ObjectProperty(())
    active = NumericProperty(-1)
    sentence = NumericProperty(-1)
    level = NumericProperty(1.0)
    """The light of the ink, from 1 at the start to less at the end."""

    def __init__(self, **values: Any) -> None:
        """Set the type once for words and size; light moves without setting again."""
        self._ink = Color(*theme.ink)
        self._warm = Color(*theme.lamp)
        self._glow = Color(0, 0, 0, 0)
        self._bright = Color(*theme.bright)
        self._pill = SmoothRoundedRectangle(pos=(0, 0), size=(0, 0), radius=[8], segments=12)
        self._word = Rectangle(pos=(0, 0), size=(0, 0))
        self._lines = InstructionGroup()
        self._group = InstructionGroup()
        self._texture: Any = None
        self._boxes: dict[int, Box] = {}
        self.type_size = 0
        self.cut = False
        super().__init__(**values)
        self.canvas.add(self._group)
        set_again = Clock.create_trigger(lambda _dt: self.set_type(), -1)
        for name in ("words", "size", "pos"):
            self.fbind(name, set_again)
        light_again = Clock.create_trigger(lambda _dt: self.light_up(), -1)
        for name in ("active", "sentence", "level"):
            self.fbind(name, light_again)

    def set_type(self) -> None:
        """Render the whole leaf into one texture, smaller if it is longer than planned."""
        self._group.clear()
        self._boxes = {}
        if not self.words or min(self.size) < 20:
            return
        size = round(SIZE * theme.u)
        label = self._label(size)
        while label.texture.height > self.height and size > 12 * theme.u:
            size = min(size - 1, int(size * 0.95))
            label = self._label(size)
        self.type_size = size
        self.cut = label.texture.height > self.height + 1
        texture = self._texture = label.texture
        texture.bind()
        left = round(self.x)
        low = round(self.top - texture.height - (self.height - texture.height) * 0.36)
        self._origin = (left, low)
        for key, boxes in label.refs.items():
            x1, y1, x2, y2 = boxes[0]
            self._boxes[int(key)] = (x1, texture.height - y2, x2 - x1, y2 - y1)
        whole = Rectangle(texture=texture, pos=(left, low), size=texture.size)
        for part in (self._ink, whole, self._lines, self._glow, self._pill):
            self._group.add(part)
        self._group.add(self._bright)
        self._group.add(self._word)
        self.light_up()

    def _label(self, size: int) -> MarkupLabel:
        """Return the leaf rendered at a type size."""
        label = MarkupLabel(
            text=marked(self.words, round(size * 0.42)),
            font_name=READING,
            font_size=size,
            text_size=(self.width, None),
            line_height=SPACING,
            valign="top",
        )
        label.refresh()
        return label

    def light_up(self) -> None:
        """Move the light to the active word and the active sentence."""
        if self._texture is None:
            return
        level = self.level
        reading = self.active >= 0
        self._ink.rgba = theme.shade(theme.ink, level * (0.86 if reading else 1.0))
        self._lines.clear()
        if self.sentence >= 0 and not reading:
            self._lines.add(Color(*theme.shade(theme.bright, level)))
            for box in self._sentence_lines():
                self._lines.add(self._piece(box))
        if int(self.active) not in self._boxes:
            self._glow.rgba = (0, 0, 0, 0)
            self._pill.size = self._word.size = (0, 0)
            return
        x, y, width, height = self._boxes[int(self.active)]
        pad = 5 * theme.u
        left, low = self._origin
        self._glow.rgba = theme.veil(theme.shade(theme.lamp, level), 0.17)
        self._pill.pos = (left + x - pad, low + y + height * 0.06)
        self._pill.size = (width + 2 * pad, height * 0.86)
        self._bright.rgba = theme.shade(theme.bright, level)
        self._word.texture = self._texture.get_region(x, y, width, height)
        self._word.pos, self._word.size = (left + x, low + y), (width, height)

    def _piece(self, box: Box) -> Rectangle:
        """Return a part of the leaf to be drawn once more."""
        x, y, width, height = box
        return Rectangle(
            texture=self._texture.get_region(x, y, width, height),
            pos=(self._origin[0] + x, self._origin[1] + y),
            size=(width, height),
        )

    def _sentence_lines(self) -> list[Box]:
        """Return the active sentence as one box a line."""
        lines: dict[float, Box] = {}
        for number, word in enumerate(self.words):
            if word.sentence != self.sentence or number not in self._boxes:
                continue
            x, y, width, height = self._boxes[number]
            at = lines.get(y, (x, y, 0.0, height))
            lines[y] = (at[0], y, x + width - at[0], max(height, at[3]))
        return list(lines.values())

    def word_at(self, x: float, y: float) -> int:
        """Return the number of the word under a point of the window, or -1."""
        if not self._boxes or self._texture is None:
            return -1
        left, low = self._origin
        reach = 6 * theme.u
        for number, (bx, by, width, height) in self._boxes.items():
            across = left + bx - reach <= x < left + bx + width + reach
            if across and low + by <= y < low + by + height:
                return number
        return -1

    def word_centre(self, number: int) -> tuple[float, float]:
        """Return the middle of a word, for a finger."""
        x, y, width, height = self._boxes[number]
        return self._origin[0] + x + width / 2, self._origin[1] + y + height / 2
