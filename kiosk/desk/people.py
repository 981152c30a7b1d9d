"""People: a stored child as the session, the teller and the planner each need to see one."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from kiosk.desk import past, recordings
from kiosk.session import levels, saying
from kiosk.session.happenings import FamilyIs
from kiosk.session.state import Sleeper
from kiosk.store.family import Child as KeptChild
from rituals.plan import Sleeper as PlannedChild
from stories.cast import Child

if TYPE_CHECKING:
    from kiosk.store import Store
    from kiosk.store.family import Rules

NIGHTS_A_YEAR = 365
PICTURES = ("owl", "fox", "hedgehog", "cat", "moon", "boat", "star", "tree")


def age_of(child: KeptChild, night: int) -> float:
    """Return a child's age in years now: nights pass, so a kept age grows."""
    months = child.age if child.unit == "months" else child.age * 12
    grown = max(0, night - child.entered) * 12 / NIGHTS_A_YEAR
    years = (months + grown) / 12
    # Under two, months count; from then on the years that were given, as a family says them.
    return years if years < 2 else float(int(years + 1e-9))


def told_child(child: KeptChild, night: int) -> Child:
    """Return the child as a story needs one."""
    return Child(
        name=child.name,
        age=age_of(child, night),
        pronouns=child.pronouns,
        likes=child.likes,
        worries=child.worries,
        said=child.said,
    )


def planned_child(child: KeptChild, night: int, wake: int) -> PlannedChild:
    """Return the child as a plan needs one; ``wake`` in minutes since midnight."""
    return PlannedChild(
        id=child.id,
        name=child.name,
        age=age_of(child, night),
        likes=child.likes,
        worries=child.worries,
        wake=wake,
    )


def kept_child(child: Child, night: int, picture: str = "") -> KeptChild:
    """Return a described child as it is kept; nobody has an id before the store gives one."""
    months = round(child.age * 12)
    unit = "months" if child.age < 2 and months % 12 else "years"
    return KeptChild(
        name=child.name,
        said=child.said,
        pronouns=child.pronouns,
        age=months if unit == "months" else int(child.age),
        unit=unit,
        entered=night,
        likes=tuple(child.likes),
        worries=tuple(child.worries),
        picture=picture,
    )


def family_is(store: Store) -> FamilyIs:
    """Return who lives here, as the session sees it."""
    night = store.next_night
    sleepers = tuple(
        Sleeper(
            id=child.id,
            name=child.name,
            age=age_of(child, night),
            picture=child.picture or PICTURES[index % len(PICTURES)],
        )
        for index, child in enumerate(store.family.children())
    )
    rules = (*rules_shown(store.family.rules), ("comfort", recordings.comfort(store)))
    return FamilyIs(sleepers, rules, store.family.pin.is_set, night, past.turns(store))


def rules_shown(rules: Rules) -> tuple[tuple[str, str], ...]:
    """Return the rules as the grown-ups' list shows them."""
    return (
        ("minutes", str(rules.minutes)),
        ("wake", rules.wake),
        ("reader", "self" if rules.reader == "grown-up" else "voice"),
        ("sound", rules.sound or "any"),
        ("volume", str(rules.volume)),
        ("say", rules.say),
        ("hemisphere", rules.hemisphere),
        ("one-more", "yes" if rules.one_more else "no"),
        ("voice", rules.voice or "built-in"),
        ("doctor-number", rules.doctor_number),
        ("emergency-number", rules.emergency_number),
        ("quiet", "yes" if rules.quiet_from and rules.quiet_to else ""),
    )


def with_rule(rules: Rules, name: str, value: str) -> Rules:
    """Return the rules with one of the list's values changed."""
    if name == "minutes":
        return dataclasses.replace(rules, minutes=int(value))
    if name == "reader":
        return dataclasses.replace(rules, reader="grown-up" if value == "self" else "voice")
    if name == "sound":
        return dataclasses.replace(rules, sound="" if value == "any" else value)
    if name == "one-more":
        return dataclasses.replace(rules, one_more=value != "no")
    if name == saying.RULE:
        return dataclasses.replace(rules, say=value)
    if name == levels.RULE and value in levels.VALUES:
        return dataclasses.replace(rules, volume=int(value))
    if name == "hemisphere":
        return dataclasses.replace(rules, hemisphere=value)
    if name == "wake":
        return dataclasses.replace(rules, wake=value)
    return rules


def minutes_of(time: str, otherwise: int) -> int:
    """Return ``07:30`` as minutes since midnight."""
    hours, _, minutes = time.partition(":")
    if hours.isdecimal() and minutes.isdecimal():
        return int(hours) * 60 + int(minutes)
    return otherwise
