"""The cupboard is the packs and the kept stories as the grown-ups' room shows and changes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.desk import again, shelf, troubles
from kiosk.session.happenings import ShelfIs
from kiosk.session.state import KeptStory, ShelvedPack
from kiosk.store.notes import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.desk.shelf import ShelfPack
    from kiosk.store import Store

WHY = {
    "failed": "a story of it took too long or could not be told",
    "unreadable": "it could not be read in time",
}
"""Why a pack was set aside, by its code."""


def shown(store: Store, message: str = "") -> ShelfIs:
    """Return both shelves as they are now."""
    packs = tuple(_pack(one) for one in shelf.listed(store))
    return ShelfIs(packs, tuple(_kept(store)), message)


def change(store: Store, what: str, id: str, welcome: Callable[[str], None]) -> ShelfIs:
    """Hold, release, remove or welcome a pack, at once; then return what the shelves show."""
    try:
        if what == "hold":
            shelf.hold(store, id)
        elif what == "release":
            shelf.release(store, id)
        elif what == "remove":
            shelf.remove(store, id)
        elif what == "welcome":
            welcome(id)
    except (StoreError, OSError) as error:
        return shown(store, troubles.sentence(error))
    return shown(store, "It can't be saved just now." if store.cannot_save else "")


def _pack(one: ShelfPack) -> ShelvedPack:
    """Return a pack as a line of the list."""
    state, why = "told", ""
    if one.problems and not one.shipped:
        state, why = "gone", one.problems[0]
    elif one.held and one.aside:
        state, why = "aside", WHY.get(one.aside, "it failed")
    elif one.held:
        state = "held"
    elif one.fresh:
        state = "new"
    return ShelvedPack(
        one.id, one.title, ", ".join(one.authors), one.tales, one.kind, one.shipped, state, why
    )


def _kept(store: Store) -> list[KeptStory]:
    """Return the stories kept, newest first, each with what stands against it for who heard it."""
    found: list[KeptStory] = []
    for night in store.again.nights():
        words = store.again.get(night)
        listeners = [
            child
            for child in store.family.children()
            if words is not None and child.id in words.children
        ]
        one = again.choice(store, listeners, night)
        if one is not None:
            seconds = one.words.seconds
            found.append(KeptStory(night, one.words.title, seconds, one.refusal))
    return found
