"""The notebook sheet shows Mia's cards and the children's drawings, and lets dreams be drawn."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from kiosk.care import drawing as limits
from kiosk.desk import drawings, lessons
from kiosk.session.sheet import Sheet, SheetRow
from kiosk.session.sheets import DOCTOR, DREAM
from kiosk.session.strokes import pointed
from kiosk.store import notebook as kept

if TYPE_CHECKING:
    from kiosk.desk.sheets.writer import Here
    from kiosk.store.notebook import Drawn

TITLE = "Mia's notebook"
MORNING = "lessons"
"""The row that lets a card come in the morning, or not."""
OUT, SURELY, STAY = "take-out", "take-out-surely", "stay"
DREAMS = (
    "For a child of six or older, by day, with you beside. Only the new dream is drawn, any way "
    "it should go; one touch ends it. Not after something terrible, hurt or a death in the "
    "family, not with fits at night, and not if it upsets: ask a doctor first. "
    "General information, not medical advice."
)
LAST_WORDS = "Gone is gone: from the kiosk, and from every copy it keeps."


def opened(here: Here, id: str) -> Sheet:
    """Return the notebook, one of its lists, or one of its leaves."""
    what, _, one = id.partition("/")[2].partition("/")
    if what == "cards":
        return _cards(id) if not one else _card(id, one)
    if what == "drawings":
        return _drawings(here, id) if not one else _drawing(here, id, one)
    if what == "dream":
        return _dream(here, id, one)
    return _contents(here)


def touched(here: Here, id: str, row: str, value: str) -> Sheet:
    """Switch the morning's card on or off, or take a drawing out, which is asked twice."""
    store = here.store
    if row == MORNING:
        wanted = value != "no" if value else not store.family.rules.lessons
        store.family.rules = dataclasses.replace(store.family.rules, lessons=wanted)
        return opened(here, "notebook")
    one = id.removeprefix("notebook/drawings/").partition("/")[0]
    if row == OUT:
        return opened(here, f"notebook/drawings/{one}/out")
    if row == SURELY and one.isdigit():
        store.notebook.take_out(int(one))
        return opened(here, "notebook/drawings")
    if row == STAY:
        return opened(here, f"notebook/drawings/{one}")
    return opened(here, id)


def refused(here: Here, child: str, why: str) -> Sheet:
    """Return the page of a child's dream drawing that says why there is none now."""
    shown = _dream(here, f"notebook/dream/{child}", child)
    return dataclasses.replace(shown, message=drawings.WHY[why])


def _contents(here: Here) -> Sheet:
    """Return what the notebook holds."""
    store = here.store
    on = "yes" if store.family.rules.lessons else "no"
    number = len(store.notebook.drawings())
    dreams = (
        SheetRow(f"sheet:notebook/dream/{child.id}", "Dream drawing", child.name)
        for child in store.family.children()
        if drawings.refusal(store, child.id, here.now) != limits.YOUNG
    )
    rows = (
        SheetRow(MORNING, "A card in the morning", on, steps=("yes", "no")),
        SheetRow("sheet:notebook/cards", "The cards", str(len(lessons.lessons()))),
        SheetRow("sheet:notebook/drawings", "Drawings", str(number) if number else "none yet"),
        *dreams,
    )
    return Sheet("notebook", TITLE, rows=rows)


def _cards(id: str) -> Sheet:
    rows = (SheetRow(f"sheet:notebook/cards/{card.id}", card.title) for card in lessons.lessons())
    return Sheet(id, "The cards", rows=tuple(rows), above="notebook")


def _card(id: str, one: str) -> Sheet:
    card = next((each for each in lessons.lessons() if each.id == one), None)
    if card is None:
        return Sheet(id, "Nothing here", message="There is no such card.", above="notebook/cards")
    return Sheet(
        id,
        card.title,
        message=card.small or card.caption,
        text=card.words,
        picture=card.picture,
        above="notebook/cards",
        leaf=True,
    )


def _drawings(here: Here, id: str) -> Sheet:
    """Return the drawings, the newest first."""
    found = here.store.notebook.drawings()
    rows = tuple(
        SheetRow(
            f"sheet:notebook/drawings/{one.id}",
            drawings.label(here.store, one),
            drawings.KINDS.get(one.kind, ""),
            strokes=tuple(pointed(stroke) for stroke in one.strokes),
        )
        for one in reversed(found)
    )
    message = "" if rows else "Nobody has drawn anything yet. In the morning there is a sheet."
    if len(found) >= kept.MOST:
        message = f"{kept.MOST} are kept; the oldest goes when a new one comes."
    return Sheet(id, "Drawings", message=message, rows=rows, above="notebook")


def _drawing(here: Here, id: str, one: str) -> Sheet:
    """Return one drawing, and the way to take it out."""
    number, _, asked = one.partition("/")
    drawn = here.store.notebook.drawing(int(number)) if number.isdigit() else None
    if drawn is None:
        above = "notebook/drawings"
        return Sheet(id, "Nothing here", message="It was taken out.", above=above)
    rows: tuple[SheetRow, ...] = (SheetRow(OUT, "Take it out for good"),)
    if asked:
        rows = (SheetRow(SURELY, "Yes, take it out"), SheetRow(STAY, "Keep it"))
    return Sheet(
        id,
        drawings.label(here.store, drawn),
        text=LAST_WORDS
        if asked
        else f"{drawings.KINDS.get(drawn.kind, '')}. {_how_to_print(drawn)}",
        rows=rows,
        above="notebook/drawings",
        leaf=True,
        strokes=tuple(pointed(stroke) for stroke in drawn.strokes),
    )


def _how_to_print(drawn: Drawn) -> str:
    return f"To print it, type: hearthside notebook print {drawn.id}"


def _dream(here: Here, id: str, one: str) -> Sheet:
    """Return the page before a dream is drawn; where the kiosk keeps back, the doctor card."""
    child = here.store.family.child(one)
    if child is None:
        return Sheet(id, "Nothing here", message="Nobody of that name.", above="notebook")
    why = drawings.refusal(here.store, one, here.now)
    begin = () if why else (SheetRow(f"{DREAM}{one}", f"{child.name} draws the new dream"),)
    return Sheet(
        id,
        "Dream drawing",
        message=drawings.WHY.get(why, ""),
        text=DREAMS,
        rows=(*begin, SheetRow(DOCTOR, "When to call a doctor")),
        picture="lesson-bad-dreams",
        above="notebook",
        leaf=True,
    )
