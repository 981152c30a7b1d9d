"""The home folder is where a family's things lie: which one it is, and its rooms."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.store import notes
from kiosk.store.copies import says
from kiosk.store.files import Files


@dataclass(frozen=True)
class Home:
    """One home folder and the places in it."""

    path: Path

    @property
    def store(self) -> Path:
        """Return the folder of the first copies."""
        return self.path / "store"

    @property
    def mirror(self) -> Path:
        """Return the folder of the second copies, so that no one folder holds both."""
        return self.path / "mirror"

    @property
    def recordings(self) -> Path:
        """Return the folder of grown-ups' recordings."""
        return self.path / "recordings"

    @property
    def voices(self) -> Path:
        """Return the folder where a family drops voices of its own."""
        return self.path / "voices"

    @property
    def packs(self) -> Path:
        """Return the folder of packs the family added."""
        return self.path / "packs"

    @property
    def cache(self) -> Path:
        """Return the folder of spoken lines; it stays out of backups, any erasure empties it."""
        return self.path / "cache"

    @property
    def lock(self) -> Path:
        """Return the file that the one writer holds."""
        return self.path / "lock"

    @property
    def reserve(self) -> Path:
        """Return the file that is given up when the disk is full."""
        return self.path / "reserve"

    @property
    def restoring(self) -> Path:
        """Return the folder where a backup waits until it is whole."""
        return self.path / "restoring"

    def copies(self, name: str) -> tuple[Path, Path]:
        """Return where the two copies of one file of the store lie."""
        return self.store / f"{name}.book", self.mirror / f"{name}.book"


def find_home(given: Path | None = None, environ: Mapping[str, str] | None = None) -> Path:
    """Return the home folder: the one given, else $HEARTHSIDE_HOME, else the platform's own."""
    env = os.environ if environ is None else environ
    if given is not None:
        return given.expanduser().absolute()
    if env.get("HEARTHSIDE_HOME"):
        return Path(env["HEARTHSIDE_HOME"]).expanduser().absolute()
    user = Path(env.get("HOME") or Path.home())
    if sys.platform == "darwin":
        return user / "Library" / "Application Support" / "Hearthside"
    data = env.get("XDG_DATA_HOME", "")
    # The XDG rule: a relative path there is to be ignored.
    return (Path(data) if data.startswith("/") else user / ".local" / "share") / "hearthside"


def prepare(home: Home, files: Files, *, read_only: bool) -> notes.Note | None:
    """Make the folders, or return why that can't be; only an unreadable home is an error."""
    note = None
    if not read_only:
        try:
            for folder in (home.path, home.store, home.mirror):
                files.make_folder(folder)
        except OSError as error:
            note = notes.unwritable(says(error))
    try:
        files.names(home.path)
    except FileNotFoundError as error:
        if note is None:  # Looked at only, and nothing there yet: an empty store.
            return None
        raise _unusable(home, note.why) from error
    except OSError as error:
        raise _unusable(home, says(error)) from error
    return note


def _unusable(home: Home, why: str) -> notes.HomeUnusable:
    return notes.HomeUnusable(
        f"home folder {home.path}", why, "mend its rights or choose another with --home"
    )
