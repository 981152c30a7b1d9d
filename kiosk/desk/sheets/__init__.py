"""Sheets are the pages of the grown-ups' room that the desk writes: one module for each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.desk import troubles
from kiosk.desk.sheets import (
    almanac,
    care,
    child,
    learned,
    names,
    notebook,
    own,
    recordings,
    sitter,
    voices,
    ways,
)
from kiosk.session.sheet import Sheet
from kiosk.store.notes import StoreError

if TYPE_CHECKING:
    from kiosk.desk.sheets.writer import Here, Writer

WRITERS: dict[str, Writer] = {
    "almanac": almanac,
    "care": care,
    "child": child,
    "learned": learned,
    "names": names,
    "notebook": notebook,
    "own": own,
    "recordings": recordings,
    "sitter": sitter,
    "voices": voices,
    "ways": ways,
}
"""Who writes which sheet, by the first part of its id."""


def opened(here: Here, id: str) -> Sheet:
    """Return a sheet as it is now; an unknown one says so."""
    writer = WRITERS.get(id.partition("/")[0])
    if writer is None:
        return Sheet(id, "Nothing here", message="There is no such page.")
    return writer.opened(here, id)


def touched(here: Here, id: str, row: str, value: str) -> Sheet:
    """Do what a touched row asks for, at once, and return the sheet that is then shown.

    What can't be kept says so on the sheet, and changes nothing.
    """
    writer = WRITERS.get(id.partition("/")[0])
    if writer is None:
        return opened(here, id)
    try:
        return writer.touched(here, id, row, value)
    except (StoreError, OSError) as error:
        return replace(opened(here, id), message=troubles.sentence(error))
