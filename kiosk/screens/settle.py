"""The settling screen: the name of a sound, sinking with it to black."""

from __future__ import annotations

from kivy.properties import NumericProperty, StringProperty

from kiosk.pages import SettlePage
from kiosk.screens.view import PageView, load_kv

PICTURES = {
    "rain": "rain",
    "sea": "sea",
    "hearth": "hearth",
    "fire": "hearth",
    "wind": "wind",
    "heart": "heartbeat",
    "brown": "noise",
    "pink": "pink",
    "noise": "noise",
    "railway": "railway",
    "music": "lullaby",
}


class SettleView(PageView):
    """Nothing to do here but to stop at once."""

    sound = StringProperty()
    picture = StringProperty()
    part = NumericProperty(0.0)

    def render(self, page: SettlePage) -> None:
        """Show how far it has sunk, in steps too small to see."""
        self.sound = page.sound
        named = page.sound.lower()
        found = (picture for word, picture in PICTURES.items() if word in named)
        self.picture = next(found, "moon")
        self.part = round(min(1.0, max(0.0, page.part)), 2)


load_kv("settle")
View = SettleView
