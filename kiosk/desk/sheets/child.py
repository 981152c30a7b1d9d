"""The child pages change what is kept of one child: name, age, pronouns, likes, worries."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from kiosk.desk import people
from kiosk.session.entering import LIKES, PRONOUNS
from kiosk.session.sheet import Sheet, SheetRow
from kiosk.session.worries import WORRIES
from kiosk.store.notes import Refused
from kiosk.voice.names.respelling import respelt

if TYPE_CHECKING:
    from kiosk.desk.sheets.writer import Here
    from kiosk.store.family import Child

YES, NO = "yes", "no"
PARTS = {"likes": "Likes", "worries": "Not to be met in a story"}
"""The lists of a child, with what their page is called."""
ABOUT = "What is changed here holds from the next plan on, tonight's too."


def opened(here: Here, id: str) -> Sheet:
    """Return a child's page, or the page of its likes or worries."""
    _, child_id, part = (*id.split("/"), "", "")[:3]
    child = here.store.family.child(child_id)
    if child is None:
        return Sheet(id, "Gone", message="Nobody here has this page any more.")
    if part in PARTS:
        return _list(id, child, part)
    name = next(iter(child.pronouns.split("/")))
    rows = (
        SheetRow("name", "Name", child.name, typed=True),
        SheetRow(f"sheet:names/{child.id}/child", "Said like", respelt(child.said) or "as written"),
        SheetRow("age", "Age in years, or 18m", _age(here, child), typed=True),
        SheetRow("pronouns", "Pronouns", name, tuple(one.partition("/")[0] for one in PRONOUNS)),
        SheetRow(f"sheet:child/{child.id}/likes", "Likes", _in_short(child.likes)),
        SheetRow(f"sheet:child/{child.id}/worries", PARTS["worries"], _in_short(child.worries)),
    )
    return Sheet(id, child.name, text=ABOUT, rows=rows)


def touched(here: Here, id: str, row: str, value: str) -> Sheet:
    """Keep one thing changed about a child; what can't be is refused in words."""
    _, child_id, part = (*id.split("/"), "", "")[:3]
    child = here.store.family.child(child_id)
    if child is None:
        return opened(here, id)
    if part in PARTS:
        here.store.family.edit(_in_or_out(child, part, row, value))
    elif row == "age":
        here.store.family.edit(_aged(here, child, value))
    elif row == "pronouns":
        spec = next((one for one in PRONOUNS if one.partition("/")[0] == value), child.pronouns)
        here.store.family.edit(dataclasses.replace(child, pronouns=spec))
    elif row == "name":
        # How the old name is said says nothing about the new one.
        said = child.said if value == child.name else ""
        here.store.family.edit(dataclasses.replace(child, name=value, said=said))
    elif row == "said":
        here.store.family.edit(dataclasses.replace(child, said=value))
    return opened(here, id)


def _list(id: str, child: Child, part: str) -> Sheet:
    """Return the likes or worries, each to be set by one touch."""
    there = getattr(child, part)
    words = WORRIES if part == "worries" else {one: one.capitalize() for one in (*LIKES, *there)}
    rows = tuple(
        SheetRow(one, label, YES if one in there else NO, (YES, NO)) for one, label in words.items()
    )
    return Sheet(id, f"{child.name}: {PARTS[part].lower()}", rows=rows, above=f"child/{child.id}")


def _in_or_out(child: Child, part: str, row: str, value: str) -> Child:
    """Return the child with one like or worry in or out."""
    there = [one for one in getattr(child, part) if one != row]
    known = row in WORRIES if part == "worries" else row in {*LIKES, *child.likes}
    if value == YES and known:
        there.append(row)
    changed = {part: tuple(there)}
    return dataclasses.replace(child, **changed)  # type: ignore[arg-type]


def _age(here: Here, child: Child) -> str:
    """Return a child's age as it is typed."""
    years = people.age_of(child, here.store.next_night)
    return f"{round(years * 12)}m" if years < 2 and child.unit == "months" else f"{int(years)}"


def _aged(here: Here, child: Child, typed: str) -> Child:
    """Return the child at a typed age, which is true from tonight on."""
    typed = typed.strip().lower().replace(" ", "")
    months = typed.endswith(("m", "months"))
    digits = typed.removesuffix("months").removesuffix("m").removesuffix("years")
    age = int(digits) if digits.isdecimal() and digits.isascii() else -1
    if not 0 <= age <= (23 if months else 12):
        raise Refused("age", f"'{typed}' is none", "type 0 to 12 years, or months like 18m")
    unit = "months" if months else "years"
    return dataclasses.replace(child, age=age, unit=unit, entered=here.store.next_night)


def _in_short(ids: tuple[str, ...]) -> str:
    """Return a list as one line of a row."""
    words = [WORRIES.get(one, one).lower() for one in ids]
    return ", ".join(words) if words else "none"
