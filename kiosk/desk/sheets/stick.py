"""The stick pages: which sound of a memory stick it is to be, and how far its reading is."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.desk import taking
from kiosk.session.sheet import Fetch, Look, Sheet, SheetRow
from kiosk.sound.brought import LISTED

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.desk.sheets.writer import Here
    from kiosk.desk.taking import Wanted
    from kiosk.sound.finding import Files, SoundFile

ROOT = "recordings/stick"
"""What the ids of stick pages begin with; slot and what it is about follow."""
LOOK, FILE, NAMED = "stick", "file:", "named"
TITLE = "From a memory stick"
ROW = SheetRow(LOOK, TITLE, "somebody sent a file")
"""What leads to the stick, from every page on which something is recorded."""
NO_STICK = "Put a stick in, then touch this again."
LOOKING, READING = "Looking at the stick …", "It is being read …"
WHICH = "Touch the one that you want."
NOBODY, EVERYBODY = "nobody", "all of them"
"""Whom a whole story names, beside one child alone."""
SHOWN = 60
"""How many files are listed: a dozen leaves."""
LONGEST = 34
"""Letters of a file's name that are shown."""


def page(here: Here, id: str, wanted: Wanted) -> Sheet:
    """Return the page as it is now: nothing looked at yet, being looked at, a list, being read."""
    now = here.taking
    sheet = Sheet(id, wanted.title if wanted.slot != "passage" else taking.TITLES["passage"])
    sheet = replace(sheet, above=id.replace("/stick/", "/take/", 1))
    again = SheetRow(LOOK, TITLE, main=True)
    if now.sheet != id:
        return replace(sheet, message=NO_STICK, rows=(again,))
    if now.part >= 0.0:
        return replace(sheet, message=READING, part=now.part)
    if now.looking:
        return replace(sheet, message=LOOKING, part=0.0)
    if now.files is None or not now.files.files:
        return replace(sheet, message=now.why or _none(now.files), rows=(again,))
    rows = [
        SheetRow(f"{FILE}{number}", label, _length(one))
        for number, (one, label) in enumerate(_labelled(now.files, here.can_draw))
    ]
    rows.append(SheetRow(LOOK, "Look again", "another stick"))
    return replace(sheet, message=now.why or _which(now.files), rows=tuple(rows))


def touched(here: Here, id: str, row: str, wanted: Wanted) -> Sheet:
    """Look at the sticks that are in now, or read the file of a row."""
    now = here.taking
    if row == LOOK:
        now.look(id)
        here.store.laying.forget()
        return replace(page(here, id, wanted), sound=Look())
    number = row.removeprefix(FILE)
    if row.startswith(FILE) and now.sheet == id and now.files and number.isdecimal():
        now.fetch()
        sound = Fetch(int(number), wanted.most_seconds)
        return replace(page(here, id, wanted), sound=sound)
    return page(here, id, wanted)


def fetched(wanted: Wanted, named: tuple[str, ...]) -> Wanted:
    """Return what a file is kept for: whoever sent a whole story told it in words of their own."""
    return replace(wanted, children=named, told=None) if wanted.slot == "story" else wanted


def whom(here: Here) -> SheetRow:
    """Return the row that says whom a whole story names: it is heard when these are there."""
    children = here.store.family.children()
    now = here.taking.named
    said = next((one.name for one in children if (one.id,) == now), EVERYBODY if now else NOBODY)
    several = (EVERYBODY,) if len(children) > 1 else ()
    steps = (NOBODY, *(one.name for one in children[:3]), *several)
    return SheetRow(NAMED, "Whom does it name?", said, steps)


def name(here: Here, value: str) -> None:
    """Note whom a whole story names."""
    children = here.store.family.children()
    chosen = [one.id for one in children if value in {one.name, EVERYBODY}]
    here.taking.named = tuple(chosen)


def called(name: str, number: int, can_draw: Callable[[str], str]) -> str:
    """Return a file's name as the glass can show it, without its kind; or its number."""
    stem = unicodedata.normalize("NFC", name.rpartition(".")[0] or name)
    shown = stem
    if can_draw(stem):
        able = {one: " " if one.isspace() else "" if can_draw(one) else one for one in set(stem)}
        shown = "".join(able[one] for one in stem)
    shown = " ".join(shown.split())
    if not any(one.isalnum() for one in shown):
        return f"File {number + 1}"
    short = taking.shortened(shown, LONGEST)
    return short if short.endswith("…") or len(shown) <= LONGEST else f"{short}…"


def _labelled(files: Files, can_draw: Callable[[str], str]) -> list[tuple[SoundFile, str]]:
    """Return the files that are listed, each with a name of its own."""
    listed: list[tuple[SoundFile, str]] = []
    counts: dict[str, int] = {}
    for number, one in enumerate(files.files[:SHOWN]):
        label = called(one.name, number, can_draw)
        counts[label] = counts.get(label, 0) + 1
        listed.append((one, label if counts[label] == 1 else f"{label} ({counts[label]})"))
    return listed


def _length(file: SoundFile) -> str:
    """Return how long a file is, or of which kind where nobody knows."""
    if file.seconds >= 0.0:
        return taking.length(file.seconds)
    return file.name.rpartition(".")[2].upper()


def _none(files: Files | None) -> str:
    """Return why there is nothing to choose from."""
    if files is None or not files.sticks:
        return NO_STICK
    if files.others:
        return f"{_listed(files.others)} can't be read here: have it sent as MP3 or WAV."
    return f"There is no {LISTED} file on the stick."


def _which(files: Files) -> str:
    """Return what is to be known of a list."""
    every = len(files.files) + files.more
    said = WHICH if every <= SHOWN else f"The newest {SHOWN} of {every}."
    return f"{said} {_listed(files.others)} can't be read here." if files.others else said


def _listed(kinds: tuple[str, ...]) -> str:
    """Return kinds of files as a person says them."""
    return " and ".join(one.lstrip(".").upper() for one in kinds[:2])
