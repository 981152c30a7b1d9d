"""The grown-ups' screen: a PIN pad, then a list, a long text leaf by leaf, or marks on a map."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from kivy.clock import Clock
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty

from kiosk.pages import GrownUpsPage, Row, Touch
from kiosk.screens import marks
from kiosk.screens.chalk import Chalk
from kiosk.screens.control import Control
from kiosk.screens.theme import theme
from kiosk.screens.view import PageView, load_kv
from kiosk.screens.words import FitLabel, lines_needed
from kiosk.session.strokes import HIGH as HIGH_SHEET
from kiosk.session.strokes import WIDE as WIDE_SHEET

ROWS = 5
"""Rows on one leaf of the list."""

TYPE, LARGE = 21, 30
"""Type size of a long text, in units: to be read, and to be read aloud."""
WIDE, BESIDE, HIGH = 0.78, 0.56, 0.76
"""Shares of the window that a text has: alone, with a picture beside it, and how high."""
STEP_LEAST = 54
"""Width in units below which a value beside a row can't be touched with certainty."""
BAR = 0.05
"""Share of the window that the message and a bar under it take from the text."""
FULL = 0.6
"""A leaf that holds less than this takes the first sentences of the next paragraph."""
_SENTENCE = re.compile(r"(?<=[.?]) ")


class GrownUpsView(PageView):
    """Plain on purpose; turning a leaf concerns only this screen."""

    rows_room = ObjectProperty()
    marks_room = ObjectProperty()
    listed = BooleanProperty(False)
    """Whether rows are shown."""
    marked = BooleanProperty(False)
    picture = StringProperty()
    text_wide = NumericProperty(WIDE)
    locked = BooleanProperty(True)
    inside = BooleanProperty(False)
    """Whether leaving leads back to a page of this room, not out of it."""
    title = StringProperty()
    message = StringProperty()
    text = StringProperty()
    pin_length = NumericProperty(0)
    leaf = NumericProperty(0)
    leaves = NumericProperty(1)
    part = NumericProperty(-1.0)
    """How far the bar reaches; below 0 there is none."""
    type_size = NumericProperty(TYPE)

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
        self.marked = bool(page.backdrop) and not page.locked
        self.picture = page.picture if page.text and not self.marked else ""
        self.text_wide = BESIDE if self.picture else WIDE
        self.locked, self.title = page.locked, page.title
        self.inside = not page.locked and page.title != GrownUpsPage.title
        self.message = "" if self.marked else page.message
        self.pin_length = page.pin_length
        self.part = max(-1.0, min(1.0, page.part))
        self.type_size = LARGE if page.large else TYPE
        if before is None or _still(before) != _still(page):
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
        self.marks_room.clear_widgets()
        self.text, self.leaves, self.listed = "", 1, False
        if page is None or page.locked or min(self.rows_room.size) < 20:
            return
        if self.marked:
            marks.lay(self.marks_room, page)
            return
        leaves = self._leaves(page)
        self.leaves = len(leaves)
        self.leaf = min(self.leaf, self.leaves - 1)
        self.text, rows = leaves[int(self.leaf)]
        self.listed = bool(rows)
        # Under a text rows stand at the foot, alone they begin at the head.
        first = ROWS - len(rows) if self.text else 0
        for number, row in enumerate(rows):
            self._row(row, first + number)

    def _leaves(self, page: GrownUpsPage) -> list[tuple[str, tuple[Row, ...]]]:
        """Return every leaf: the text's, and the rows' on its last one or behind it."""
        rows = [page.rows[at : at + ROWS] for at in range(0, len(page.rows), ROWS)]
        if not page.text:
            return [("", one) for one in rows or [()]]
        high = HIGH - (BAR if page.part >= 0.0 else 0.02 if page.message else 0.0)
        box = (self.width * self.text_wide, self.height * high)
        if page.large and rows:
            # Somebody who reads aloud must reach them from every leaf.
            foot = (len(rows[0]) + 0.3) * self.rows_room.height / ROWS
            parts = leaves_of(page.text, (box[0], box[1] - foot), self.type_size)
            return [(part, rows[0]) for part in parts]
        leaves: list[tuple[str, tuple[Row, ...]]]
        leaves = [(part, ()) for part in leaves_of(page.text, box, self.type_size)]
        if rows:
            size = int(self.type_size * theme.u)
            used = lines_needed(leaves[-1][0], theme.reading, size, box[0]) or 999
            left = box[1] - used * FitLabel.line(theme.reading, size)
            if left >= (len(rows[0]) + 0.3) * self.rows_room.height / ROWS:
                leaves[-1] = (leaves[-1][0], rows.pop(0))
            leaves += [("", one) for one in rows]
        return leaves

    def _row(self, row: Row, number: int) -> None:
        """Lay one row: its label and value, and small steps where the value can be set."""
        room = self.rows_room
        height = room.height / ROWS
        low = room.top - (number + 1) * height
        share = 0.32 if row.choices else 1.0
        parted = "  " if row.label.endswith("?") else ":  "
        said = row.value and not row.choices
        caption = f"{row.label}{parted}{row.value}" if said else row.label
        line = Control(
            act="row",
            value=row.id,
            caption=caption,
            spoken=f"{row.label}, {row.value}" if row.value else row.label,
            role="row",
            look="lamp" if row.main else "panel",
            chosen=row.chosen,
            align="left",
            largest=22,
            size_hint=(None, None),
            size=(room.width * share - 6 * theme.u, height - 4 * theme.u),
            pos=(room.x, low),
        )
        room.add_widget(line)
        if row.strokes:
            self._small(row, line)
        left = room.x + room.width * share
        widths = _widths([choice.label for choice in row.choices], room.width * (1 - share))
        for choice, width in zip(row.choices, widths, strict=True):
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

    def _small(self, row: Row, line: Control) -> None:
        """Lay a drawing over the right end of its row; the row still takes the touch."""
        high = line.height - 14 * theme.u
        wide = high * WIDE_SHEET / HIGH_SHEET
        place = (line.right - wide - 9 * theme.u, line.y + 7 * theme.u)
        line.aside = wide
        seen = Chalk(size_hint=(None, None), size=(wide, high), pos=place)
        seen.strokes = row.strokes
        self.rows_room.add_widget(seen)


