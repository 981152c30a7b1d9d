"""The plan screen: tonight as picture cards with minutes, each with its reasons and its swaps."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.factory import Factory
from kivy.properties import BooleanProperty, ObjectProperty, StringProperty

from kiosk.pages import PlanCard, PlanPage
from kiosk.screens.theme import theme
from kiosk.screens.view import PageView, load_kv

load_kv("plan")


class Card(Factory.Paper):
    """One part of the evening."""

    slot = StringProperty()
    title = StringProperty()
    minutes = StringProperty()
    picture = StringProperty()
    why = StringProperty()
    """What is said by whoever asks why: what it is, and the reason for a child."""
    can_swap = BooleanProperty(True)


class Reasons(Factory.Paper):
    """Why this: one sentence for a child, one for a grown-up."""

    slot = StringProperty()
    title = StringProperty()
    child = StringProperty()
    grown_up = StringProperty()
    picture = StringProperty()
    can_go = BooleanProperty(False)


class Instead(Factory.Paper):
    """What could be had instead: three, and no endless list."""

    slot = StringProperty()
    title = StringProperty()
    choices = ObjectProperty(())


class PlanView(PageView):
    """The cards, and over them the reasons or the swaps of one."""

    cards_room = ObjectProperty()
    window = StringProperty()
    total = StringProperty()
    note = StringProperty()
    short = BooleanProperty(False)
    asking = StringProperty()
    why_slot = StringProperty()
    why_title = StringProperty()
    why_child = StringProperty()
    why_grown_up = StringProperty()
    why_picture = StringProperty()
    why_can_go = BooleanProperty(False)
    swap_slot = StringProperty()
    swap_title = StringProperty()
    alternatives = ObjectProperty(())

    def __init__(self, *given: Any, **values: Any) -> None:
        """Keep the cards by slot."""
        self._cards: dict[str, Card] = {}
        super().__init__(*given, **values)
        self._again = Clock.create_trigger(lambda _dt: self.place(), -1)
        self.cards_room.bind(size=self._again, pos=self._again)

    def render(self, page: PlanPage) -> None:
        """Show the cards and whatever of them is open."""
        self.window = page.window
        self.total = f"{page.total}. {page.turn}" if page.turn else page.total
        self.note, self.short = page.note, page.short
        if [card.slot for card in page.cards] != list(self._cards):
            self.cards_room.clear_widgets()
            self._cards = {
                card.slot: Card(slot=card.slot, size_hint=(None, None)) for card in page.cards
            }
            for made in self._cards.values():
                self.cards_room.add_widget(made)
            self._again()
        why = swap = None
        for card in page.cards:
            made = self._cards[card.slot]
            made.title, made.minutes, made.picture = card.title, card.minutes, card.picture
            made.can_swap = card.can_swap
            what = (card.spoken or card.title).rstrip(".")
            made.why = f"{what}. {card.why_child}"
            why = card if card.slot == page.why_open else why
            swap = card if card.open else swap
        self._open(why, swap)

    def _open(self, why: PlanCard | None, swap: PlanCard | None) -> None:
        """Lay the reasons or the swaps over the cards."""
        self.asking = "why" if why else "swap" if swap else ""
        self.alternatives = swap.alternatives if swap and not why else ()
        if why:
            self.why_slot, self.why_title, self.why_picture = why.slot, why.title, why.picture
            self.why_child, self.why_grown_up = why.why_child, why.why_grown_up
            self.why_can_go = why.can_go
        elif swap:
            self.swap_slot, self.swap_title = swap.slot, f"Instead of {swap.title}"

    def place(self) -> None:
        """Lay the cards in one row."""
        room, count = self.cards_room, len(self._cards)
        if not count or min(room.size) < 10:
            return
        gap = 10 * theme.u
        width = min((room.width - gap * (count - 1)) / count, 290 * theme.u)
        left = room.x + (room.width - count * width - (count - 1) * gap) / 2
        for number, card in enumerate(self._cards.values()):
            card.pos = (left + number * (width + gap), room.y)
            card.size = (width, room.height)


View = PlanView
