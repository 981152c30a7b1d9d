"""The past is what earlier nights tell the planner and the teller, as plain rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kiosk.store.diary import APART
from rituals.plan import DiaryRow

if TYPE_CHECKING:
    from kiosk.store import Store
    from kiosk.store.heard import Heard

YEAR = 6
"""Files of nights that a plan learns from: two months each."""
FACES = {"hard": 1, "so-so": 2, "good": 3}


def heard_rows(store: Store) -> tuple[dict[str, Any], ...]:
    """Return what was heard, in the rows that a teller's memory is folded from."""
    return tuple(_row(one) for one in store.diary.heard())


def rows_in(store: Store, place: int) -> tuple[dict[str, Any], ...]:
    """Return the same of one file of nights alone, 0 the oldest."""
    return tuple(_row(one) for one in store.diary.heard_at(place))


def _row(heard: Heard) -> dict[str, Any]:
    """Return one story that was heard."""
    return {
        "night": heard.night,
        "tale": f"{heard.pack}/{heard.tale}",
        "shape": heard.shape,
        "passages": list(heard.passages),
        "friends": dict(heard.friends),
        "facts": list(heard.facts),
        "finished": heard.finished,
        "children": list(heard.children),
        "places": list(heard.places),
        "helpers": list(heard.helpers),
        "image": heard.image,
    }


def turns(store: Store) -> tuple[tuple[str, ...], ...]:
    """Return, for each company of children that went to bed together, in which order they lead.

    Who led longest ago in that very company comes first, and who never did before them.
    """
    order = [one.id for one in store.family.children()]
    last: dict[frozenset[str], dict[str, int]] = {}
    for night in store.diary.latest():
        here = frozenset(night.children) & set(order)
        if len(here) > 1 and night.lead in here:
            last.setdefault(here, {})[night.lead] = night.number
    return tuple(
        tuple(sorted(here, key=lambda one: (led.get(one, 0), order.index(one))))
        for here, led in last.items()
    )


def plan_rows(store: Store) -> tuple[DiaryRow, ...]:
    """Return the nights of the last year as the planner learns from them.

    What lies further back has been learned anew since, and a plan costs the same in the tenth year.
    """
    nights = store.diary.latest(YEAR)
    heard = {
        one.night: f"{one.pack}/{one.tale}"
        for night in nights
        if (one := store.diary.heard_in(night.number)) is not None
    }
    return tuple(
        DiaryRow(
            night=night.number,
            children=night.children,
            anchor=night.anchor,
            rituals=night.rituals,
            guests=night.guests,
            tale=heard.get(night.number, ""),
            sound=night.sound,
            liked=night.morning.liked if night.morning else (),
            morning=FACES.get(night.morning.face, 0) if night.morning else 0,
        )
        for night in nights
        if night.ended not in APART
    )
