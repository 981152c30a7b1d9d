"""Bringing takes recordings in from files, lists them, and gives them out, for the command line."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from kiosk.desk import shelf, taking
from kiosk.desk.taking import TITLES, Wanted, length
from kiosk.desk.telling import SHIPPED
from kiosk.sound.brought import bring
from kiosk.sound.clip import Clip
from kiosk.sound.flac import BadSound, from_flac, to_flac
from kiosk.sound.listening import Taken
from kiosk.sound.takes import BadTake
from kiosk.store.notes import Refused
from kiosk.store.recordings import file_of
from kiosk.voice.recorded import whole_of
from stories.library import load_library

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kiosk.store import Store
    from kiosk.store.recordings import Recording

SEE = "see `hearthside recording list`"
KNOWN = "goodnight, comfort, name:NAME, passage:ID or story:PACK/TALE"
"""How what is recorded is named on the command line."""


def listed(home: Path | None) -> list[str]:
    """Return every recording as a line: its id, what it is, who speaks, how long."""
    with shelf.at(home, read_only=True) as store:
        return [line(store, one) for one in store.family.recordings.all()]


def line(store: Store, one: Recording) -> str:
    """Return one recording as a line."""
    child = store.family.child(one.about) if one.slot == "name" else None
    what = TITLES[one.slot]
    if one.slot == "name":
        what = f"the name {child.name if child else 'of nobody here'}"
    elif one.title:
        what = f"{what.lower()}, {one.title}"
    gone = "" if _file(store, one).is_file() else ", its file is gone"
    return f"{one.id}  {what}: {one.by}, {length(one.seconds)}{gone}"


def add(home: Path | None, slot: str, file: Path, by: str, children: Sequence[str]) -> str:
    """Keep the recording in a file; return its line, and what is to be known about it."""
    with shelf.at(home) as store:
        wanted = _wanted(store, slot)
        named = tuple(dict.fromkeys((*wanted.children, *(_child(store, one) for one in children))))
        try:
            take = bring(file, wanted.most_seconds)
        except BadTake as why:
            raise Refused("recording", _inside(str(why)), "bring another file") from why
        taken = Taken(to_flac(take.samples), take.seconds, take.rests, take.crackled)
        kept = taking.keep(store, dataclasses.replace(wanted, children=named), by, taken)
        crackles = " (it crackles: it was recorded too loud)" if take.crackled else ""
        return f"{line(store, kept)}{crackles}"


def heard(home: Path | None, id: str) -> Clip:
    """Return what was recorded, as it is heard in an evening."""
    with shelf.at(home, read_only=True) as store:
        one = _known(store, id)
        try:
            return Clip(from_flac(_file(store, one)))
        except BadSound as why:
            raise Refused(f"recording {one.id}", str(why), "record it again") from why


def remove(home: Path | None, id: str) -> str:
    """Take a recording out for good; return its line as it was."""
    with shelf.at(home) as store:
        one = _known(store, id)
        was = line(store, one)
        store.unrecord(one.id)
        return was


def _wanted(store: Store, slot: str) -> Wanted:
    """Return what a slot of the command line means."""
    what, colon, about = slot.partition(":")
    if what in {"goodnight", "comfort"} and not colon:
        return taking.wanted(store, what)
    if what == "name" and about:
        return taking.wanted(store, what, _child(store, about))
    if what == "passage" and about:
        return taking.wanted(store, what, about)
    if what == "story" and about:
        return _story(store, about)
    raise Refused(f"recording {slot}", "there is no such thing to record", KNOWN)


def _story(store: Store, tale: str) -> Wanted:
    """Return the tale that a whole story is bound to: told lately, of the house, or of a pack."""
    lately = next((one for one in taking.tales(store) if one.about == tale), None)
    if lately is not None:
        # A file may be of any telling: who is named in it, only its speaker knows.
        return dataclasses.replace(lately, children=(), told=None)
    found = load_library([SHIPPED]).find(tale)
    if found is not None:
        return Wanted("story", found.key, found.id)
    if tale.partition("/")[0] in {one.id for one in store.family.packs()} and "/" in tale:
        return Wanted("story", tale, tale)
    raise Refused(f"tale {tale}", "there is none of that name here", "see `hearthside story list`")


def _child(store: Store, name: str) -> str:
    """Return a child's id by name."""
    found = store.family.named(name)
    if found is None:
        raise Refused("child", f"nobody here is called {name}", "see `hearthside child list`")
    return found.id


def _known(store: Store, id: str) -> Recording:
    """Return a recording by its id, or by the last part of it alone."""
    wanted = whole_of(id)
    for one in store.family.recordings.all():
        if wanted in {one.id, one.id.rpartition("/")[2]}:
            return one
    raise Refused(f"recording {id}", "there is none", SEE)


def _file(store: Store, one: Recording) -> Path:
    """Return where a recording lies."""
    if store.home is None:
        raise Refused(f"recording {one.id}", "this store is in memory alone", "use a home")
    return file_of(store.home, one.id)


def _inside(sentence: str) -> str:
    """Return a sentence as the middle of a line of error."""
    return sentence.rstrip(".?").replace(": ", ", ")
