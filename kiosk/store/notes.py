"""A note is what the store found and did about it, and the errors are what it cannot do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Note:
    """One finding at opening or saving, in words a grown-up can read; it never holds a name."""

    code: str
    """Stable code, for instance ``K001``."""
    what: str
    why: str
    mend: str

    def __str__(self) -> str:
        """Return the one line a person reads."""
        return f"{self.what}: {self.why}: {self.mend}"


class StoreError(Exception):
    """The one base of all that can go wrong in this room; its text is one line for a person."""

    def __init__(self, what: str, why: str, mend: str) -> None:
        """Keep the three parts: what, why, and what to do."""
        self.what, self.why, self.mend = what, why, mend
        super().__init__(f"{what}: {why}: {mend}")


class StoreBusy(StoreError):
    """Another Hearthside keeps this home folder open."""


class HomeUnusable(StoreError):
    """The home folder can neither be read nor made."""


class StoreUnreadable(StoreError):
    """A file is there but the system refuses to read it; nothing was changed."""


class StoreTooNew(StoreError):
    """A file was written by a newer Hearthside; nothing was changed."""


class ReadOnly(StoreError):
    """The store was opened to look only."""


class Refused(StoreError):
    """What was asked breaks a rule of the house; nothing was changed."""


class BackupDamaged(StoreError):
    """A backup file is not whole; nothing was changed."""


def damaged(name: str) -> Note:
    """Return the note for one damaged copy whose twin was whole."""
    return Note("K001", name, "one copy was damaged", "nothing was lost; the damaged one is kept")


def missing(name: str) -> Note:
    """Return the note for one missing copy whose twin was whole."""
    return Note("K002", name, "one copy was missing", "nothing was lost; it was made again")


def lost(name: str) -> Note:
    """Return the note for a file of which no copy is whole."""
    return Note(
        "K003",
        name,
        "both copies were damaged",
        "it starts empty; restore a backup",
    )


def cannot_save(name: str, why: str) -> Note:
    """Return the note for a commit that could not be made durable."""
    return Note("K004", name, f"cannot save ({why})", "all goes on from memory; free some space")


def cannot_mend(name: str, why: str) -> Note:
    """Return the note for a second copy that could not be made whole yet."""
    return Note("K005", name, f"only one copy is whole ({why})", "it is mended at the next save")


def unwritable(why: str) -> Note:
    """Return the note for a home folder that can be read but not written."""
    return Note("K006", "home folder", f"it can't be written ({why})", "nothing will be kept")


def no_reserve(why: str) -> Note:
    """Return the note for a reserve that could not be laid by."""
    return Note("K007", "reserve", f"it can't be laid by ({why})", "free some space")


def restore_waits() -> Note:
    """Return the note for a backup that could not be put in place yet."""
    return Note("K008", "restore", "a backup waits for a disk that works", "start again")
