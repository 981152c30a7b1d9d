"""Marks are lights on a map, or cards along the years, each of them touched like a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kivy.graphics import Color, Rectangle
from kivy.properties import NumericProperty
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from kiosk.screens.control import Control
from kiosk.screens.icons import disc
from kiosk.screens.paper import Picture
from kiosk.screens.theme import theme
from kiosk.screens.words import FitLabel, extents, fitting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.pages import GrownUpsPage, Mark, Row

MAPS = {"map": "map-of-the-world", "europe": "map-of-europe"}
"""Which picture lies under the marks of a backdrop."""
STRIP = 62
"""Height of the rows below the marks, in units."""
DOT, CARD = (0.072, 0.144), (0.228, 0.26)
"""How large a light and a card are, as shares of what lies under them."""
NOTE, NAME, READABLE, SMALLEST = 14, 18, 14, 11
"""Type size of the word beside a light, the largest and the least on a card, in units; the least
anywhere, in pixels."""

Box = tuple[float, float, float, float]
"""Left, low, width and height."""


class Light(Control):
    """One light on a map; a number on it says how many things lie there."""

    count = NumericProperty(1)

    def draw(self) -> None:
        """Draw the light under its number."""
        super().draw()
        width, height = self.size
        if min(width, height) <= 1:
            return
        middle = (width / 2, height / 2)
        several = self.count > 1
        radius = (17 if several else 7) * theme.u
        if not several:
            self._paper.add(disc(*middle, radius * 2.1, theme.veil(theme.lamp, 0.16)))
        self._paper.add(disc(*middle, radius, theme.bright if self.lit else theme.lamp))
        if several:
            self._paper.add(disc(*middle, radius - 2 * theme.u, theme.panel))


def note() -> int:
    """Return the type size of small words, in pixels."""
    return max(SMALLEST, round(NOTE * theme.u))


def lay(room: FloatLayout, page: GrownUpsPage) -> None:
    """Fill a room with a page's backdrop, its marks, and its rows in a strip below them."""
    room.clear_widgets()
    box = box_of(room)
    if page.backdrop in MAPS:
        _put(room, Picture(name=MAPS[page.backdrop], size_hint=(None, None)), box)
        _lights(room, page.marks, box)
    else:
        _years(room, page.marks, box)
    _strip(room, page.rows, page.message)


def box_of(room: Any) -> Box:
    """Return where the backdrop lies: twice as wide as high, as large as the room allows."""
    high = room.height - STRIP * theme.u
    wide = min(room.width * 0.94, 2 * high)
    high = wide / 2
    return room.x + (room.width - wide) / 2, room.top - high, wide, high


def _put(room: FloatLayout, widget: Widget, box: Box) -> None:
    """Lay a widget on its place."""
    widget.pos, widget.size = box[:2], box[2:]
    room.add_widget(widget)


def _around(mark: Mark, box: Box, share: tuple[float, float]) -> Box:
    """Return the place of a mark of this size."""
    left, low, wide, high = box
    own = (share[0] * wide, share[1] * high)
    return left + mark.x * wide - own[0] / 2, low + (1 - mark.y) * high - own[1] / 2, *own


def _lights(room: FloatLayout, marks: Sequence[Mark], box: Box) -> None:
    """Lay the lights, then the words beside them where nothing else stands."""
    taken = [_around(mark, box, (DOT[0] * 0.8, DOT[1] * 0.8)) for mark in marks]
    for mark in marks:
        light = Light(
            act="row", value=mark.id, count=mark.count, spoken=mark.label, role="row",
            caption=str(mark.count) if mark.count > 1 else "", look="plain", largest=17,
            size_hint=(None, None),
        )  # fmt: skip
        _put(room, light, _around(mark, box, DOT))
    size = note()
    for mark in marks:
        if not mark.note:
            continue
        wide, high = extents(mark.note, theme.reading, size)
        place = _beside(_around(mark, box, DOT), (wide + 6, high + 4), box, taken)
        if place is not None:
            taken.append(place)
            words = FitLabel(
                text=mark.note, largest=size, color=theme.quiet, halign="center",
                size_hint=(None, None),
            )  # fmt: skip
            _put(room, words, place)


