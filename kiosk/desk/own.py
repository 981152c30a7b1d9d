"""Own rituals become entries like Marcus's: the family's word, its own people, its own words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from kiosk.press import missing
from kiosk.store.notes import Refused
from kiosk.store.own import OwnRitual, OwnStep
from rituals import limits, lint
from rituals.reading import DOERS, FAMILIES, LIGHTS, PLACES, SEASONS, SENSES, SOUNDS
from rituals.ritual import CareCode, Citation, Confidence, Ritual, Step, StepCue, Tier
from stories.cast import WORRIES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from kiosk.store import Store

PACK = "own"
"""The id of the pack that own rituals stand in; no other pack may be called so."""
PICTURES = ("hearth", "window", "bed", "kitchen", "lantern", "star")
"""What can be seen while one is done."""
LEAST = 25
"""Seconds below which a step is no good one, however it is done."""
LEAST_AGES = (0, 1, 2, 3, 4, 6, 8)
_YEAR = re.compile(r"(?<!\d)(1\d{3}|20\d{2})(?!\d)")
_GRAVE = ("R105", "R109", "R107", "R108")
"""What is told of first."""


def joined(store: Store, shelf: Iterable[Ritual]) -> tuple[Ritual, ...]:
    """Return a shelf with the family's own sound rituals on it."""
    own = offered(store)
    taken = {one.id for one in own}
    return (*(one for one in shelf if one.id not in taken), *own)


def offered(store: Store) -> tuple[Ritual, ...]:
    """Return the own rituals that may be planned: those nothing is wrong with."""
    return tuple(ritual_of(one) for one in store.family.own.all() if not finding(one))


@lru_cache(maxsize=64)
def finding(one: OwnRitual) -> str:
    """Return why this ritual is not offered and what to do, in one line, or nothing."""
    if not one.steps:
        return "it has no step yet: add what is done"
    wrong = lint.errors(lint.check(ritual_of(one)))
    if not wrong:
        return ""
    first = min(wrong, key=lambda each: (_rank(each.code), each.line, each.what))
    where = f" (step {first.line - 1})" if first.line > 1 else ""
    return f"{first.what.strip().rstrip('.')}: {first.mend.strip().rstrip('.')}{where}"


def advice(one: OwnRitual) -> str:
    """Return which worry its words may touch, in one line, or nothing."""
    ritual = ritual_of(one)
    found = (each for each in lint.check(ritual) if not each.error and each.code == "R114")
    return next((f"{each.what.rstrip('.').capitalize()}: choose it below." for each in found), "")


def ritual_of(one: OwnRitual) -> Ritual:
    """Return an own ritual as an entry of the almanac."""
    steps = tuple(_step(step, number, one) for number, step in enumerate(one.steps, 1))
    care = tuple(code for code in CareCode if any(code in step.care for step in steps))
    milk = limits.MILK_BEFORE_BLACK_SECONDS if CareCode.MILK in care else 0
    title, year, page = (*one.printed, "", "", "")[:3]
    told_by = one.told_by or one.who or "our family"
    source = Citation(told_by, title or "told in the family", year or one.when or "no year", page)
    years = [int(found) for found in _YEAR.findall(one.when)]
    return Ritual(
        id=one.id or PACK,
        name=one.name,
        people=one.who or "Our family",
        place=one.place or "at home",
        era=one.when or "our own",
        years=(min(years), max(years)) if years else (0, 0),
        was=one.was or _was(one),
        sources=(source,),
        confidence=Confidence.FAMILY,
        checked="",
        contested=(),
        changed="",
        tier=Tier.A,
        ages=(one.youngest, one.oldest),
        senses=_among(one.senses, SENSES) or (SENSES[2],),
        families=_among(one.families, FAMILIES) or (FAMILIES[3],),
        needs=one.needs,
        care=care,
        seasons=_among(one.seasons, SEASONS),
        likes=one.likes,
        worries=_among(one.worries, WORRIES),
        where=one.where if one.where in PLACES else PLACES[1],
        opening=one.opening,
        steps=steps,
        before_black=max(one.before_black, milk),
        picture=one.picture or PICTURES[0],
        pack=PACK,
        file=one.id,
        line=1,
    )


def readable(what: str, text: str) -> str:
    """Return a text whose every letter can be shown here; raises ``Refused``."""
    letters = missing(text)
    if letters:
        listed = " ".join(letters)
        raise Refused(what, f"these letters can't be drawn here: {listed}", "write it otherwise")
    return text


def remove(store: Store, id: str) -> None:
    """Take an own ritual out for good, and let go of what was decided about it."""
    store.family.aside.take_back(id)
    store.family.own.remove(id)


def _at_leisure(step: OwnStep) -> int:
    """Return how long a step may last where nobody speaks: people take the time there is."""
    spoken = step.say or step.breaths or step.seconds < LEAST
    return 0 if spoken else 2 * step.seconds


def _step(step: OwnStep, number: int, one: OwnRitual) -> Step:
    """Return one step with the care that its words ask for."""
    baby = one.youngest < limits.BABY_AGE
    care = {
        *lint.care_of(step.do),
        *(CareCode[it] for it in step.care if it in CareCode.__members__),
    }
    if baby and number == len(one.steps):
        care.add(CareCode.CRIB)
    by = step.by if step.by in DOERS else DOERS[2]
    return Step(
        id=f"step-{number}",
        say=step.say,
        do=step.do,
        seconds=step.seconds,
        cue=next((cue for cue in StepCue if cue.value == step.cue), StepCue.TOUCH),
        most=step.most or _at_leisure(step),
        by=DOERS[0] if baby else by,
        breaths=step.breaths,
        light=step.light if step.light in LIGHTS else "",
        sound=step.sound if step.sound in SOUNDS else "",
        care=tuple(code for code in CareCode if code in care),
        # Line 1 is the ritual itself: so a finding knows its step.
        line=number + 1,
    )


def _was(one: OwnRitual) -> str:
    """Return where it comes from in a sentence, as far as the family told."""
    place = f", from {one.place}" if one.place else ""
    told = f"; told by {one.told_by}" if one.told_by else ""
    return f"A ritual of our own{place}{told}."


def _among(given: Iterable[str], known: Collection[str]) -> tuple[str, ...]:
    return tuple(one for one in given if one in known)


def _rank(code: str) -> int:
    return _GRAVE.index(code) if code in _GRAVE else len(_GRAVE)
