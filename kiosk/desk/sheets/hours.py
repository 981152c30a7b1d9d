"""The hours page keeps a family's own lights-out, and the hours in which no evening begins."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from kiosk.session.sheet import Sheet, SheetRow

if TYPE_CHECKING:
    from kiosk.desk.sheets.writer import Here

ROWS = {
    "lights_out": "Lights out at the latest",
    "quiet_from": "Quiet hours from",
    "quiet_to": "Quiet hours until",
}
"""Rules with their label."""
ABOUT = "Type 19:30, or nothing: then lights-out goes by age, and no hours are quiet."


def opened(here: Here, id: str) -> Sheet:
    """Return the hours as they are."""
    rules = here.store.family.rules
    rows = tuple(
        SheetRow(name, label, getattr(rules, name), typed=True) for name, label in ROWS.items()
    )
    return Sheet(id, "Lights-out and quiet hours", text=ABOUT, rows=rows, above="ways")


def touched(here: Here, id: str, row: str, value: str) -> Sheet:
    """Keep an hour as it was typed; what is no time of day is refused in words."""
    if row in ROWS:
        rules = here.store.family.rules
        changed: dict[str, Any] = {row: _time(value)}
        here.store.family.rules = dataclasses.replace(rules, **changed)
    return opened(here, id)


def _time(typed: str) -> str:
    """Return a typed time as it is kept: ``7.30``, ``1930`` and ``19 30`` are times, too."""
    typed = typed.strip().replace(".", ":").replace(" ", ":")
    if typed.isdecimal() and len(typed) in {3, 4}:
        typed = f"{typed[:-2]}:{typed[-2:]}"
    return f"{typed}:00" if typed.isdecimal() else typed
