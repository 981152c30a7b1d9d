"""Inheriting brings a family's own rituals into a home by hand, and shows those that are there."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from kiosk.desk import own, shelf
from kiosk.store import open_store
from kiosk.store.home import find_home
from kiosk.store.own import Own, OwnRitual, OwnStep
from kiosk.store.storage import Volume
from rituals.reading import read_ritual
from rituals.ritual import StepCue, Tier
from stories.problems import StoriesError
from stories.settings import FILE_LIMIT, Findings, plain_text

if TYPE_CHECKING:
    from pathlib import Path

    from rituals.ritual import Ritual
    from stories.problems import Problem

__all__ = ["OwnRitual", "OwnStep", "UnreadableRitual", "checked", "keep", "of_home", "read"]

NEEDED = ("name", "steps", "do", "seconds")
"""What a file must say; all else may be left out, for the family's word stands for it."""


class UnreadableRitual(StoriesError):
    """A file holds no ritual of a family's own; the text is one line for a person."""


def of_home(home: Path | None) -> tuple[tuple[Ritual, str], ...]:
    """Return the own rituals of a home, each with why it is not offered, or nothing."""
    with open_store(find_home(home), read_only=True) as store:
        kept = store.family.own.all()
    return tuple((own.ritual_of(one), own.finding(one)) for one in kept)


def keep(home: Path | None, ritual: OwnRitual) -> str:
    """Keep an own ritual, surely, and return its id."""
    with open_store(find_home(home)) as store:
        kept = store.family.own.add(checked(ritual))
        shelf.surely_kept(store)
        return kept.id


def checked(ritual: OwnRitual) -> OwnRitual:
    """Return a ritual as it would be kept; raises ``Refused`` where it would not be."""
    texts = [ritual.name, ritual.who, ritual.place, ritual.when, ritual.told_by, ritual.opening]
    texts += [text for step in ritual.steps for text in (step.do, step.say)]
    for text in (*texts, ritual.was, *ritual.printed, *ritual.needs):
        own.readable("ritual", text)
    return Own(Volume.memory()).add(ritual)


def read(data: bytes, file: str) -> OwnRitual:
    """Return the ritual in a file; raises ``UnreadableRitual`` with its first problem."""
    if len(data) > FILE_LIMIT:
        raise UnreadableRitual(f"{file}: it is larger than any ritual: shorten it")
    found = Findings(file)
    text = plain_text(data, found)
    ritual, problems = (None, ()) if text is None else read_ritual(text, file, own.PACK)
    given = _given(text or "")
    wrong = [one for one in (*found.problems, *problems) if one.error and not _ours(one, given)]
    if wrong or ritual is None:
        more = f" ({len(wrong) - 1} more)" if wrong[1:] else ""
        raise UnreadableRitual(f"{wrong[0]}{more}" if wrong else f"{file}: it holds no ritual")
    if given.get("tier", Tier.A.value) != Tier.A.value:
        raise UnreadableRitual(
            f"{file}: it is a draft of a living people's ritual, which no voice of ours speaks: "
            "if it is your own, write it in your own words and leave 'tier' out"
        )
    return _own(ritual, given)


def _own(ritual: Ritual, given: dict[str, Any]) -> OwnRitual:
    """Return what was read as a family's own."""
    source = ritual.sources[0] if ritual.sources else None
    printed = (source.title, source.year, source.page) if source and source.title else ()
    low, high = ritual.ages if "ages" in given else (3, 12)
    steps = tuple(
        OwnStep(
            do=step.do,
            say=step.say,
            seconds=step.seconds,
            most=step.most,
            # A step that says nothing of it is a plain one.
            cue=step.cue.value if "cue" in written else StepCue.TOUCH.value,
            by=step.by,
            breaths=step.breaths,
            light=step.light,
            sound=step.sound,
            care=tuple(code.name for code in step.care),
        )
        for step, written in zip(ritual.steps, given["steps"], strict=True)
    )
    return OwnRitual(
        name=ritual.name,
        who=ritual.people,
        place=ritual.place,
        when=ritual.era,
        told_by=source.author if source else "",
        printed=printed,
        was=ritual.was,
        opening=ritual.opening,
        where=ritual.where or "room",
        youngest=low,
        oldest=high,
        senses=ritual.senses or ("touch",),
        families=ritual.families or ("contact",),
        worries=ritual.worries,
        needs=ritual.needs,
        likes=ritual.likes,
        seasons=ritual.seasons,
        before_black=ritual.before_black,
        picture=ritual.picture or own.PICTURES[0],
        steps=steps,
    )


def _given(text: str) -> dict[str, Any]:
    """Return what stands in a file, as it stands."""
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError):
        return {}


def _ours(problem: Problem, given: dict[str, Any]) -> bool:
    """Return whether only something is missing that a family need not write."""
    key = problem.what.partition("'")[2].partition("'")[0]
    if problem.what == f"'{key}' is missing.":
        return key not in NEEDED
    return problem.what.startswith(f"'{key}' should be") and key not in {*given, *NEEDED}
