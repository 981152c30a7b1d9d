"""The who screen: pictures and names of the children; several at once, one of them leads."""

from __future__ import annotations

import math
from typing import Any

from kivy.clock import Clock
from kivy.properties import BooleanProperty, ObjectProperty, StringProperty

from kiosk.pages import Choice, WhoPage
from kiosk.screens.control import Control
from kiosk.screens.theme import theme
from kiosk.screens.view import PageView, load_kv

LEAD = 50
"""How tall the strip below a child is that says who leads, in units."""

MOST = 5
"""How many children stand in one row."""

FACES = ("owl", "fox", "hedgehog", "cat", "moon", "boat", "star", "tree")
"""Pictures for children who have none of their own yet."""


class WhoView(PageView):
    """A tile for each child; below it, whose turn it is to lead."""

    children_room = ObjectProperty()
    note = StringProperty()
    can_begin = BooleanProperty(False)

    def __init__(self, *given: Any, **values: Any) -> None:
        """Keep the tiles by child."""
        self._tiles: dict[str, tuple[Control, Control]] = {}
        super().__init__(*given, **values)
        self._again = Clock.create_trigger(lambda _dt: self.place(), -1)
        self.children_room.bind(size=self._again, pos=self._again)

    def render(self, page: WhoPage) -> None:
        """Show who is chosen and who leads."""
        self.note, self.can_begin = page.note, page.can_begin
        wanted = [child.id for child in page.children]
        if wanted != list(self._tiles):
            self.children_room.clear_widgets()
            self._tiles = {
                child.id: self._pair(child, number) for number, child in enumerate(page.children)
            }
            for pair in self._tiles.values():
                for control in pair:
                    self.children_room.add_widget(control)
            self._again()
        several = len(page.children) > 1
        for child in page.children:
            tile, lead = self._tiles[child.id]
            tile.chosen, tile.caption = child.chosen, child.label
            leads = child.id == page.leader and child.chosen
            lead.chosen = leads
            words = "Leads tonight" if leads else "Let lead"
            lead.caption = words if len(page.children) <= MOST else ""
            lead.spoken = f"{child.label} leads" if leads else f"Let {child.label} lead"
            lead.opacity = 1.0 if several and child.chosen else 0.0

    def _pair(self, child: Choice, number: int) -> tuple[Control, Control]:
        """Return a child's tile and the strip below it."""
        tile = Control(
            act="toggle",
            value=child.id,
            look="tile",
            role="switch",
            child=True,
            largest=29,
            picture=child.picture or FACES[number % len(FACES)],
            spoken=child.spoken or child.label,
            size_hint=(None, None),
        )
        lead = Control(
            act="lead",
            value=child.id,
            look="plain",
            icon="lead",
            largest=16,
            size_hint=(None, None),
        )
        return tile, lead

    def place(self) -> None:
        """Lay the children in one row, or in two when there are many."""
        count = len(self._tiles)
        room = self.children_room
        if not count or min(room.size) < 10:
            return
        columns = count if count <= MOST else math.ceil(count / 2)
        rows = math.ceil(count / columns)
        gap = 10 * theme.u
        width = min((room.width - gap * (columns - 1)) / columns, 230 * theme.u)
        height = (room.height - gap * (rows - 1)) / rows
        strip = LEAD * theme.u if count > 1 else 0.0
        beside = rows > 1
        for number, (tile, lead) in enumerate(self._tiles.values()):
            row, column = divmod(number, columns)
            here = min(columns, count - row * columns)
            left = room.x + (room.width - here * width - (here - 1) * gap) / 2
            left += column * (width + gap)
            low = room.top - (row + 1) * height - row * gap
            if beside:
                tile.pos, tile.size = (left, low), (width - strip, height)
                lead.pos, lead.size = (left + width - strip, low), (strip, height)
            else:
                tile.pos, tile.size = (left, low + strip), (width, height - strip)
                lead.pos, lead.size = (left, low), (width, LEAD * theme.u)


load_kv("who")
View = WhoView
