"""A paper-cut picture on the glass: pixels from the press, one texture while it is shown.

A composed picture belongs to one evening, so it may not lie in the cache yet: then it is printed
behind everybody's back, and what was seen before it stays until it is there.
"""

from __future__ import annotations

from collections import OrderedDict

from kivy.clock import Clock
from kivy.graphics import Color, InstructionGroup, Rectangle
from kivy.graphics.texture import Texture
from kivy.properties import NumericProperty, OptionProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk.press import Press
from kiosk.press.scene import PREFIX
from kiosk.screens.ahead import Ahead
from kiosk.screens.theme import theme

KEPT = 12
"""How many textures are kept for the next page."""

AGAIN = 0.1
"""Seconds between two looks for a picture that is being printed."""

LARGE = 300_000
"""Pixels above which a texture is a whole page; only the newest of these is kept."""


class Album:
    """The textures at hand: the newest few, each made once."""

    def __init__(self, press: Press) -> None:
        """Print with the press given."""
        self.press = press
        self.ahead = Ahead(press) if press.cache is not None else None
        self._kept: OrderedDict[tuple[str, int, int, str], Texture] = OrderedDict()

    def ready(self, name: str, width: int, height: int, cut: str) -> bool:
        """Return whether a picture can be had without waiting; if not, it is printed next."""
        key = (name, width, height, cut)
        if self.ahead is None or not name.startswith(PREFIX) or key in self._kept:
            return True
        return self.ahead.has(key)

    def texture(self, name: str, width: int, height: int, cut: str) -> Texture:
        """Return the picture as a texture of exactly this size."""
        key = (name, width, height, cut)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        texture = Texture.create(size=(width, height), colorfmt="rgba")
        texture.blit_buffer(self.press.pixels(*key), colorfmt="rgba", bufferfmt="ubyte")
        texture.flip_vertical()
        if width * height > LARGE:
            for old in [old for old in self._kept if old[1] * old[2] > LARGE]:
                del self._kept[old]
        self._kept[key] = texture
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return texture

    def empty(self) -> None:
        """Let every texture go."""
        self._kept.clear()


class Shelf:
    """Where the album stands, so that a frame can bring its own."""

    album = Album(Press())


class Picture(Widget):
    """A still picture, tinted by the light it is seen in."""

    name = StringProperty()
    cut = OptionProperty("full", options=("full", "card", "round", "page"))
    light = NumericProperty(1.0)

    def __init__(self, **values: object) -> None:
        """Draw again only when the picture, its size or its light changes."""
        self._group = InstructionGroup()
        self._tint = Color(1, 1, 1, 1)
        super().__init__(**values)
        self.canvas.add(self._group)
        self._again = Clock.create_trigger(lambda _dt: self.draw(), -1)
        self._later = Clock.create_trigger(lambda _dt: self.draw(), AGAIN)
        for name in ("name", "size", "pos", "cut"):
            self.fbind(name, self._again)
        self.fbind("light", lambda *_: self._shade())
        self._again()

    def draw(self) -> None:
        """Lay the texture down."""
        width, height = round(self.width), round(self.height)
        if not self.name or min(width, height) < 8:
            self._group.clear()
            return
        if not Shelf.album.ready(self.name, width, height, self.cut):
            self._later()
            return
        self._group.clear()
        texture = Shelf.album.texture(self.name, width, height, self.cut)
        self._shade()
        self._group.add(self._tint)
        self._group.add(Rectangle(texture=texture, pos=self.pos, size=(width, height)))
        self._group.add(Color(*theme.bright))

    def _shade(self) -> None:
        """Turn the light on the picture without drawing it again."""
        self._tint.rgb = (self.light, self.light, self.light)
