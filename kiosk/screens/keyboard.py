"""The keyboard on the glass: letters in reach of a thumb, and a second board of accents."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.screens.control import Control
from kiosk.screens.theme import theme

LETTERS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
FIGURES = "1234567890"
"""Over the letters where a number or a time of day is typed."""
ACCENTS = (
    "áàâäãåāăąæçćčď",
    "éèêëēěęðģğíìîïī",
    "łľļñńňóòôöõøőœř",
    "śšşșßťțþúùûüůűū",
    "ýÿžźżıķņ·’",
)
NAMED = {
    "-": "hyphen",
    "'": "apostrophe",
    "’": "curly apostrophe",
    "·": "middle dot",
    " ": "space",
    ":": "colon",
    ".": "full stop",
    "+": "plus",
}


class Keyboard(FloatLayout):
    """Every key sends one character; `back` takes the last one away."""

    board = StringProperty("letters")
    capitals = BooleanProperty(True)

    def __init__(self, **values: Any) -> None:
        """Make the keys of the board asked for; capitals only change their captions."""
        self._keys: list[list[tuple[Control, float]]] = []
        super().__init__(**values)
        self._again = Clock.create_trigger(lambda _dt: self.place(), -1)
        self.fbind("board", lambda *_: self.make())
        self.fbind("capitals", lambda *_: self.name_keys())
        self.fbind("size", self._again)
        self.fbind("pos", self._again)
        self.make()

    def make(self) -> None:
        """Make the keys of the present board."""
        self.clear_widgets()
        self._keys = []
        if not self.board:
            return
        accents = self.board == "accents"
        above = (FIGURES,) if self.board == "figures" else ()
        for row in ACCENTS if accents else (*above, *LETTERS):
            self._keys.append([(self._key(letter), 1.0) for letter in row])
        if accents:
            self._keys[-1] += self._last_row()
        else:
            self._keys.append(self._last_row())
        for line in self._keys:
            for key, _ in line:
                self.add_widget(key)
        self.name_keys()
        self._again()

    def _last_row(self) -> list[tuple[Control, float]]:
        """Return the row of what is not a letter, with widths in keys."""
        if self.board == "accents":
            return [
                (self._key("accents", "abc", "letters"), 2.4),
                (self._key("back", "", "take the last letter away", icon="erase"), 2.4),
            ]
        if self.board == "figures":
            return [
                (self._key("accents", "á ł ø", "letters with accents"), 1.9),
                *((self._key(mark), 1.0) for mark in ":."),
                (self._key(" ", "space"), 2.2),
                *((self._key(mark), 1.0) for mark in "+-"),
                (self._key("back", "", "take the last letter away", icon="erase"), 1.9),
            ]
        return [
            (self._key("accents", "á ł ø", "letters with accents"), 1.9),
            (self._key("'"), 1.0),
            (self._key(" ", "space"), 3.2),
            (self._key("-"), 1.0),
            (self._key("back", "", "take the last letter away", icon="erase"), 1.9),
        ]

    def _key(self, value: str, caption: str = "", spoken: str = "", icon: str = "") -> Control:
        """Return one key."""
        return Control(
            act="key",
            value=value,
            caption=caption or ("" if icon else value),
            spoken=spoken or NAMED.get(value, value),
            icon=icon,
            role="key",
            look="key",
            largest=25 if len(value) == 1 and not caption else 19,
            size_hint=(None, None),
        )

    def name_keys(self) -> None:
        """Show capitals where a name begins."""
        for row in self._keys:
            for key, _ in row:
                if len(key.value) == 1 and key.value.isalpha():
                    upper = key.value.upper()
                    key.caption = upper if self.capitals and len(upper) == 1 else key.value

    def place(self) -> None:
        """Give every key its place; rows are centred, as on paper."""
        if not self._keys or min(self.size) < 10:
            return
        gap = 3 * theme.u
        height = (self.height - gap * (len(self._keys) - 1)) / len(self._keys)
        most = max(sum(share for _, share in row) for row in self._keys)
        one = self.width / most
        for number, row in enumerate(self._keys):
            low = self.top - (number + 1) * height - number * gap
            left = self.x + (self.width - sum(share for _, share in row) * one) / 2
            for key, share in row:
                key.size, key.pos = (share * one - gap, height), (left + gap / 2, low)
                left += share * one
