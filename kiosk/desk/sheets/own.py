"""The own sheet keeps a family's own rituals: named, told of, set in steps, and taken out."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from kiosk.desk import entries, own
from kiosk.desk.sheets import ownsteps
from kiosk.session.sheet import Sheet, SheetRow
from kiosk.session.worries import WORRIES as LABELS
from kiosk.store.own import OwnRitual
from rituals.reading import FAMILIES, PLACES, SENSES
from stories.cast import WORRIES, joined

if TYPE_CHECKING:
    from kiosk.desk.sheets.writer import Here

NAME = "own"
ADD, OUT, SURELY, STAY = "add", "take-out", "take-out-surely", "stay"
FIRST = (
    "What your family has always done at bedtime belongs here, in your own words. It is planned "
    "beside the rituals of the almanac, and says whose it is.\n"
    "For instance: Star hands, from Oma Lene. She drew a star on each hand, and hummed."
)
"""What the page says as long as there is none."""
LAST_WORDS = "Gone is gone, from the kiosk and from every copy it keeps."
GONE = "It was taken out."
TYPED = {
    "name": "What it is called",
    "who": "Who did it",
    "place": "Where from",
    "when": "About when",
    "told_by": "Who told it",
}
"""What is typed of a ritual, with its label."""
NAMES = frozenset({"who", "place", "told_by"})
SMALL = frozenset(("a", "an", "and", "by", "from", "her", "his", "in", "my", "of", "our", "the"))
"""Words that are no names, within one."""
SAID = {"where": "Done in the", "youngest": "Suits from", "senses": "Mostly", "families": "It is"}
"""What is set by one touch."""
STEPS = {
    "where": PLACES,
    "youngest": tuple(str(one) for one in own.LEAST_AGES),
    "senses": SENSES,
    "families": FAMILIES,
    "picture": own.PICTURES,
}


def opened(here: Here, id: str) -> Sheet:
    """Return the list, or one of the pages of a ritual."""
    return shown(here.store.family.own.all(), id)


def shown(rituals: tuple[OwnRitual, ...], id: str) -> Sheet:
    """Return a page over a family's rituals."""
    one, _, page = id.removeprefix(NAME).removeprefix("/").partition("/")
    if not one:
        return _list(rituals)
    kept = next((each for each in rituals if each.id == one), None)
    if kept is None:
        return Sheet(id, "Gone", message=GONE, above=NAME)
    above = f"{NAME}/{one}"
    if page == "card":
        ritual = own.ritual_of(kept)
        text, picture = entries.told(ritual), ritual.picture
        return Sheet(id, kept.name, text=text, picture=picture, above=above)
    if page == "worries":
        return _worries(kept, id, above)
    if page == "out":
        rows = (SheetRow(SURELY, "Yes, take it out"), SheetRow(STAY, "Keep it"))
        return Sheet(id, f"Take out {kept.name}?", text=LAST_WORDS, rows=rows, above=above)
    if page:
        return ownsteps.opened(kept, id, page)
    return _ritual(kept, id)


def touched(here: Here, id: str, row: str, value: str) -> Sheet:
    """Keep what was typed or set; a ritual is taken out when that was asked twice."""
    store = here.store
    if id == NAME:
        if row != ADD:
            return opened(here, id)
        fresh = OwnRitual(own.readable("name", value), picture=own.PICTURES[0])
        return opened(here, f"{NAME}/{store.family.own.add(fresh).id}")
    one, _, page = id.removeprefix(f"{NAME}/").partition("/")
    kept = store.family.own.get(one)
    if kept is None:
        return opened(here, id)
    if row in {OUT, STAY}:
        return opened(here, f"{NAME}/{one}/out" if row == OUT else f"{NAME}/{one}")
    if row == SURELY and page == "out":
        own.remove(store, one)
        return opened(here, NAME)
    if page == "worries":
        kept = _with_worry(kept, row, value)
    elif page:
        kept, id = ownsteps.touched(kept, id, page, (row, value))
    else:
        kept = _with(kept, row, value)
    store.family.own.edit(kept)
    return opened(here, id)


