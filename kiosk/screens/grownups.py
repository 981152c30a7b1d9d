"""The grown-ups' screen: a PIN pad, then a plain list or a long text, leaf by leaf."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty

from kiosk.pages import GrownUpsPage, Row, Touch
from kiosk.screens.control import Control
from kiosk.screens.theme import theme
from kiosk.screens.view import PageView, load_kv
from kiosk.screens.words import FitLabel, lines_needed

ROWS = 5
"""Rows on one leaf of the list."""

TYPE = 21
"""Type size of a long text, in units."""


class GrownUpsView(PageView):
    """Plain on purpose; turning a leaf concerns only this screen."""

    rows_room = ObjectProperty()
    locked = BooleanProperty(True)
    title = StringProperty()
    message = StringProperty()
    text = StringProperty()
    pin_length = NumericProperty(0)
    leaf = NumericProperty(0)
    leaves = NumericProperty(1)

    def __init__(self, *given: Any, **values: Any) -> None:
        """Begin on the first leaf."""
        self._page: GrownUpsPage | None = None
        super().__init__(*given, **values)
        self._again = Clock.create_trigger(lambda _dt: self.fill(), -1)
        self.rows_room.bind(size=self._again, pos=self._again)

    def render(self, page: GrownUpsPage) -> None:
        """Show the pad, the list or the text."""
        before = self._page
        self._page = page
        if before is None or (before.title, before.text) != (page.title, page.text):
            self.leaf = 0
        self.locked, self.title, self.message = page.locked, page.title, page.message
        self.pin_length = page.pin_length
        if before != page:
            self._again()

    def handled(self, touch: Touch) -> bool:
        """Turn a leaf of the list or of the text."""
        if touch.act not in ("~earlier", "~later"):
            return False
        turned = self.leaf + (1 if touch.act == "~later" else -1)
        self.leaf = min(self.leaves - 1, max(0, turned))
        self.fill()
        return True

    def fill(self) -> None:
        """Fill the present leaf."""
        page = self._page
        self.rows_room.clear_widgets()
        if page is None or page.locked or min(self.rows_room.size) < 20:
            self.text, self.leaves = "", 1
            return
        if page.text:
            parts = leaves_of(page.text, (self.width * 0.78, self.height * 0.76))
            self.leaves = len(parts)
            self.leaf = min(self.leaf, self.leaves - 1)
            self.text = parts[int(self.leaf)]
            return
        self.text = ""
        self.leaves = max(1, -(-len(page.rows) // ROWS))
        self.leaf = min(self.leaf, self.leaves - 1)
        first = int(self.leaf) * ROWS
        for number, row in enumerate(page.rows[first : first + ROWS]):
            self._row(row, number)

    def _row(self, row: Row, number: int) -> None:
        """Lay one row: its label and value, and small steps where the value can be set."""
        room = self.rows_room
        height = room.height / ROWS
        low = room.top - (number + 1) * height
        share = 0.32 if row.choices else 1.0
        caption = f"{row.label}:  {row.value}" if row.value and not row.choices else row.label
        line = Control(
            act="row",
            value=row.id,
            caption=caption,
            spoken=f"{row.label}, {row.value}" if row.value else row.label,
            role="row",
            look="panel",
            align="left",
            largest=20,
            size_hint=(None, None),
            size=(room.width * share - 6 * theme.u, height - 4 * theme.u),
            pos=(room.x, low),
        )
        room.add_widget(line)
        left = room.x + room.width * share
        letters = sum(max(4, len(choice.label)) for choice in row.choices)
        for choice in row.choices:
            width = room.width * (1 - share) * max(4, len(choice.label)) / letters
            step = Control(
                act="set",
                value=f"{row.id}={choice.id}",
                caption=choice.label,
                spoken=f"{row.label}: {choice.label}",
                role="choice",
                look="chip",
                chosen=choice.chosen or choice.id == row.value,
                largest=18,
                size_hint=(None, None),
                size=(width - 2 * theme.u, height - 4 * theme.u),
                pos=(left, low),
            )
            room.add_widget(step)
            left += width


def leaves_of(text: str, box: tuple[float, float]) -> list[str]:
    """Part a long text into leaves that fit the box, at paragraphs where possible."""
    size = int(TYPE * theme.u)
    high = FitLabel.line(theme.reading, size)
    most = max(3, int(box[1] / high) - 1)
    parts: list[str] = []
    now = ""
    for piece in _pieces(text, size, box[0], most):
        longer = f"{now}\n{piece}" if now else piece
        if now and (lines_needed(longer, theme.reading, size, box[0]) or 999) > most:
            parts.append(now.strip("\n"))
            now = piece
        else:
            now = longer
    parts.append(now.strip("\n"))
    return [part for part in parts if part] or [""]


def _pieces(text: str, size: int, width: float, most: int) -> list[str]:
    """Return the paragraphs, and sentences of those that are longer than a leaf."""
    pieces: list[str] = []
    for paragraph in text.split("\n"):
        if (lines_needed(paragraph, theme.reading, size, width) or 999) <= most:
            pieces.append(paragraph)
        else:
            pieces += [f"{part}." for part in paragraph.rstrip(".").split(". ")]
    return pieces


load_kv("grownups")
View = GrownUpsView