def _beside(mark: Box, size: tuple[float, float], box: Box, taken: Sequence[Box]) -> Box | None:
    """Return a free place for a word: under a mark, over it, right or left of it; or None."""
    left, low, wide, high = mark
    middle = left + wide / 2 - size[0] / 2
    level = low + high / 2 - size[1] / 2
    for x, y in (
        (middle, low - size[1] * 0.75),
        (middle, low + high - size[1] * 0.25),
        (left + wide * 0.92, level),
        (left - size[0] + wide * 0.08, level),
    ):
        inside = box[0] <= x and x + size[0] <= box[0] + box[2] and box[1] <= y
        inside = inside and y + size[1] <= box[1] + box[3]
        if inside and not any(_cover((x, y, *size), other) for other in taken):
            return x, y, *size
    return None


def _cover(one: Box, two: Box) -> bool:
    """Return whether two places share any room."""
    return (
        one[0] < two[0] + two[2]
        and two[0] < one[0] + one[2]
        and one[1] < two[1] + two[3]
        and two[1] < one[1] + one[3]
    )


def _years(room: FloatLayout, marks: Sequence[Mark], box: Box) -> None:
    """Lay the line, the years on it, and the cards over it."""
    left, low, wide, high = box
    line = Widget(size_hint=(None, None))
    with line.canvas:
        Color(*theme.rim)
        Rectangle(pos=(left, low + high * 0.075), size=(wide, max(1.0, 1.5 * theme.u)))
        for mark in marks:
            if not mark.id:
                x = left + mark.x * wide
                Rectangle(pos=(x, low + high * 0.062), size=(max(1.0, theme.u), high * 0.026))
    room.add_widget(line)
    for mark in marks:
        if mark.id:
            place = _around(mark, box, CARD)
            inner = (place[2] - 13 * theme.u, place[3] - 13 * theme.u)
            card = Control(
                act="row", value=mark.id, spoken=f"{mark.label}, {mark.note}", role="row",
                look="chip", caption=shortened(mark.label, mark.note, inner), largest=NAME,
                size_hint=(None, None),
            )  # fmt: skip
            _put(room, card, place)
        else:
            year = FitLabel(
                text=mark.label, largest=note(), color=theme.faint, halign="center",
                size_hint=(None, None),
            )  # fmt: skip
            _put(room, year, _around(mark, box, (0.13, 0.075)))


def shortened(text: str, above: str, box: tuple[float, float]) -> str:
    """Return a line, and below it as many words as can be read in a box; how many more stays."""
    name, _, more = text.rpartition(" and ")
    counted = bool(name) and more.endswith(" more")
    words = (name if counted else text).split()
    tails = (f"\nand {more}", f" and {more}") if counted else ("",)
    least = max(SMALLEST, READABLE * theme.u)
    for count in range(len(words), 0, -1):
        part = " ".join(words[:count])
        part = part if count == len(words) else f"{part.rstrip(',;:')}…"
        for tail in tails:
            said = f"{above}\n{part}{tail}"
            size, fits = fitting(said, theme.reading, NAME * theme.u, box)
            if fits and size >= least:
                return said
    return above


def _strip(room: FloatLayout, rows: Sequence[Row], message: str) -> None:
    """Lay the message and the rows side by side at the foot."""
    u = theme.u
    left, wide = room.x + room.width * 0.03, room.width * 0.94
    share = 0.4 if message else 0.0
    if message:
        label = FitLabel(
            text=message, largest=16 * u, color=theme.lamp, halign="left", size_hint=(None, None)
        )
        _put(room, label, (left, room.y + 4 * u, wide * (share - 0.02), (STRIP - 8) * u))
    each = wide * (1 - share) / max(1, len(rows))
    for number, row in enumerate(rows):
        control = Control(
            act="row", value=row.id, caption=row.label, spoken=row.label, role="row",
            look="panel", largest=17, size_hint=(None, None),
        )  # fmt: skip
        x = left + wide * share + number * each
        _put(room, control, (x + 2 * u, room.y + 3 * u, each - 4 * u, (STRIP - 6) * u))