def _list(rituals: tuple[OwnRitual, ...]) -> Sheet:
    """Return the family's rituals, and the way to add one."""
    rows = [SheetRow(f"sheet:{NAME}/{one.id}", one.name, _short(one)) for one in rituals]
    add = SheetRow(ADD, "Add one: what is it called?", typed=True)
    return Sheet(NAME, "Our own rituals", text="" if rows else FIRST, rows=(*rows, add))


def _short(one: OwnRitual) -> str:
    """Return a ritual's length, or that it is not offered."""
    return "not offered yet" if own.finding(one) else entries.minutes(own.ritual_of(one).seconds)


def _ritual(kept: OwnRitual, id: str) -> Sheet:
    """Return everything about one ritual."""
    count = len(kept.steps)
    parts = f"{count} step{'' if count == 1 else 's'}"
    length = f", {entries.minutes(own.ritual_of(kept).seconds)}" if count else ""
    rows = [
        SheetRow(f"sheet:{id}/steps", "What is done", f"{parts}{length}"),
        *(SheetRow(name, label, getattr(kept, name), typed=True) for name, label in TYPED.items()),
        *(SheetRow(name, label, _set(kept, name), STEPS[name]) for name, label in SAID.items()),
        SheetRow("picture", "Picture", kept.picture, own.PICTURES),
        SheetRow(f"sheet:{id}/worries", "It touches", _met(kept)),
        SheetRow(f"sheet:{id}/card", "Look at it as a card"),
        SheetRow(OUT, "Take it out for good"),
    ]
    wrong = own.finding(kept)
    message = f"Not offered yet: {wrong}." if wrong else own.advice(kept)
    return Sheet(id, kept.name, message=message, rows=tuple(rows), above=NAME)


def _met(kept: OwnRitual) -> str:
    """Return the worries a ritual touches, in words."""
    return joined([LABELS.get(one, one).lower() for one in kept.worries]) or "no worry"


def _set(kept: OwnRitual, name: str) -> str:
    """Return the value of a row that is set by one touch."""
    value = getattr(kept, name)
    return str(value[0] if isinstance(value, tuple) and value else value or "0")


def _with(kept: OwnRitual, row: str, value: str) -> OwnRitual:
    """Return the ritual with one row of its page typed, set, or (without a value) set on."""
    if row in TYPED:
        value = own.readable(TYPED[row], value)
        return dataclasses.replace(kept, **_one(row, _named(value) if row in NAMES else value))
    if row not in STEPS:
        return kept
    value = value or ownsteps.after(STEPS[row], _set(kept, row))
    if row == "youngest":
        oldest = max(kept.oldest, int(value))
        return dataclasses.replace(kept, youngest=int(value), oldest=oldest)
    return dataclasses.replace(
        kept, **_one(row, (value,) if row in {"senses", "families"} else value)
    )


def _named(typed: str) -> str:
    """Return a name as it is written: the keyboard on the glass has small letters alone."""
    words = (one if one in SMALL else f"{one[:1].upper()}{one[1:]}" for one in typed.split(" "))
    named = " ".join(words)
    return f"{named[:1].upper()}{named[1:]}"


def _one(name: str, value: Any) -> dict[str, Any]:
    return {name: value}


def _worries(kept: OwnRitual, id: str, above: str) -> Sheet:
    """Return which worries it touches."""
    rows = tuple(
        SheetRow(one, LABELS.get(one, one), "yes" if one in kept.worries else "no", ("yes", "no"))
        for one in WORRIES
    )
    text = "A child with one of these worries does not meet it."
    return Sheet(id, "What it touches", text=text, rows=rows, above=above)


def _with_worry(kept: OwnRitual, row: str, value: str) -> OwnRitual:
    """Return the ritual touching a worry, or no longer."""
    if row not in WORRIES:
        return kept
    on = value == "yes" if value else row not in kept.worries
    worries = tuple(
        one for one in WORRIES if (one in kept.worries and one != row) or (one == row and on)
    )
    return dataclasses.replace(kept, worries=worries)
