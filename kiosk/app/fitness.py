"""Fitness is what a device must have: display, sound, voice, clock, storage, touch, sealing."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.device import WallClock, has_clock
from kiosk.screens import boot
from kiosk.sound.card import open_sink
from kiosk.store import open_store
from kiosk.store.home import find_home
from kiosk.store.notes import StoreBusy, StoreError
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
    yield _voice()
    yield _sound()
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


def _voice() -> Part:
    try:
        reader = open_reader("built-in", inline=True)
        reader.request(1, Utterance("Good night.", "Good night.", 120.0))
        made = [clip for _, clip in reader.poll()]
        reader.close()
    except VoiceProblem as problem:
        return _missing_voice(str(problem))
    if not made or isinstance(made[0], Exception):
        return _missing_voice(str(made[0]) if made else "it does not answer")
    return Part("voice", fine=True, what=f"built-in, {made[0].seconds:.1f} s for two words")


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
