"""The room is the PIN pad and the plain list of the grown-ups, and what the list opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.pages import Choice, GrownUpsPage, Page, Row
from kiosk.roomview.sheet import entrances, sheet
from kiosk.roomview.shelf import shelf
from kiosk.session import groups, grownups, shelves
from kiosk.session.sheets import SHEET
from kiosk.session.state import GrownUps, Phase, State
from stories.cast import joined

if TYPE_CHECKING:
    from kiosk.session.state import Sleeper

MOST_NAMES = 4
"""Names that a heading says; of more it says how many."""
SAID = {
    "0": "silent",
    "children": "for children who can't read",
    "voice": "the voice",
    "self": "a grown-up",
    "brown": "brown noise",
    "pink": "pink noise",
}
"""What is said of a value that is kept by a shorter word."""
MOST = 7
"""Values that stand beside one another in a row and can still be touched."""


def room(state: State) -> Page:
    """Return the PIN pad or the list."""
    now = state.grown_ups or GrownUps()
    if now.locked:
        asked = "Choose six digits" if now.setting else "Six digits"
        return GrownUpsPage(
            locked=True,
            pin_length=len(now.digits),
            message=now.message or asked,
            setting_pin=now.setting,
        )
    if now.view == "text":
        return GrownUpsPage(locked=False, title=now.title, text=now.text)
    opened = sheet(now) or shelf(state, now)
    if opened is not None:
        return opened
    if now.view != "list":
        child = _child(state, now.view.partition(":")[2])
        if child is not None:
            rows: tuple[Row, ...] = (Row(f"erase:{child.id}", f"Erase {child.name}", "for good"),)
            if not now.view.startswith("erase:"):
                about = Row(
                    f"{SHEET}child/{child.id}", f"About {child.name}", "age, likes, worries"
                )
                rows = (about, *rows)
            return GrownUpsPage(locked=False, title=child.name, message=now.message, rows=rows)
    held = groups.group(now.view)
    if held is not None:
        rows = _held(state, held)
        return GrownUpsPage(locked=False, title=held.label, message=now.message, rows=rows)
    if now.back is Phase.DARK:
        rows = (Row(grownups.NEW_DAY, "The night is over: begin a new day"),)
        return GrownUpsPage(locked=False, message=now.message, rows=rows)
    return GrownUpsPage(locked=False, message=now.message, rows=_rows(state))


def _child(state: State, id: str) -> Sleeper | None:
    """Return the child with this id, if there is one."""
    return next((one for one in state.children if one.id == id), None)


def _rows(state: State) -> tuple[Row, ...]:
    """Return the list: what a bedtime needs first, then everything that lies under no heading."""
    found = {
        **{f"{groups.GROUP}{one.id}": _heading(state, one) for one in groups.GROUPS},
        **_loose(),
    }
    last = f"{groups.GROUP}{groups.RECORD.id}"
    inside = {id for one in groups.GROUPS for id in one.holds}
    more = [id for id in found if id not in {*groups.FIRST, *inside, last}]
    return tuple(found[id] for id in (*groups.FIRST, *more, last))


def _loose() -> dict[str, Row]:
    """Return every row that opens something, under a heading or not, by its id."""
    rows = (
        *entrances(),
        Row("doctor", "When to call a doctor"),
        Row(shelves.PACKS, "Packs of stories"),
        Row(shelves.AGAIN, "Tell a story again"),
        Row(shelves.BRAVE, "A brave night", "a tale that meets a worry"),
        *(Row(name, label) for name, label in grownups.TEXTS.items()),
    )
    return {row.id: row for row in rows}


def _heading(state: State, group: groups.Group) -> Row:
    """Return the row that opens a group; some say how it stands there.

    What runs low is counted while the list is read, so it takes no row of its own: none may move.
    """
    about = group.about
    if group is groups.STORIES and state.grown_ups and state.grown_ups.low:
        about = "they run low"
    if group is groups.CHILDREN:
        names = [child.name for child in state.children]
        about = joined(names) if len(names) <= MOST_NAMES else f"{len(names)} of them"
    return Row(f"{groups.GROUP}{group.id}", group.label, about or "nobody yet")


def _held(state: State, group: groups.Group) -> tuple[Row, ...]:
    """Return the rows under a heading."""
    if group is groups.CHILDREN:
        return (
            *(Row(f"child:{one.id}", one.name, age_label(one.age)) for one in state.children),
            Row("add-child", "Add a child"),
        )
    loose = _loose()
    low = state.grown_ups.low if state.grown_ups and group is groups.STORIES else ()
    return (
        *(loose[id] for id in group.holds),
        *(row for name in group.rules for row in _rule(state, name)),
        *(Row(shelves.LOW, "They run low", one, main=True) for one in low[:1]),
    )


def _rule(state: State, name: str) -> tuple[Row, ...]:
    """Return the rows of a rule as it is now."""
    label, values, first = grownups.RULES[name]
    return rule_rows(name, label, state.rule(name, first), values)


def rule_rows(name: str, label: str, value: str, values: tuple[str, ...]) -> tuple[Row, ...]:
    """Return the row of a rule, or several where its values are more than one row can hold."""
    count = -(-len(values) // MOST)
    each = -(-len(values) // count)
    return tuple(
        Row(
            name,
            label if at == 0 else f"{label}, or",
            value,
            tuple(Choice(one, SAID.get(one, one)) for one in values[at : at + each]),
        )
        for at in range(0, len(values), each)
    )


def age_label(age: float) -> str:
    """Return an age as a person says it."""
    if age < 1:
        return f"{round(age * 12)} months"
    years = int(age)
    return "1 year" if years == 1 else f"{years} years"
