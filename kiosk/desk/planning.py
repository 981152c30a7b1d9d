"""Planning is what the planner is asked tonight: who, when, and what could be told, heard, done."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kiosk.desk import again, composing, past, people
from kiosk.desk.scenes import Sky
from kiosk.sound.soundscapes import SOUNDS
from rituals.plan import PlanInput, SoundOption, StoryOption
from rituals.planner import plan as make_plan

if TYPE_CHECKING:
    from kiosk.desk.again import Choice
    from kiosk.desk.composing import Telling
    from kiosk.desk.telling import Ask
    from kiosk.device import Reading
    from kiosk.store import Store
    from kiosk.store.family import Child as KeptChild
    from rituals.plan import Plan
    from rituals.ritual import Ritual
    from stories.cast import Child
    from stories.pacing import Pace

WAKE = 7 * 60
TALES_FROM = 2.0
"""Years: for babies alone an evening is their rituals, a sound, and the dark."""


@dataclass
class Work:
    """One evening in the making."""

    kept: tuple[KeptChild, ...]
    children: tuple[Child, ...]
    leader: int
    ask: Ask
    short: bool
    wishes: tuple[tuple[str, str], ...]
    sky: Sky = field(default_factory=Sky)
    """What every picture of tonight stands under."""
    plan: Plan | None = None
    again: bool = False
    """Whether the teller fell once already and was asked anew."""
    told: Telling | None = None
    """The story, once it was told: then a comfort piece is asked for."""
    failed: frozenset[str] = frozenset()
    """Tales of the house that failed just now: another is told."""
    brave: str = ""
    """The tale that a grown-up picked although it meets a worry."""
    meets: tuple[str, ...] = ()
    """The worries it meets."""
    notes: tuple[str, ...] = ()
    card: dict[str, Any] | None = None
    """The story that could be told again instead."""

    @property
    def pace(self) -> Pace:
        """Return tonight's pace."""
        return composing.pace_for(self.children)

    @property
    def babies(self) -> bool:
        """Return whether only babies listen: an evening for them needs no tale."""
        return max(child.age for child in self.children) < TALES_FROM


def asked(
    store: Store,
    now: Reading,
    rituals: tuple[Ritual, ...],
    work: Work,
    offers: tuple[StoryOption, ...],
    minutes: float,
) -> PlanInput:
    """Return everything tonight's plan is made from."""
    rules = store.family.rules
    wake = people.minutes_of(rules.wake, WAKE)
    night = work.ask.night
    lights_out = people.minutes_of(rules.lights_out, -1)
    return PlanInput(
        children=tuple(people.planned_child(one, night, wake) for one in work.kept),
        rituals=tuple(one for one in rituals if one.pack not in work.ask.without),
        stories=offers,
        sounds=_sounds(),
        minutes=minutes,
        short=work.short,
        now=now.minutes if now.trusted else None,
        lights_out=lights_out if lights_out >= 0 else None,
        season=work.ask.season,
        moon=work.ask.moon,
        diary=past.plan_rows(store),
        night=night,
        seed=work.ask.seed,
        wishes=_with_rules(work.wishes, rules.sound),
        frame_seconds=composing.frame_seconds(work.children, work.pace),
    )


def with_again(
    asked: PlanInput, found: Choice, sky: Sky, *, wished: bool
) -> tuple[Plan, dict[str, Any] | None, tuple[str, ...]]:
    """Return the plan, the card of the story that could be told again, and what is to be said."""
    most = max((one.seconds_most for one in asked.stories), default=0.0)
    option = found.option(max(most, 60 * asked.minutes), sky)
    wishes = tuple(one for one in asked.wishes if one[0] != "story")
    with_it = make_plan(
        dataclasses.replace(
            asked, stories=(*asked.stories, option), wishes=(*wishes, ("story", found.id))
        )
    )
    fits = with_it.story is not None and with_it.story.id == found.id
    if wished and fits:
        return with_it, None, ()
    note = "" if fits else again.too_long(found)
    card = {
        "id": found.id, "title": found.title, "seconds": round(found.words.seconds),
        "picture": option.picture, "note": note,
    }  # fmt: skip
    return make_plan(asked), card, (note,) if wished else ()


def _with_rules(wishes: tuple[tuple[str, str], ...], sound: str) -> tuple[tuple[str, str], ...]:
    """Return the wishes with the family's own sound, unless tonight's was chosen by hand."""
    if not sound or any(slot == "sound" for slot, _ in wishes):
        return wishes
    return (*wishes, ("sound", sound))


def _sounds() -> tuple[SoundOption, ...]:
    """Return the sounds a plan may choose from."""
    worries = {"rain": ("storms",), "sea": ("water",), "hearth": ("fire",), "wind": ("storms",)}
    return tuple(SoundOption(one.id, one.title, worries.get(one.id, ())) for one in SOUNDS.values())