def _still(page: GrownUpsPage) -> GrownUpsPage:
    """Return a page without what moves on it: rows stay as they are under a finger."""
    return replace(page, message="." if page.message else "", part=0.0 if page.part >= 0 else -1.0)


def _widths(labels: list[str], room: float) -> list[float]:
    """Return how wide each of some steps is: by its letters, yet none too small for a finger."""
    if not labels:
        return []
    least = min(STEP_LEAST * theme.u, room / len(labels))
    letters = [min(12, max(4, len(label))) for label in labels]
    rest = room - least * len(labels)
    return [least + rest * count / sum(letters) for count in letters]


def leaves_of(text: str, box: tuple[float, float], type_size: float = TYPE) -> list[str]:
    """Part a long text into leaves that fit the box, at paragraphs unless a leaf stays empty."""
    size = int(type_size * theme.u)
    most = max(3, int(box[1] / FitLabel.line(theme.reading, size)) - 1)

    def lines(words: str) -> int:
        return lines_needed(words, theme.reading, size, box[0]) or 999

    parts: list[str] = []
    now = ""
    for paragraph in text.split("\n"):
        whole = f"{now}\n{paragraph}" if now else paragraph
        if lines(whole) <= most:
            now = whole
            continue
        if now and lines(now) >= FULL * most and lines(paragraph) <= most:
            parts.append(now)
            now = paragraph
            continue
        between = "\n"
        for piece in _SENTENCE.split(paragraph):
            longer = f"{now}{between}{piece}" if now else piece
            if now and lines(longer) > most:
                parts.append(now)
                now = piece
            else:
                now = longer
            between = " "
    parts = [part.strip("\n") for part in (*parts, now)]
    return [part for part in parts if part] or [""]


load_kv("grownups")
View = GrownUpsView
