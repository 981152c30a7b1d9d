"""Minding is what care and a family's own ways ask of tonight, before anything is planned."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from kiosk import care
from kiosk.desk import past, people, ways

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.device import Reading
    from kiosk.store import Store
    from kiosk.store.records import Clock
    from rituals.plan import Plan, PlanInput, StoryOption
    from stories.cast import Child

TALES_FROM = 2.0
"""Years: for babies alone an evening is their rituals, a sound, and the dark."""
STEPPED_BACK = (
    "Bad dreams came often, so the kiosk keeps back until night {until}. "
    "The doctor card may help: when to call is written there."
)
SICK = (
    "A sick-day evening: short, led by you, nothing hurries. "
    "The doctor card says when to call; call sooner if you wonder."
)
TAPER = "Tonight you lead {led} of the steps; the page keeps time."
TAPERED = "Tonight every step is yours. You need no kiosk for it any more: well done, all of you."


@dataclass(frozen=True)
class Minded:
    """What tonight's plan and tale must keep to, beside the rules of every night."""

    resting: tuple[str, ...] = ()
    """Worries that rest for everybody here."""
    plain: bool = False
    notes: tuple[str, ...] = ()
    """What a grown-up should know, a sentence each."""
    short: bool = False
    late_ok: bool = False
    by_people: int = 0
    """Steps that people lead tonight, as the taper plan asks."""
    shift: int = 0
    naps: tuple[tuple[str, float], ...] = ()
    """Hours slept today, by child."""

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
        slept = dict(self.naps)
        return dataclasses.replace(
            asked,
            worries_resting=self.resting,
            plain=self.plain,
            short=asked.short or self.short,
            late_ok=self.late_ok,
            by_people=self.by_people,
            shift=self.shift,
            children=tuple(
                dataclasses.replace(one, nap_hours=slept.get(one.id, one.nap_hours))
                for one in asked.children
            ),
        )

    def calmest(self, offers: tuple[StoryOption, ...]) -> tuple[StoryOption, ...]:
        """Return the tales best first: on a sick day the shortest are."""
        return tuple(sorted(offers, key=lambda one: one.seconds_least)) if self.short else offers

    def noted(self, plan: Plan) -> tuple[str, ...]:
        """Return the notes, with what the taper plan has come to tonight."""
        if not self.by_people or self.plain or not plan.rituals:
            return self.notes
        led = sum(slot.by_people for slot in plan.rituals)
        steps = sum(len(slot.step_seconds) for slot in plan.rituals)
        return (*self.notes, TAPERED if led >= steps else TAPER.format(led=led))


def tonight(store: Store, children: Sequence[str], night: int, now: Reading) -> Minded:
    """Return what is to be minded for these children (ids) tonight."""
    day = now.when.toordinal() if now.trusted else None
    found = care.tonight(slept(store), children, night, day)
    notes = (STEPPED_BACK.format(until=found.until),) if found.back else ()
    rules, way = store.family.rules, store.family.ways.of(night)
    kept = [one for one in store.family.children() if one.id in children]
    shift, why = ways.moved(rules, night, [people.age_of(one, night) for one in kept], now)
    sick = "sick" in way.codes
    return Minded(
        found.resting,
        plain=bool(found.back) or sick,
        notes=(*notes, *((SICK,) if sick else ()), *((why,) if why else ())),
        short=sick,
        late_ok=sick or "late" in way.codes,
        by_people=ways.led_by_people(rules, night),
        shift=shift,
        naps=tuple(one for one in way.naps if one[0] in children),
    )


def ways_of(store: Store, night: int, *, short: bool) -> tuple[str, ...]:
    """Return how this evening was other than usual, as the diary keeps it: codes alone."""
    way = store.family.ways.of(night)
    found = {*way.codes, *(("nap",) if way.naps else ()), *(("short",) if short else ())}
    if ways.led_by_people(store.family.rules, night):
        found.add("taper")
    return tuple(sorted(found))


def slept(store: Store) -> list[care.Slept]:
    """Return the last year's nights with a bad dream in them, as care counts them.

    No rule of care looks further back than a few weeks, and a plan costs the same every year.
    """
    return [
        care.Slept(
            night=one.number,
            children=one.children,
            bad_dream=True,
            worries=heard.meets if (heard := store.diary.heard_in(one.number)) else (),
            day=_day(one.clock),
        )
        for one in store.diary.latest(past.YEAR)
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
