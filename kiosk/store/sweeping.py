"""Sweeping takes away what a power cut left of recordings: no erasure finds a name in sound."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from kiosk.store.files import remove_quietly
from kiosk.store.recordings import SLOTS, file_of, words_of

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.store.files import Files
    from kiosk.store.home import Home
    from kiosk.store.recordings import Recordings

_KEPT = rf"(?:{'|'.join(SLOTS)})-[a-z0-9]{{1,12}}"
_OURS = re.compile(rf"(?:take|{_KEPT})\.(?:flac|json)(?:\.new)?")


def sweep(home: Home, disk: Files, recordings: Recordings) -> None:
    """Take away every file of ours that no record names: its keeping was cut off."""
    known = {path for one in recordings.all() for path in _files(home, one.id, one.replaces)}
    for folder in _names(disk, home.recordings):
        for name in _names(disk, home.recordings / folder):
            file = home.recordings / folder / name
            if _OURS.fullmatch(name) and file not in known and remove_quietly(disk, file):
                with suppress(OSError):
                    disk.sync_folder(file.parent)


def _files(home: Home, *ids: str) -> list[Path]:
    """Return the files of recordings, there or not."""
    return [of(home, id) for id in ids if id for of in (file_of, words_of)]


def _names(disk: Files, folder: Path) -> list[str]:
    """Return the names in a folder; none if it is none."""
    try:
        return disk.names(folder)
    except OSError:
        return []
