"""The sitter sheet tells whoever is here instead what this evening is; it opens without the PIN."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.desk import people, ways
from kiosk.session.sheet import Sheet
from rituals import window
from stories.cast import joined

if TYPE_CHECKING:
    from kiosk.desk.sheets.writer import Here
    from kiosk.store.family import Child

EVENING = (
    "The kiosk leads a ritual, tells a story and goes dark, in {minutes} minutes. "
    "Touch Begin and do as it says; Stop is always there."
)
NIGHT = "At night a touch on the dark screen gives a dim light and help."
CARD = "Doctor, on nearly every page, says when to call one."
NOBODY = "nobody wrote down whom: ask before they go."


def opened(here: Here, id: str) -> Sheet:
    """Return this evening in six lines, for the children whose ids follow."""
    ids = id.partition("/")[2].split(",")
    here_tonight = [one for one in here.store.family.children() if one.id in ids]
    rules = here.store.family.rules
    numbers = [
        f"{label}: {number}."
        for label, number in (
            ("Emergency", rules.emergency_number),
            ("Our doctor", rules.doctor_number),
        )
        if number
    ]
    lines = (
        f"Tonight: {joined([one.name for one in here_tonight])}.",
        _window(here, here_tonight),
        EVENING.format(minutes=rules.minutes),
        NIGHT,
        " ".join([CARD, *numbers]),
        f"Whom to call: {rules.whom_to_call or NOBODY}",
    )
    return Sheet(id, "Somebody else is here", text="\n".join(line for line in lines if line))


def touched(here: Here, id: str, _row: str, _value: str) -> Sheet:
    """Keep that somebody else is here tonight, and return what they need to know."""
    here.store.family.ways.set(here.store.next_night, "sitter", on=True)
    return opened(here, id)


def _window(here: Here, children: list[Child]) -> str:
    """Return when the lights go out tonight."""
    rules, night = here.store.family.rules, here.store.next_night
    wake = people.minutes_of(rules.wake, 7 * 60)
    sleepers = [people.planned_child(one, night, wake) for one in children]
    lights_out = people.minutes_of(rules.lights_out, -1)
    shift, _ = ways.moved(rules, night, [one.age for one in sleepers], here.now)
    found = window.window(sleepers, lights_out if lights_out >= 0 else None, shift)
    return f"Lights out between {found.text}." if found else "Lights out as the baby says."
