"""The steps of an own ritual, as pages: what is done, what the voice says, how long it takes."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from kiosk.desk import entries, own
from kiosk.session.sheet import Sheet, SheetRow
from kiosk.store import own as kept_own
from kiosk.store.own import OwnStep
from rituals.ritual import StepCue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.store.own import OwnRitual

MINUTES = {"½": 30, "1": 60, "1½": 90, "2": 120, "3": 180, "4": 240, "5": 300}
"""What a step may take, by one touch, in seconds."""
ADD, UP, OUT = "add", "up", "step-out"
SHORT = 44
"""Letters of a step that its row shows."""
ABOUT = "Two to ten minutes in all, and a step half a minute at least."
LED = "The voice says nothing here yet: then you lead it, and the page keeps time."


def opened(kept: OwnRitual, id: str, page: str) -> Sheet:
    """Return the list of steps, or one step."""
    above = f"own/{kept.id}"
    number = _number(kept, page)
    if number is None:
        return _list(kept, above)
    step = kept.steps[number]
    lasts = next((name for name, seconds in MINUTES.items() if seconds == step.seconds), "")
    rows = [SheetRow("do", "What is done", step.do, typed=True)]
    if step.cue != StepCue.STORY.value:  # the tale brings its own time and words
        rows += [
            SheetRow("say", "The voice says", step.say, typed=True),
            SheetRow("minutes", "Minutes", lasts or f"{step.seconds} seconds", tuple(MINUTES)),
        ]
    if number:
        rows.append(SheetRow(UP, "Do it earlier"))
    rows.append(SheetRow(OUT, "Take this step out"))
    title = f"Step {number + 1} of {len(kept.steps)}"
    text = "" if step.say else LED
    return Sheet(
        id, title, message=_wrong(kept), text=text, rows=tuple(rows), above=f"{above}/steps"
    )


def touched(kept: OwnRitual, id: str, page: str, what: tuple[str, str]) -> tuple[OwnRitual, str]:
    """Return the ritual as its steps are now, and which page is shown then."""
    row, value = what
    steps, above = list(kept.steps), f"own/{kept.id}/steps"
    number = _number(kept, page)
    if number is None:
        if page == "steps" and row == ADD:
            steps.append(OwnStep(own.readable("what is done", value)))
            id = f"own/{kept.id}/step/{len(steps)}"
        return dataclasses.replace(kept, steps=tuple(steps)), id
    step = steps[number]
    if row == "do":
        steps[number] = dataclasses.replace(step, do=own.readable("what is done", value))
    elif row == "say":
        steps[number] = dataclasses.replace(step, say=own.readable("what is said", value))
    elif row == "minutes":
        now = next((name for name, one in MINUTES.items() if one == step.seconds), "")
        value = value or after(tuple(MINUTES), now)
        steps[number] = dataclasses.replace(step, seconds=MINUTES[value], most=0)
    elif row == UP and number:
        steps[number - 1 : number + 1] = [step, steps[number - 1]]
        id = f"own/{kept.id}/step/{number}"
    elif row == OUT:
        del steps[number]
        id = above
    return dataclasses.replace(kept, steps=tuple(steps)), id


def after(values: Sequence[str], now: str) -> str:
    """Return the value that a touch on a row itself goes on to."""
    return values[(values.index(now) + 1) % len(values)] if now in values else values[0]


def _list(kept: OwnRitual, above: str) -> Sheet:
    """Return the steps, and the way to add one."""
    rows = [
        SheetRow(f"sheet:{above}/step/{number}", f"{number}. {_short(step.do)}", _lasts(step))
        for number, step in enumerate(kept.steps, 1)
    ]
    if len(rows) < kept_own.STEPS:
        rows.append(SheetRow(ADD, "Add a step: what is done?", typed=True))
    return Sheet(
        f"{above}/steps", kept.name, message=_wrong(kept) if rows[1:] else "", text=ABOUT,
        rows=tuple(rows), above=above,
    )  # fmt: skip


def _wrong(kept: OwnRitual) -> str:
    found = own.finding(kept)
    return f"Not offered yet: {found}." if found else ""


def _short(text: str) -> str:
    """Return as many words as a row holds; what follows stands behind a colon."""
    text = text.rstrip(".")
    return text if len(text) <= SHORT else f"{text[:SHORT].rpartition(' ')[0] or text[:SHORT]} …"


def _lasts(step: OwnStep) -> str:
    return entries.minutes(step.seconds, step.most) if step.seconds else "tonight's tale"


def _number(kept: OwnRitual, page: str) -> int | None:
    """Return which step a page is of, from 0, or None for the list."""
    name, _, number = page.partition("/")
    if name != "step" or not number.isdecimal() or not 1 <= int(number) <= len(kept.steps):
        return None
    return int(number) - 1
