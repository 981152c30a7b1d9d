"""Brave nights: a tale that meets a worry, because a grown-up picked it, for tonight alone."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from kiosk.desk import composing, telling
from rituals import reasons
from rituals.plan import in_a_sentence
from rituals.planner import plan as make_plan
from stories.cast import joined

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.desk.composing import Telling
    from kiosk.session.programme import Programme
    from rituals.plan import Plan, PlanInput
    from stories.offers import Offer
    from stories.pacing import Pace
    from stories.teller import Story

MARK = "brave:"
"""What a wish begins with that a grown-up made in their room; the tale's key follows."""
NOT_TONIGHT = "The brave-night tale can't be told to everybody here tonight: this is another."
NO_TIME = "There is no room for the brave-night tale in tonight's minutes: this is another."

Wishes = tuple[tuple[str, str], ...]


def tale_of(wishes: Wishes) -> str:
    """Return the key of the tale that a grown-up picked, or nothing."""
    marked = (one for slot, one in wishes if slot == "story" and one.startswith(MARK))
    return next(marked, "").removeprefix(MARK)


def unmarked(wishes: Wishes) -> Wishes:
    """Return the wishes as the planner knows them: by the tale's key alone."""
    return tuple((slot, id.removeprefix(MARK)) for slot, id in wishes)


def allowed(offers: Iterable[Offer], tale: str) -> tuple[Offer, ...]:
    """Return what may be told: of the tales that meet a worry, the picked one alone."""
    return tuple(one for one in offers if not one.meets or one.tale == tale)


def settled(
    asked: PlanInput, made: Plan, tale: str, meets: tuple[str, ...]
) -> tuple[Plan, tuple[str, ...]]:
    """Return the plan that says who chose the tale; or one without it, and why it is without.

    A tale that finds no room is no alternative either: nobody but a grown-up picks it.
    """
    story = made.story
    if story is not None and story.id == tale:
        worry = joined([one.replace("-", " ") for one in meets])
        chosen = dataclasses.replace(
            story,
            why_child=f"{in_a_sentence(story.title)}, because a grown-up chose it.",
            why_grown_up=f"{in_a_sentence(story.title)}, {reasons.minutes(story.seconds)}. "
            f"A grown-up chose it. It meets a worry ({worry}), for tonight alone.",
            reasons=("grown-up", *(f"meets-{one}" for one in meets)),
        )
        return dataclasses.replace(made, story=chosen), ()
    others = tuple(one for one in asked.stories if one.tale != tale)
    if others == asked.stories:
        return made, (NOT_TONIGHT,)
    wishes = tuple(one for one in asked.wishes if one[0] != "story")
    return make_plan(dataclasses.replace(asked, stories=others, wishes=wishes)), (NO_TIME,)


def telling_of(story: Story, pace: Pace, picked: str) -> Telling:
    """Return a story as the evening holds it; of the picked one the diary knows it was brave."""
    if story.tale != picked:
        return composing.telling_of(telling.as_offered(story), pace)
    made = composing.telling_of(story, pace)
    return dataclasses.replace(made, told=dataclasses.replace(made.told, brave=True))


def exception(programme: Programme) -> tuple[str, ...]:
    """Return the tale and the worries it meets as the ledger keeps them; nothing on other nights.

    They stand in the plan, which is kept with the evening: a power cut changes nothing.
    """
    story = programme.plan.get("story") or {}
    if not programme.told.brave:
        return ()
    return (str(story.get("id", "")), *(str(one) for one in story.get("meets", ())))
