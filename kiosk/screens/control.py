"""One thing on a screen that can be touched: it knows its Touch, its role and its spoken label."""

from __future__ import annotations

from kivy.clock import Clock
from kivy.graphics import Color, InstructionGroup, SmoothLine, SmoothRoundedRectangle
from kivy.properties import BooleanProperty, NumericProperty, OptionProperty, StringProperty
from kivy.uix.relativelayout import RelativeLayout

from kiosk.pages import Touch
from kiosk.screens.icons import sign
from kiosk.screens.paper import Picture
from kiosk.screens.theme import Colour, theme
from kiosk.screens.words import FitLabel, broken, extents, shortened


class Control(RelativeLayout):
    """A button of cut paper: a caption, a sign or a picture, and what touching it means."""

    act = StringProperty()
    value = StringProperty()
    role = StringProperty("button")
    spoken = StringProperty()
    """What is said for somebody who can't read; the caption if empty."""
    caption = StringProperty()
    icon = StringProperty()
    picture = StringProperty()
    look = OptionProperty("panel", options=("panel", "plain", "lamp", "tile", "chip", "key"))
    child = BooleanProperty(False)
    """A child's own choice: bigger than a grown-up's."""
    chosen = BooleanProperty(False)
    lit = BooleanProperty(False)
    """Lit for a moment after a touch, so that a finger sees it was felt."""
    usable = BooleanProperty(True)
    largest = NumericProperty(18)
    words_share = NumericProperty(0.34)
    """The share of its height that the words have below a picture."""
    align = OptionProperty("center", options=("center", "left"))
    aside = NumericProperty(0)
    """The width on its right that the words leave to something else."""

    def __init__(self, **values: object) -> None:
        """Draw the paper once the size is known and again when its state changes."""
        self._paper = InstructionGroup()
        self._sign = InstructionGroup()
        self._picture: Picture | None = None
        self._words: FitLabel | None = None
        super().__init__(**values)
        self.canvas.add(self._paper)
        self.canvas.add(self._sign)
        self._again = Clock.create_trigger(lambda _dt: self.draw(), -1)
        for name in ("size", "chosen", "lit", "usable", "icon", "look", "caption", "picture"):
            self.fbind(name, self._again)
        self._again()

    @property
    def touch(self) -> Touch:
        """What touching it means."""
        return Touch(self.act, self.value, self.label)

    @property
    def label(self) -> str:
        """What a voice would call it."""
        return str(self.spoken or self.caption)

    def flash(self) -> None:
        """Light up for a moment."""
        self.lit = True
        Clock.schedule_once(lambda _dt: setattr(self, "lit", False), 0.18)

    def ink(self) -> Colour:
        """Return the colour of its words and its sign now."""
        if not self.usable:
            return theme.rim
        if self.chosen or self.lit or self.look == "lamp":
            return theme.bright
        return theme.quiet if self.look == "plain" else theme.ink

    def papers(self) -> tuple[Colour, Colour]:
        """Return the colours of its paper and of the paper's edge now."""
        if self.chosen or self.lit:
            return theme.raised, theme.lamp
        if self.look == "lamp":
            return theme.raised, theme.faint
        return theme.panel, theme.rim

    def draw(self) -> None:
        """Draw the paper under the words, and the sign."""
        self._paper.clear()
        self._sign.clear()
        width, height = self.size
        if min(width, height) <= 1:
            return
        on = self.chosen or self.lit
        if self.look != "plain" or on:
            corner = min(height / 2, (10 if self.look in ("key", "chip") else 16) * theme.u)
            inset = 3 * theme.u
            box = (inset, inset, width - 2 * inset, height - 2 * inset)
            fill, rim = self.papers()
            self._paper.add(Color(*fill))
            self._paper.add(
                SmoothRoundedRectangle(pos=box[:2], size=box[2:], radius=[corner] * 4, segments=20)
            )
            self._paper.add(Color(*theme.veil(rim, 0.9 if self.usable else 0.4)))
            self._paper.add(
                SmoothLine(
                    rounded_rectangle=(*box, corner, 20), width=(1.5 if on else 0.9) * theme.u
                )
            )
        if self.icon:
            self._sign.add(sign(self.icon, self.sign_box(), self.ink()))
        self._place_picture()
        self._place_words()

    def _place_picture(self) -> None:
        """Lay the picture over the upper part of the paper, if there is one."""
        if not self.picture:
            return
        if self._picture is None:
            self._picture = Picture(cut="card", size_hint=(None, None))
            self.add_widget(self._picture, len(self.children))
        edge = 8 * theme.u
        low = self.height * self.words_share if self.caption else edge
        self._picture.pos = (edge, low)
        self._picture.size = (self.width - 2 * edge, self.height - edge - low)
        self._picture.light = 1.0 if self.chosen or self.lit else 0.8
        self._picture.name = self.picture

    def _place_words(self) -> None:
        """Set the caption into the room the sign and the picture leave."""
        if not self.caption and self._words is None:
            return
        if self._words is None:
            self._words = FitLabel(halign="center", size_hint=(None, None))
            self.add_widget(self._words)
        left, low, width, height = self.words_box()
        self._words.pos, self._words.size = (left, low), (width, height)
        beside = bool(self.icon) and self.width > self.height * 2.1
        self._words.halign = "left" if beside else self.align
        self._words.largest = self.largest * theme.u
        self._words.color = self.ink()
        box = (width, height)
        text = broken(self.caption, theme.reading, self._words.largest, box)
        self._words.text = shortened(text, theme.reading, self._words.largest, box)

    def sign_box(self) -> tuple[float, float, float, float]:
        """Return where the sign goes: above the caption, beside it, or alone in the middle."""
        width, height = self.size
        if not self.caption:
            side = min(width, height, 60 * theme.u) * 0.52
            return (width - side) / 2, (height - side) / 2, side, side
        if width > height * 2.1:
            side = min(height * 0.5, 26 * theme.u)
            words = extents(self.caption, theme.reading, int(self.largest * theme.u))[0]
            left = (width - side - 8 * theme.u - words) / 2
            return max(12 * theme.u, left), (height - side) / 2, side, side
        side = min(height * 0.44, 26 * theme.u)
        return (width - side) / 2, height * 0.48, side, side

    def words_box(self) -> tuple[float, float, float, float]:
        """Return where the caption goes, leaving the sign its room."""
        width, height = self.size
        pad = (3 if self.look == "chip" else 6) * theme.u
        if self.icon and width > height * 2.1:
            left = self.sign_box()[0] + self.sign_box()[2] + 8 * theme.u
            return left, pad, width - left - 4 * theme.u, height - 2 * pad
        if self.icon:
            return pad, height * 0.1, width - 2 * pad, height * 0.36
        if self.picture:
            return pad * 1.5, height * 0.05, width - 3 * pad, height * (self.words_share - 0.07)
        side = 18 * theme.u if self.align == "left" else pad
        return side, pad, width - 2 * side - self.aside, height - 2 * pad
