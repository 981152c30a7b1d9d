"""Covering tells a ritual to every kind of family, and says what would be wrong for any of them.

She, he and they alone, two and three children, at both bounds of every way it is done, and through
the year or the month where its words ask for the season or the moon: no brace left in, no word
doubled, every verb fitting its subject, and the words of each step done well before the step is.

Codes: R108 too much to say, R109 narration can't be told, R116 wrong when told to some family.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

from rituals import narration
from rituals.narration import Listeners
from rituals.ritual import StepCue
from stories import ages
from stories.cast import Child
from stories.lint.agreement import plain_disagreement, verb_of
from stories.lint.articles import wrong_article
from stories.lint.told import untidy
from stories.pacing import BUILT_IN, Pace, planned_seconds
from stories.problems import Problem
from stories.season import MOONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rituals.ritual import Ritual
    from stories.script import Script

SPOKEN_SHARE = 0.85
"""Of a step's seconds: more than this and Marcus talks over what is to be done."""

LONGEST = "Alexandra"
"""The name that seconds are measured with."""

FAMILIES: tuple[tuple[Child, ...], ...] = (
    (Child("Una", 5, "she"),),
    (Child("James", 5, "he"),),
    (Child("Zoë Marie", 5, "they"),),
    (Child("Una", 5, "she"), Child("Tomás", 5, "he")),
    (Child(LONGEST, 5, "she"), Child("James", 5, "he"), Child("Idris", 5, "they")),
)
"""She, he, they, two and three; a vowel, an s, an accent, two words, and a long name."""

SEASONS = ("spring", "summer", "autumn", "winter")
_DOUBLED = re.compile(r"\b([\w’']+) \1\b", re.IGNORECASE)
_MEANT = frozenset({"that", "had", "her"})
"""Words that may well stand twice ("all that that was", "gave her her cup")."""
_WHO = re.compile(r"\bwho \w+ it\b")
"""Here the verb that follows is not that of "it" ("the families who say it have the words")."""


@dataclass(frozen=True)
class Telling:
    """A ritual told to one family on one kind of evening."""

    ritual: Ritual
    """As it is done at their age."""
    listeners: Listeners
    scripts: tuple[Script, ...]

    @property
    def whom(self) -> str:
        """Return for whom it is, in a few words."""
        children = self.listeners.children
        names = " and ".join(
            filter(None, (", ".join(one.name for one in children[:-1]), children[-1].name))
        )
        said = ", ".join(one.pronouns for one in children)
        moon = f"{self.listeners.moon} moon" if self.listeners.moon else ""
        about = (f"{names} ({said})", f"{children[0].age:g} years", self.listeners.season, moon)
        return ", ".join(filter(None, about))


def tellings(ritual: Ritual) -> Iterator[Telling]:
    """Yield the covering set of a ritual whose words can be told."""
    asks = {use for text, _ in spoken(ritual) for use in narration.prose(text).uses}
    seasons = SEASONS if "season" in asks else ("",)
    moons = MOONS if "moon" in asks else ("",)
    bounds = {age: one for one in ritual.versions for age in one.ages}
    for family, age, season, moon in product(FAMILIES, bounds, seasons, moons):
        children = tuple(replace(child, age=float(age)) for child in family)
        for leader in range(len(children) if asks & _LEADS else 1):
            listeners = Listeners(children, leader, season, moon)
            yield Telling(bounds[age], listeners, bounds[age].scripts(listeners))


_LEADS = frozenset(
    f"{root}{form}"
    for root in ("lead", "other")
    for form in ("", "__they", "__them", "__their", "__own", "__was", "__has", "__does")
)


def spoken(ritual: Ritual) -> tuple[tuple[str, int], ...]:
    """Return what is said, each with its line."""
    return ((ritual.opening, ritual.line), *((one.say, one.line) for one in ritual.steps))


def problems(ritual: Ritual) -> Iterator[Problem]:
    """Yield what is wrong with the words, told to anybody: each line and fault once."""
    untold = tuple(_untold(ritual))
    if untold:
        yield from untold
        return
    found: dict[tuple[int, str], Problem] = {}
    longest: dict[tuple[str, int], float] = {}
    for telling in tellings(ritual):
        for step, script in zip(telling.ritual.steps, telling.scripts, strict=True):
            key = (step.id, step.line)
            longest[key] = max(longest.get(key, 0.0), _seconds(script, telling))
            for line in script.lines:
                for what in faults(line.text, telling.listeners):
                    problem = Problem(
                        ritual.file, max(1, line.source.line), "R116",
                        f"told to {telling.whom}: {what}: “{line.text}”",
                        "use the forms of the name (hero.was, lead.their), or say it otherwise.",
                    )  # fmt: skip
                    found.setdefault((line.source.line, what), problem)
    yield from found.values()
    for step in ritual.steps:
        most = longest[step.id, step.line]
        if step.cue is not StepCue.STORY and most > SPOKEN_SHARE * step.seconds:
            yield Problem(
                ritual.file, max(1, step.line), "R108",
                f"its words take {most:.0f} of {step.seconds} seconds.",
                "say less, or give the step more time.",
            )  # fmt: skip


def _untold(ritual: Ritual) -> Iterator[Problem]:
    """Yield what can't be told at all."""
    for text, line in spoken(ritual):
        for complaint in narration.prose(text).complaints:
            yield Problem(ritual.file, max(1, line), "R109", complaint.what, complaint.mend)
        if "*" in text:
            yield Problem(
                ritual.file, max(1, line), "R109", "narration has no emphasis marks.",
                "leave them out.",
            )  # fmt: skip


def faults(text: str, listeners: Listeners) -> Iterator[str]:
    """Yield what is wrong in one sentence as this family hears it."""
    yield from untidy(text)
    doubled = _DOUBLED.search(text)
    if doubled and doubled[1].lower() not in _MEANT:
        yield f"'{doubled[0]}' is doubled"
    article = wrong_article(text)
    if article:
        yield f"'{article}' has the wrong article"
    wrong = plain_disagreement(_WHO.sub("who", text)) or _named(text, listeners)
    if wrong:
        yield f"'{wrong}' doesn't agree"


def _named(text: str, listeners: Listeners) -> str:
    """Return a name, or the names of all, with another's verb; or an empty string."""
    names = [child.name for child in listeners.children]
    together = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else ""
    for match in re.finditer("|".join(map(re.escape, filter(None, (together, *names)))), text):
        verb = verb_of(text, match.start(), match.end(), many=match[0] == together)
        if verb:
            return f"{match[0]}{verb}"
    return ""


def _seconds(script: Script, telling: Telling) -> float:
    """Return how long a step's words take at the pace of its youngest, by table or plain words."""
    band = ages.band(min(child.age for child in telling.listeners.children))
    pace = Pace(band.speech_wpm, band.sentence_pause, band.paragraph_pause, BUILT_IN)
    words = sum(len(line.speech.split()) for line in script.lines)
    return max(words / band.wpm * 60, planned_seconds(script, pace, falling=False))
