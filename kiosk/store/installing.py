"""Installing puts a pack into the home so that a power cut leaves the old one or the new, whole.

A new pack is laid into ``packs/.new/<round>/<id>``, every byte on the disk; then one commit of the
family's file decides; then the folder takes its place as ``packs/<id>``. Each opening finishes
what was decided and clears what was not. A pack that goes is first noted as gone.
"""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from kiosk.store.copies import says
from kiosk.store.family import Family
from kiosk.store.files import Files, replace_durably
from kiosk.store.home import Home
from kiosk.store.notes import Refused, StoreError
from kiosk.store.packs import MARK, HeldPack

HELD_LIMIT = 256 * 1024 * 1024
"""Bytes of all added packs together, so that a backup of the home can always be put back."""
NEW, OLD = ".new", ".old"


def folder_of(home: Home, pack: HeldPack) -> Path | None:
    """Return where an added pack lies; None for one of the house."""
    return home.packs / pack.id if pack.mark else None


def install(
    home: Home, disk: Files, family: Family, pack: HeldPack, files: Mapping[str, bytes]
) -> bool:
    """Put a pack, new or newer, in the home; return whether that will outlast a power cut."""
    if not MARK.fullmatch(pack.mark) or not files:
        raise Refused(f"pack {pack.id}", "it has no mark or no files", "add it again")
    held = sum(one.size for one in family.packs() if one.id != pack.id)
    if held + pack.size > HELD_LIMIT:
        most = f"a home holds {HELD_LIMIT // 1024 // 1024} MB of packs"
        raise Refused(f"pack {pack.id}", most, "remove one first")
    # The same words may come again, signed now: the mark alone would not tell two rounds apart.
    pack = dataclasses.replace(pack, round=family.shelf.round_of(pack.id) + 1)
    waiting = home.packs / NEW
    place = _waiting(home, pack)
    try:
        _clear(waiting)
        _lay(disk, (home.packs, waiting, place.parent, place), files)
    except OSError as error:
        with suppress(OSError):
            _clear(waiting)
        raise StoreError(
            f"pack {pack.id}", says(error), "mend the disk, then again; nothing was changed"
        ) from error
    family.hold_pack(pack)
    return settle(home, disk, family)


def uninstall(home: Home, disk: Files, family: Family, pack_id: str) -> bool:
    """Take a pack out of the home; return whether that will outlast a power cut."""
    pack = family.shelf.get(pack_id)
    if pack is not None:
        family.hold_pack(dataclasses.replace(pack, gone=True))
    return settle(home, disk, family)


def settle(home: Home, disk: Files, family: Family) -> bool:
    """Finish what the family's file decided and clear the rest; return whether all is done.

    What the disk refuses now is done at the next opening.
    """
    if family.trouble is not None:
        return False
    try:
        for pack in family.shelf.leaving():
            _away(home, disk, pack.id)
            family.drop_pack(pack.id)
        if family.trouble is None and home.packs.is_dir():
            for pack in family.packs():
                _in_place(home, disk, pack)
            for rest in (NEW, OLD):
                _clear(home.packs / rest)
    except OSError:
        return False
    return family.trouble is None


def _lay(disk: Files, folders: tuple[Path, ...], files: Mapping[str, bytes]) -> None:
    """Write every file durably, each folder made before what lies in it."""
    for folder in folders:
        disk.make_folder(folder)
    made = {folders[-1]}
    for name in sorted(files):
        path = folders[-1] / name
        for folder in reversed(path.parents):
            if folder.is_relative_to(folders[-1]) and folder not in made:
                disk.make_folder(folder)
                made.add(folder)
        replace_durably(disk, path, files[name])


def _in_place(home: Home, disk: Files, pack: HeldPack) -> None:
    """Put a pack that waits where it belongs; the old one steps aside for it."""
    waiting = _waiting(home, pack)
    if not pack.mark or not waiting.is_dir():
        return
    _away(home, disk, pack.id)
    disk.rename(waiting, home.packs / pack.id)
    disk.sync_folder(home.packs)


def _waiting(home: Home, pack: HeldPack) -> Path:
    return home.packs / NEW / str(pack.round) / pack.id


def _away(home: Home, disk: Files, pack_id: str) -> None:
    """Put what lies in a pack's place aside, to be cleared."""
    place, aside = home.packs / pack_id, home.packs / OLD
    if not place.is_dir():
        return
    _clear(aside)
    disk.make_folder(aside)
    disk.rename(place, aside / pack_id)
    disk.sync_folder(home.packs)
    _clear(aside)


def _clear(folder: Path) -> None:
    if folder.is_dir():
        shutil.rmtree(folder)
