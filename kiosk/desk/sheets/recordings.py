"""The recordings sheets: what grown-ups recorded, and the page on which one more is recorded."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from kiosk.desk import taking
from kiosk.desk.sheets import stick
from kiosk.desk.taking import TITLES, Wanted, length
from kiosk.session.sheet import EndTake, Sample, Sheet, SheetRow, Take
from kiosk.store.notes import Refused
from kiosk.store.recordings import file_of
from kiosk.voice.recorded import FRESH, part_of

if TYPE_CHECKING:
    from kiosk.desk.sheets.writer import Here
    from kiosk.store.recordings import Recording

ROOT = "recordings"
TAKE = f"{ROOT}/take"
"""What the ids of recording pages begin with; slot and what it is about follow."""
HEAR, KEEP, RECORD, STOP, BY = "hear", "keep", "record", "stop", "by"
REMOVE, SURE = "remove", "remove-sure"
LISTEN = 30.0
"""Seconds of a long recording that are played to know it again."""
ABOUT = "What you record is heard in place of the voice, also when you are not there."
NOTHING = "Nothing is recorded yet. What you record is heard in place of the voice."
FOR = {
    "goodnight": "the last words of every evening",
    "comfort": "for a child who wakes at night",
    "name": "said right in every story",
    "passage": "a piece of a story, in your voice",
    "story": "you read, also when you are away",
}
"""What each is for, where nothing of it is recorded yet."""
OFF = "The microphone is off. It listens only between Record and Stop."
NO_TALE = (
    "You read the words of a story that your children heard to its end. There is none yet: "
    "come back after an evening."
)
UNKEPT = "Not kept yet: leaving lets go of it."
KEPT = "Kept. It is heard from now on."
READ = {
    "name": "Say it alone, as you say it at bedtime.",
    "passage": "Heard whenever these very words come.",
    "story": "Heard whenever this tale is told to the same children.",
}


def opened(here: Here, id: str) -> Sheet:
    """Return the list, a recording, a choice of what to record, or the page to record it."""
    page, _, rest = id.removeprefix(f"{ROOT}/").partition("/")
    if page not in {"take", "stick"}:
        _let_go(here)
    if page == "one":
        return _one(here, id, rest)
    if page in {"take", "stick"}:
        return _take(here, id)
    if page == "new":
        return _new(here, id)
    if page in {"name", "passage", "story"}:
        return _choice(here, id, page)
    return _list(here)


def touched(here: Here, id: str, row: str, value: str) -> Sheet:
    """Record, stop, play, keep or remove."""
    page, _, rest = id.removeprefix(f"{ROOT}/").partition("/")
    if page in {"take", "stick"}:
        return _touched_take(here, id, row, value)
    if page == "one":
        return _touched_one(here, id, rest, row)
    return opened(here, id)


def _list(here: Here) -> Sheet:
    """Return everything that is recorded; while there is nothing, all that can be."""
    kept = here.store.family.recordings.all()
    if not kept:
        return Sheet(ROOT, "Our voices", text=NOTHING, rows=_new(here, ROOT).rows)
    rows = (
        SheetRow(f"sheet:{ROOT}/new", "Record something", main=True),
        *(
            SheetRow(f"sheet:{ROOT}/one/{one.id}", called(here, one), _by(here, one))
            for one in kept
        ),
    )
    return Sheet(ROOT, "Our voices", text=ABOUT, rows=rows)


def called(here: Here, one: Recording) -> str:
    """Return what a recording is called in a list."""
    child = here.store.family.child(one.about) if one.slot == "name" else None
    if child is not None:
        return f"The name {child.name}"
    return one.title or TITLES.get(one.slot, one.slot)


def _by(here: Here, one: Recording) -> str:
    """Return who speaks and how long; a file that is gone is said."""
    home = here.store.home
    gone = home is None or not file_of(home, one.id).is_file()
    return f"{one.by}, its file is gone" if gone else f"{one.by}, {length(one.seconds)}"


def _one(here: Here, id: str, recording: str) -> Sheet:
    """Return one recording and what can be done with it."""
    one = here.store.family.recordings.get(recording)
    if one is None:
        return dataclasses.replace(_list(here), message="It is gone.")
    again = f"sheet:{TAKE}/{one.slot}" + (f"/{one.about}" if one.about else "")
    rows = (
        SheetRow(HEAR, "Hear it", "its first half minute" if one.seconds > LISTEN else ""),
        SheetRow(again, "Record it again", "this one stays until then"),
        SheetRow(REMOVE, "Remove it", "the voice takes its place"),
    )
    title, text = called(here, one), f"{_by(here, one)}. Kept before night {one.night}."
    return Sheet(id, title, text=text, rows=rows, above=ROOT)


def _touched_one(here: Here, id: str, recording: str, row: str) -> Sheet:
    """Play or remove one recording; removing is asked twice."""
    sheet = opened(here, id)
    one = here.store.family.recordings.get(recording)
    if one is None:
        return sheet
    if row == HEAR:
        return dataclasses.replace(sheet, sound=_sample(one.id, called(here, one), one.seconds))
    if row == REMOVE:
        sure = SheetRow(SURE, "Remove it for good", "it cannot be undone")
        message = "Touch once more, and it is gone."
        return dataclasses.replace(sheet, message=message, text="", rows=(*sheet.rows[:2], sure))
    if row == SURE:
        here.store.unrecord(one.id)
        return dataclasses.replace(_list(here), message="It is gone.")
    return sheet


def _new(here: Here, id: str) -> Sheet:
    """Return what can be recorded."""
    kept = here.store.family.recordings
    rows = []
    for slot, title in TITLES.items():
        page = f"{TAKE}/{slot}" if slot in {"goodnight", "comfort"} else f"{ROOT}/{slot}"
        known = kept.of(slot) if slot in {"goodnight", "comfort"} else None
        rows.append(SheetRow(f"sheet:{page}", title, _by(here, known) if known else FOR[slot]))
    return Sheet(id, "Record something", rows=tuple(rows), above=ROOT)


def _choice(here: Here, id: str, slot: str) -> Sheet:
    """Return which name, passage or tale it may be."""
    found = {"name": taking.names, "passage": taking.passages, "story": taking.tales}[slot]
    rows = []
    for one in found(here.store):
        known = here.store.family.recordings.of(slot, one.about)
        label = one.words if slot == "passage" else one.title
        value = _by(here, known) if known else ""
        rows.append(SheetRow(f"sheet:{TAKE}/{slot}/{one.about}", taking.shortened(label), value))
    text = NO_TALE if slot != "name" and not rows else READ[slot]
    return Sheet(id, TITLES[slot], text=text, rows=tuple(rows), above=f"{ROOT}/new")


def _take(here: Here, id: str) -> Sheet:
    """Return the page on which something is recorded: the words, and what can be done now."""
    wanted = _wanted(here, id)
    now = here.taking
    if wanted is None:
        _let_go(here)
        return Sheet(id, "Nothing here", message="There is nothing to be said here.", above=ROOT)
    if now.sheet != id:
        _let_go(here)
    if id.startswith(stick.ROOT):
        sheet = stick.page(here, id, wanted)
        return sheet if now.taken is None else _fetched(here, sheet, wanted)
    several = wanted.slot in {"name", "passage", "story"}
    sheet = Sheet(
        id,
        wanted.title if wanted.slot != "passage" else TITLES["passage"],
        text=wanted.words,
        above=f"{ROOT}/{wanted.slot}" if several else f"{ROOT}/new",
        large=True,
    )
    if now.listening:
        return _listening(here, sheet, wanted)
    if now.taken is not None:
        seconds = length(now.taken.seconds)
        loud = " It crackled: speak softer or stand further off." if now.taken.crackled else ""
        # Where Stop was now stands what does no harm: a second touch comes easily.
        done = (
            SheetRow(RECORD, "Record again"),
            SheetRow(KEEP, "Keep it", _speaker(here), main=True),
            SheetRow(HEAR, "Hear it", seconds),
        )
        return dataclasses.replace(sheet, message=f"{UNKEPT}{loud}", rows=done)
    rows = (_who(here), SheetRow(RECORD, "Record", main=True), stick.ROW)
    return dataclasses.replace(sheet, message=now.why or OFF, rows=rows)


def _fetched(here: Here, sheet: Sheet, wanted: Wanted) -> Sheet:
    """Return the page of a file that is ready to be heard, and to be kept."""
    taken = here.taking.taken
    if taken is None:
        return sheet
    loud = " It crackles: it was recorded too loud." if taken.crackled else ""
    rows = (
        SheetRow(HEAR, "Hear it", length(taken.seconds)),
        _who(here),
        *((stick.whom(here),) if wanted.slot == "story" else ()),
        SheetRow(KEEP, "Keep it", _speaker(here), main=True),
        SheetRow(stick.LOOK, "Take another file"),
    )
    return dataclasses.replace(sheet, message=f"{UNKEPT}{loud}", rows=rows)


def _listening(here: Here, sheet: Sheet, wanted: Wanted) -> Sheet:
    """Return the page while the microphone is on: what it hears, and for how long."""
    level = here.taking.level
    if level is not None and level.ended:
        return dataclasses.replace(sheet, message="A moment.", part=0.0)
    rows = (SheetRow(STOP, "Stop", main=True),)
    if level is None:
        return dataclasses.replace(sheet, message="Wait a moment.", part=0.0, rows=rows)
    most = _clock(wanted.most_seconds)
    said = f"The microphone is on: {_clock(level.seconds)} of {most}"
    return dataclasses.replace(sheet, message=said, part=level.level, rows=rows)


def _touched_take(here: Here, id: str, row: str, value: str) -> Sheet:
    """Do what a touch on a recording page asks for."""
    now, wanted = here.taking, _wanted(here, id)
    if wanted is None:
        return opened(here, id)
    if row == BY and value:
        now.by = value[:40]
    elif row == RECORD:
        now.begin(id)
        take = Take(f"{wanted.slot}/{wanted.about}".rstrip("/"), wanted.most_seconds)
        return dataclasses.replace(opened(here, id), sound=take)
    elif row == stick.LOOK or row.startswith(stick.FILE):
        return stick.touched(here, id.replace(TAKE, stick.ROOT, 1), row, wanted)
    elif row == stick.NAMED and value:
        stick.name(here, value)
    elif row == STOP and now.listening:
        return dataclasses.replace(opened(here, id), sound=EndTake())
    elif row == HEAR and now.taken is not None:
        sample = _sample(FRESH, wanted.words, now.taken.seconds)
        return dataclasses.replace(opened(here, id), sound=sample)
    elif row == KEEP and now.taken is not None:
        if id.startswith(stick.ROOT):
            wanted = stick.fetched(wanted, now.named)
        kept = taking.keep(here.store, wanted, _speaker(here), now.taken)
        _let_go(here)
        return dataclasses.replace(_one(here, f"{ROOT}/one/{kept.id}", kept.id), message=KEPT)
    return opened(here, id)


def _let_go(here: Here) -> None:
    """Forget what was recorded and is kept by now, or is not wanted."""
    if here.taking.sheet:
        here.taking.drop()
        here.store.laying.forget()


def _wanted(here: Here, id: str) -> Wanted | None:
    """Return what a recording page is about, or None if that is gone; looked up once a take."""
    now = here.taking
    if now.sheet == id and now.wanted is not None:
        return now.wanted
    _, _, rest = id.removeprefix(f"{ROOT}/").partition("/")
    slot, _, about = rest.partition("/")
    try:
        found = taking.wanted(here.store, slot, about)
    except Refused:
        return None
    now.wanted = found if now.sheet == id else None
    return found


def _who(here: Here) -> SheetRow:
    """Return the row that says who speaks: one touch for those who are known, or typed."""
    known = taking.speakers(here.store)[:4]
    said = here.taking.by or next(iter(known), "")
    return SheetRow(BY, "Who speaks?", said, known, typed=True)


def _speaker(here: Here) -> str:
    """Return who speaks, as far as is known."""
    return here.taking.by or next(iter(taking.speakers(here.store)), taking.SOMEBODY)


def _sample(recording: str, text: str, seconds: float) -> Sample:
    """Return what is played to know a recording again."""
    part = part_of(recording, 0.0, LISTEN) if seconds > LISTEN else recording
    return Sample(text=taking.shortened(text), recording=part)


def _clock(seconds: float) -> str:
    """Return seconds as ``0:07``."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"
