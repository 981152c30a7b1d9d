"""Fitness is what a device must have: display, sound, voice, clock, storage, touch, sealing."""

from __future__ import annotations

import dataclasses
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.desk import reading, shelf
from kiosk.device import WallClock, has_clock
from kiosk.screens import boot
from kiosk.sound.card import open_sink
from kiosk.sound.microphone import found
from kiosk.store import open_store
from kiosk.store.home import find_home
from kiosk.store.notes import StoreBusy, StoreError
from kiosk.voice.offer import BUILT_IN, NATURAL, STUDIO, Places, kind_of
from kiosk.voice.selftest import ENOUGH
from kiosk.voice.shelf import open_reader
from kiosk.voice.voice import Utterance, VoiceProblem
from kiosk.worker import confining

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class Part:
    """One part of the device."""

    name: str
    fine: bool
    what: str
    mend: str = ""
    needed: bool = False
    """Whether no evening can be held without it."""


def parts(home: Path | None) -> Iterator[Part]:
    """Yield every part, looked at just now."""
    yield _display()
    yield _touch()
    yield _voice(home)
    yield _natural(home)
    yield _sound()
    yield _microphone()
    yield _clock()
    yield _storage(home)
    yield _packs()


def _display() -> Part:
    if boot.has_display():
        return Part("display", fine=True, what=os.environ.get("DISPLAY") or "graphics card")
    mend = "connect one, or set DISPLAY; evenings without a screen work"
    return Part("display", fine=False, what="none to be seen", mend=mend)


def _touch() -> Part:
    devices = sorted(Path("/dev/input").glob("event*")) if Path("/dev/input").exists() else []
    if os.environ.get("DISPLAY"):
        return Part("touch", fine=True, what="through the display server")
    readable = [one for one in devices if os.access(one, os.R_OK)]
    if readable:
        return Part("touch", fine=True, what=f"{len(readable)} input devices can be read")
    mend = "add this user to the group 'input' and install libmtdev1"
    return Part("touch", fine=False, what="no input device can be read", mend=mend)


def _voice(home: Path | None) -> Part:
    """Try the voice that would read; where it can't, another does, and only that is needed."""
    built_in = _spoken(BUILT_IN, Places())
    if not built_in.fine:
        return built_in
    try:
        with shelf.at(home, read_only=True) as store:
            places, reads, lost = reading.places(store), reading.chosen(store), reading.lost(store)
            tried = store.family.measured.get(reads)
    except StoreError:
        return built_in
    if lost:
        mend = "bring it back, or `hearthside voice take` another"
        return dataclasses.replace(built_in, fine=False, what=lost.rstrip("."), mend=mend)
    if kind_of(reads) == STUDIO:
        what = f"{reads}, for evenings made ready in the afternoon; for others {built_in.what}"
        return dataclasses.replace(built_in, what=what)
    spoken = built_in if reads == BUILT_IN else _spoken(reads, places)
    if not spoken.fine:
        mend = f"built-in reads until then; `hearthside voice take {reads}` once it is mended"
        return dataclasses.replace(spoken, mend=mend, needed=False)
    speed = f", {tried.rtf:.2f} s of work for a second of speech" if tried else ""
    return dataclasses.replace(spoken, what=f"{spoken.what}{speed}")


def _spoken(id: str, places: Places) -> Part:
    """Let one voice say two words."""
    try:
        reader = open_reader(id, places, inline=True)
        reader.request(1, Utterance("Good night.", "Good night.", 120.0))
        made = [clip for _, clip in reader.poll()]
        reader.close()
    except VoiceProblem as problem:
        return _missing_voice(str(problem))
    if not made or isinstance(made[0], Exception):
        return _missing_voice(str(made[0]) if made else "it does not answer")
    return Part("voice", fine=True, what=f"{id}, {made[0].seconds:.1f} s for two words")


def _natural(home: Path | None) -> Part:
    """Say whether the natural voice is here, and why it does not read, if it does not."""
    try:
        with shelf.at(home, read_only=True) as store:
            there = next(one for one in reading.offers(store) if one.id == NATURAL)
            reads, taken = reading.chosen(store), store.family.rules.voice
            tried = store.family.measured.get(NATURAL)
    except StoreError as problem:
        return Part("natural voice", fine=True, what=f"not known: {problem.what}: {problem.why}")
    if there.why_not:
        return Part("natural voice", fine=True, what=f"not here: {there.why_not}")
    if reads == NATURAL:
        return Part("natural voice", fine=True, what="it reads")
    if taken:
        return Part("natural voice", fine=True, what=f"here; {taken} was chosen instead")
    if tried is None:
        what = "here, not tried yet: the kiosk does so while its clock sleeps"
        return Part("natural voice", fine=False, what=what, mend="or now: `hearthside voice try`")
    what = f"here, and too slow: {tried.rtf:.2f} s of work for a second of speech"
    mend = f"it reads by itself below {ENOUGH:g}; `hearthside voice try` tries again"
    return Part("natural voice", fine=False, what=what, mend=mend)


def _microphone() -> Part:
    """Only recordings need one: an evening without is as good."""
    what = "one is there, off but for a recording" if found() else "none; only recordings need one"
    return Part("microphone", fine=True, what=what)


def _missing_voice(why: str) -> Part:
    return Part("voice", fine=False, what=why, mend="run ./run setup again", needed=True)


def _sound() -> Part:
    sink = open_sink()
    try:
        if sink.audible:
            return Part("sound", fine=True, what="a sound card answers")
    finally:
        sink.close()
    mend = "connect a speaker and install libportaudio2; words and time go on without"
    return Part("sound", fine=False, what="no sound card", mend=mend)


def _clock() -> Part:
    reading = WallClock().read()
    if reading.trusted and has_clock():
        return Part("clock", fine=True, what=f"{reading.day}, {reading.time}")
    mend = "it asks one tap in the evening; a clock battery spares that"
    return Part("clock", fine=False, what=f"{reading.time}, not to be trusted", mend=mend)


def _packs() -> Part:
    lacks = confining.missing()
    if not lacks:
        return Part("packs", fine=True, what="told sealed off from files, calls and network")
    what = f"told under limits alone, without {' and '.join(lacks)}"
    mend = "a kernel from 5.13 on with Landlock and seccomp seals them off"
    return Part("packs", fine=False, what=what, mend=mend)


def _storage(home: Path | None) -> Part:
    folder = find_home(home)
    try:
        with open_store(folder) as store:
            if store.cannot_save:
                return Part(
                    "storage", fine=False, what=f"{folder} can't be written",
                    mend="free some space or mend its rights", needed=True,
                )  # fmt: skip
            if store.notes:
                found = "; ".join(f"{note.what}: {note.why}" for note in store.notes)
                mend = "; ".join(dict.fromkeys(note.mend for note in store.notes))
                return Part("storage", fine=False, what=found, mend=mend)
            return Part("storage", fine=True, what=str(folder))
    except StoreBusy:
        return Part("storage", fine=True, what=f"{folder}, in use by the kiosk that runs")
    except StoreError as problem:
        what = f"{problem.what}: {problem.why}"
        return Part("storage", fine=False, what=what, mend=problem.mend, needed=True)
