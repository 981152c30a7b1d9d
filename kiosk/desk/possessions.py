"""Possessions: everything a family gave can be read, copied, put back and erased."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kiosk.desk import texts
from kiosk.store import keeping, open_store
from kiosk.store.erasing import erase_child, erase_everything
from kiosk.store.home import find_home
from kiosk.store.ledger import in_words
from kiosk.store.notes import Refused

if TYPE_CHECKING:
    from pathlib import Path


def export(home: Path | None, folder: Path) -> tuple[Path, ...]:
    """Write everything as readable JSON and text; return the files."""
    with open_store(find_home(home), read_only=True) as store:
        return keeping.export(store, folder)


def backup(home: Path | None, file: Path) -> int:
    """Write an exact copy into one file; return its bytes."""
    with open_store(find_home(home), read_only=True) as store:
        return keeping.backup(store, file)


def restore(home: Path | None, file: Path) -> int:
    """Put a backup in place of the home; return how many files it held."""
    return keeping.restore(file, find_home(home))


def erase(home: Path | None, name: str) -> str:
    """Erase one child, or with no name everything; return the proof as a line."""
    store = open_store(find_home(home))
    try:
        if not name:
            return str(erase_everything(store))
        child = store.family.named(name)
        if child is None:
            raise Refused("child", f"nobody here is called {name}", "see `hearthside child list`")
        return str(erase_child(store, child.id))
    finally:
        store.close()


def ledger(home: Path | None) -> list[str]:
    """Return every decision as a plain line, oldest first."""
    with open_store(find_home(home), read_only=True) as store:
        return [in_words(entry) for entry in store.ledger.entries()]


def verify(home: Path | None) -> tuple[bool, str]:
    """Return whether the ledger is whole, and that in words."""
    with open_store(find_home(home), read_only=True) as store:
        verdict = store.ledger.verify()
    if verdict.whole:
        return True, f"{verdict.entries} entries, every link whole"
    return False, f"ledger: entry {verdict.broken_at} was changed: restore a backup"


def health(home: Path | None) -> list[dict[str, Any]]:
    """Return what the store has to say about itself."""
    with open_store(find_home(home), read_only=True) as store:
        return [{"what": note.what, "why": note.why, "mend": note.mend} for note in store.notes]


def nights(home: Path | None) -> str:
    """Return the diary as lines."""
    with open_store(find_home(home), read_only=True) as store:
        return texts.diary(store)
