"""Restoring puts a whole backup in place of the store, in steps that a power cut can't halve.

Everything is first laid into a waiting folder; a last file there says that it is complete. Only
then are the store's files replaced, and each opening goes on where the last one was cut off.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping

from kiosk.store.files import Files, remove_quietly, replace_durably
from kiosk.store.home import Home

COMPLETE = "complete"


def lay_ready(home: Home, files: Files, members: Mapping[str, bytes]) -> None:
    """Lay all files of a backup, by their path in the home, into the waiting folder."""
    if home.restoring.is_dir():
        remove_quietly(files, home.restoring / COMPLETE)
        shutil.rmtree(home.restoring)
    for name, data in members.items():
        path = home.restoring / "files" / name
        files.make_folder(path.parent)
        replace_durably(files, path, data)
    files.make_folder(home.restoring)
    replace_durably(files, home.restoring / COMPLETE, b"")


def finish_restore(home: Home, files: Files) -> bool:
    """Put a complete waiting backup in place; return whether there was one."""
    if not home.restoring.is_dir():
        return False
    complete = (home.restoring / COMPLETE).is_file()
    if complete:
        _put_in_place(home, files)
        files.remove(home.restoring / COMPLETE)
        files.sync_folder(home.restoring)
    shutil.rmtree(home.restoring)
    return complete


def _put_in_place(home: Home, files: Files) -> None:
    waiting = home.restoring / "files"
    members = [path.relative_to(waiting) for path in sorted(waiting.rglob("*")) if path.is_file()]
    books = {path.name for path in members if path.parts[0] == home.store.name}
    for folder in (home.store, home.mirror):
        files.make_folder(folder)
        for name in files.names(folder):
            if name not in books:
                files.remove(folder / name)
    for folder in (home.packs, home.recordings):
        if folder.is_dir():  # Files of another version must not stay among the backup's.
            shutil.rmtree(folder)
    for path in members:
        data = files.read(waiting / path)
        targets = [home.path / path]
        if path.parts[0] == home.store.name:
            targets.append(home.mirror / path.name)
        for target in targets:
            files.make_folder(target.parent)
            replace_durably(files, target, data)
