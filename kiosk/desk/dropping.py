"""Dropping in is how a family's own voices come into a home and leave it, for the command line."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.store.copies import says
from kiosk.store.home import Home, find_home
from kiosk.store.notes import Refused
from kiosk.voice import shelf
from kiosk.voice.offer import DROPPED, STUDIO, Places, kind_of, part_of
from kiosk.voice.voice import VoiceProblem

if TYPE_CHECKING:
    from kiosk.voice.offer import Offer

SPARE = 64_000_000
"""Bytes of a disk that a voice leaves to others."""
CARD = "MODEL_CARD"
"""The file beside a Piper voice that tells its licence."""
_FRESH = ".fresh-"
_SEE = "see `hearthside voice list`"


def places(home: Path | None) -> Places:
    """Return the folders of a home that voices look into, without opening its store."""
    there = Home(find_home(home))
    return Places(there.cache, there.voices, there.recordings)


def add(home: Path | None, file: Path) -> Offer:
    """Copy a voice into a home, once it was heard to be one; all of it or nothing.

    ``file`` is a Piper voice (``.onnx``, its ``.onnx.json`` beside it, a model card if there is
    one) or a voice of the studio (``.bin``).
    """
    wanted = _files(file)
    id = f"{DROPPED if file.suffix == '.onnx' else STUDIO}:{file.stem}"
    voices = Home(find_home(home)).voices
    try:
        voices.mkdir(mode=0o700, parents=True, exist_ok=True)
        taken = next((name for name in wanted if (voices / name).exists()), "")
        if taken:
            raise Refused(id, "it is here already", f"first `hearthside voice remove {id}`")
        _room(voices, wanted)
        fresh = Path(tempfile.mkdtemp(prefix=_FRESH, dir=voices))
        try:
            for name, source in wanted.items():
                _copy(source, fresh / name)
            offer = _heard(id, fresh)
            # The file that makes it a voice comes last: before it, nothing is listed.
            for name in reversed(wanted):
                (fresh / name).rename(voices / name)
            _sync(voices)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    except OSError as error:
        raise Refused(file.name, says(error), "mend that, and add it again") from error
    return offer


def remove(home: Path | None, id: str) -> tuple[str, ...]:
    """Take a voice that was dropped in out of a home; return the names of its files."""
    if kind_of(id) not in {DROPPED, STUDIO}:
        raise Refused(f"voice '{id}'", "it comes with the kiosk", "only added ones are removed")
    voices = Home(find_home(home)).voices
    stem = part_of(id)
    names = [f"{stem}.bin"]
    if kind_of(id) == DROPPED:
        names = [f"{stem}.onnx", f"{stem}.onnx.json", f"{stem}.{CARD}", f"{stem}.onnx.{CARD}"]
    listed = {one.id for one in shelf.offers(Places(voices=voices))}
    there = [name for name in names if id in listed and stem and (voices / name).is_file()]
    if not there:
        raise Refused(f"voice '{id}'", "it is not in the folder of voices", _SEE)
    try:
        for name in there:
            (voices / name).unlink()
        _sync(voices)
    except OSError as error:
        raise Refused(f"voice '{id}'", says(error), "mend that, and remove it again") from error
    return tuple(there)


def _files(file: Path) -> dict[str, Path]:
    """Return what is to be copied by its name there, the voice itself first."""
    if file.suffix not in {".onnx", ".bin"}:
        raise Refused(file.name, "it is no voice's file", "name a Piper .onnx or a studio's .bin")
    if not file.is_file():
        raise Refused(str(file), "there is no such file", "look at its name")
    found = {file.name: file}
    if file.suffix == ".bin":
        return found
    beside = file.with_name(f"{file.name}.json")
    if not beside.is_file():
        raise Refused(file.name, f"{beside.name} is missing", "put it beside the voice")
    found[beside.name] = beside
    for card in (f"{file.stem}.{CARD}", f"{file.name}.{CARD}", CARD):
        if file.with_name(card).is_file():
            return found | {f"{file.stem}.{CARD}": file.with_name(card)}
    return found


def _room(voices: Path, wanted: dict[str, Path]) -> None:
    """Refuse a voice that would fill the disk."""
    size = sum(one.stat().st_size for one in wanted.values())
    disk = os.statvfs(voices)
    lacks = size + SPARE - disk.f_bavail * disk.f_frsize
    if lacks > 0:
        what = next(iter(wanted))
        raise Refused(what, f"it has {size // 10**6} MB", f"free {lacks // 10**6 + 1} MB first")


def _copy(source: Path, to: Path) -> None:
    """Copy a file so that it outlives a power cut, and refuse one that came short."""
    with source.open("rb") as old, to.open("xb") as new:
        shutil.copyfileobj(old, new)
        new.flush()
        os.fsync(new.fileno())
        if new.tell() != os.fstat(old.fileno()).st_size:
            raise Refused(source.name, "it changed while it was copied", "add it again")


def _heard(id: str, folder: Path) -> Offer:
    """Return the voice in a folder once it was opened, which loads it where that tells more."""
    offer = next((one for one in shelf.offers(Places(voices=folder)) if one.id == id), None)
    if offer is None:
        mend = "keep the name it was published under, like bf_emma.bin or de_DE-thorsten-low.onnx"
        raise Refused(id, "no voice can be told from that name", mend)
    if offer.why_not:
        why, _, mend = offer.why_not.rpartition(": ")
        raise Refused(id, why or mend, mend if why else "take another voice")
    try:
        shelf.open_voice(id, Places(voices=folder))
    except VoiceProblem as problem:
        _, _, what = str(problem).partition(": ")
        why, _, mend = what.rpartition(": ")
        raise Refused(id, why or what, mend if why else "take another voice") from problem
    return offer


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
