"""Minding is what care and a family's own ways ask of tonight, before anything is planned."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from kiosk import care

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.device import Reading
    from kiosk.store import Store
    from kiosk.store.records import Clock
    from rituals.plan import PlanInput
    from stories.cast import Child

TALES_FROM = 2.0
"""Years: for babies alone an evening is their rituals, a sound, and the dark."""
STEPPED_BACK = (
    "Bad dreams came often, so the kiosk keeps back until night {until}. "
    "The doctor card may help: when to call is written there."
)


@dataclass(frozen=True)
class Minded:
    """What tonight's plan and tale must keep to, beside the rules of every night."""

    resting: tuple[str, ...] = ()
    """Worries that rest for everybody here."""
    plain: bool = False
    notes: tuple[str, ...] = ()
    """What a grown-up should know, a sentence each."""

    def hearing(self, children: Sequence[Child]) -> dict[int, Child]:
        """Return who the tale is told to, by place: not the babies, where anybody older listens.

        A tale is never about something that worries anybody in the room, babies included.
        """
        all_here = dict(enumerate(children))
        older = {at: one for at, one in all_here.items() if one.age >= TALES_FROM}
        worries = (*(one for child in children for one in child.worries), *self.resting)
        return {
            at: dataclasses.replace(one, worries=tuple(dict.fromkeys((*one.worries, *worries))))
            for at, one in (older or all_here).items()
        }

    def asked(self, asked: PlanInput) -> PlanInput:
        """Return what the planner is asked, with all of this in it."""
        return dataclasses.replace(asked, worries_resting=self.resting, plain=self.plain)


def tonight(store: Store, children: Sequence[str], night: int, now: Reading) -> Minded:
    """Return what is to be minded for these children (ids) tonight."""
    day = now.when.toordinal() if now.trusted else None
    found = care.tonight(slept(store), children, night, day)
    notes = (STEPPED_BACK.format(until=found.until),) if found.back else ()
    return Minded(found.resting, bool(found.back), notes)


def slept(store: Store) -> list[care.Slept]:
    """Return past nights with a bad dream in them, as care counts them."""
    return [
        care.Slept(
            night=one.number,
            children=one.children,
            bad_dream=True,
            worries=heard.meets if (heard := store.diary.heard_in(one.number)) else (),
            day=_day(one.clock),
        )
        for one in store.diary.nights()
        if one.morning is not None and one.morning.bad_dream
    ]


def _day(clock: Clock) -> int | None:
    """Return the date of a kept moment as a count of days, if its clock was believed."""
    if clock.trust in {"", "guessed"}:
        return None
    try:
        return datetime.fromisoformat(clock.wall).toordinal()
    except ValueError:
        return None
