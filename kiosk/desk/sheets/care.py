"""The care sheet keeps whom this family calls: its words stand on the doctor card."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from kiosk.session.sheet import Sheet, SheetRow

if TYPE_CHECKING:
    from kiosk.desk.sheets.writer import Here


def opened(here: Here, id: str) -> Sheet:
    """Return the numbers that stand on the doctor card."""
    rules = here.store.family.rules
    rows = (
        SheetRow("doctor-number", "Our doctor", rules.doctor_number, typed=True),
        SheetRow("emergency-number", "In an emergency", rules.emergency_number, typed=True),
        SheetRow("whom-to-call", "Whom a sitter calls", rules.whom_to_call, typed=True),
    )
    text = "The doctor card shows the first two, with no PIN; a sitter's page all three."
    return Sheet(id, "Care", text=text, rows=rows)


def touched(here: Here, id: str, row: str, value: str) -> Sheet:
    """Keep a number as it was typed."""
    rules = here.store.family.rules
    if row == "doctor-number":
        here.store.family.rules = dataclasses.replace(rules, doctor_number=value)
    elif row == "emergency-number":
        here.store.family.rules = dataclasses.replace(rules, emergency_number=value)
    elif row == "whom-to-call":
        here.store.family.rules = dataclasses.replace(rules, whom_to_call=value)
    return opened(here, id)
