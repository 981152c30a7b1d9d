"""The lessons are the twelve cards of Mia's notebook, and which of them comes next."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from kiosk.session.state import Lesson

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kiosk.store.notebook import Notebook

AGES = (5, 10)
"""The youngest and the oldest whom the cards are written for, in years."""
PICTURE = "lesson-"
"""How the file of a card's picture begins; its id follows."""


@lru_cache(maxsize=1)
def lessons() -> tuple[Lesson, ...]:
    """Return every card, in the order in which they come."""
    data = tomllib.loads((resources.files("kiosk") / "desk" / "lessons.toml").read_text("utf-8"))
    return tuple(
        Lesson(
            id=one["id"],
            title=one["title"],
            words=one["words"],
            caption=one["caption"],
            picture=f"{PICTURE}{one['id']}",
            small=data["small"] if one.get("numbers") else "",
        )
        for one in data["lesson"]
    )


def meant_for(ages: Iterable[float]) -> bool:
    """Return whether one of these children is of the cards' ages."""
    return any(AGES[0] <= age < AGES[1] + 1 for age in ages)


def following(shown: Sequence[str], ids: Sequence[str]) -> str:
    """Return the card after those shown: all of them come before one comes again."""
    left = [one for one in ids if one not in shown]
    if left:
        return left[0]
    # A round is over; the newest must not come twice running, not even in a book of few cards.
    return next((one for one in ids if one != shown[-1]), ids[0])


def take(notebook: Notebook, night: int) -> Lesson | None:
    """Return the card for the morning after this night, and keep that it was shown.

    After one night there is one card, however often that morning comes.
    """
    if notebook.shown_on == night:
        return None
    cards = {card.id: card for card in lessons()}
    known = tuple(one for one in notebook.shown if one in cards)
    id = following(known, tuple(cards))
    round_over = len(known) >= len(cards)
    notebook.show((id,) if round_over else (*known, id), night)
    return cards[id]
