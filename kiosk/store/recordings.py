"""Recordings are what grown-ups said for their children, each a file of the home beside a record.

A new one is laid down whole before one commit of the family's file names it; only then does the
one it replaces go. One that is removed loses its file first. So a power cut leaves the old one or
the new, and never a record of half a file.
"""

from __future__ import annotations

import dataclasses
import re
import secrets
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kiosk.store.copies import says
from kiosk.store.files import Files, remove_quietly, replace_durably
from kiosk.store.home import Home
from kiosk.store.notes import Refused, StoreError
from kiosk.store.records import clean, from_row, to_row
from kiosk.store.storage import Volume

SLOTS = ("goodnight", "comfort", "name", "passage", "story")
"""What can be recorded; one of each, by what it is about."""
FAMILY = "family"
"""Folder of all but a child's name, which lies with the child."""
TAKE = ".take"
"""Folder of what was recorded just now and is not kept yet; no backup has it."""
QUOTA = 160 * 1024 * 1024
"""Bytes of all recordings together: about two hours."""
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
BY, TITLE = 40, 120
"""Longest name of who speaks, and of what is said, in characters."""
RESTS = 600
_ABOUT = re.compile(r"[a-z0-9][a-z0-9._/#:=+-]{0,119}")


@dataclass(frozen=True)
class Recording:
    """One recording, as the family's file knows it."""

    slot: str
    about: str = ""
    """Id of the child, the passage or the tale; empty for the goodnight and comfort lines."""
    id: str = ""
    """Its place under the recordings, without the ending; given when it is kept."""
    by: str = ""
    """Who speaks, in the family's word for them."""
    title: str = ""
    """What is said, as the list shows it."""
    seconds: float = 0.0
    size: int = 0
    """Bytes of its file."""
    night: int = 0
    """The night that came next when it was kept."""
    rests: tuple[float, ...] = ()
    """Middles of the silences inside it, in seconds."""
    children: tuple[str, ...] = ()
    """Ids of those who are named in it, where that is known."""
    mark: str = ""
    """What tells the words of a passage from any others."""
    replaces: str = ""
    """Id of the one whose place it took, until its file is gone."""


class Recordings:
    """The records of all recordings in the family's file."""

    def __init__(self, volume: Volume, new_id: Callable[[], str] | None = None) -> None:
        """Stand before the family's file."""
        self._volume = volume
        self._table = volume.table("recordings")
        self._new_id = new_id or (lambda: "".join(secrets.choice(LETTERS) for _ in range(6)))

    def all(self) -> tuple[Recording, ...]:
        """Return every recording in the order in which they came."""
        return tuple(from_row(Recording, row) for _, row in self._table.all())

    def get(self, id: str) -> Recording | None:
        """Return the recording with this id, or None."""
        return next((one for one in self.all() if one.id == id), None)

    def of(self, slot: str, about: str = "") -> Recording | None:
        """Return what was recorded for this, or None."""
        return next((one for one in self.all() if (one.slot, one.about) == (slot, about)), None)

    def named(self, recording: Recording) -> Recording:
        """Return a new recording checked, with an id, and with the one it is to replace."""
        if recording.slot not in SLOTS:
            raise Refused(f"recording {recording.slot}", "there is no such thing", ", ".join(SLOTS))
        if recording.about and not _ABOUT.fullmatch(recording.about):
            raise Refused("recording", "what it is about has no id", "choose again")
        folder = recording.about if recording.slot == "name" else FAMILY
        known = self.of(recording.slot, recording.about)
        return dataclasses.replace(
            recording,
            id=f"{folder}/{recording.slot}-{self._new_id()}",
            by=clean("who speaks", recording.by, BY, empty=False),
            title=clean("what is said", recording.title, TITLE),
            rests=recording.rests[:RESTS],
            replaces=known.id if known else "",
        )

    def put(self, recording: Recording) -> None:
        """Keep a record, in place of the one it replaces."""
        with self._volume.transaction():
            for key, row in self._table.all():
                if row["id"] == recording.replaces:
                    self._table.drop(key)
            keys = self._table.keys()
            self._table.put(keys[-1] + 1 if keys else 1, to_row(recording))

    @property
    def durable(self) -> bool:
        """Tell whether the records lie on the disk as they are here."""
        return self._volume.trouble is None

    def drop(self, id: str) -> None:
        """Let go of a record."""
        for key, row in self._table.all():
            if row["id"] == id:
                self._table.drop(key)
        self._volume.forget_aside()

    def forget(self, words: Iterable[str]) -> None:
        """Take a child's names out of what recordings are called."""
        forms = sorted({word for word in words if word}, key=len, reverse=True)
        if not forms:
            return
        every = "|".join(re.escape(word) for word in forms)
        name = re.compile(rf"(?<![^\W_])(?:{every})(?![^\W_])", re.IGNORECASE)
        with self._volume.transaction():
            for key, row in self._table.all():
                plain = {part: name.sub("the child", row.get(part, "")) for part in ("by", "title")}
                if any(row.get(part, "") != text for part, text in plain.items()):
                    self._table.put(key, {**row, **plain})


def file_of(home: Home, id: str) -> Path:
    """Return the file of a recording."""
    return home.recordings / f"{id}.flac"


def words_of(home: Home, id: str) -> Path:
    """Return the file of the very words of a whole story that was recorded."""
    return home.recordings / f"{id}.json"


def take_of(home: Home) -> Path:
    """Return the file of what was recorded just now."""
    return home.recordings / TAKE / "take.flac"


def lay(home: Home, disk: Files, flac: bytes) -> None:
    """Lay down what was recorded just now; where that can't be, it is only not heard."""
    file = take_of(home)
    with suppress(OSError):
        for folder in (home.recordings, file.parent):
            disk.make_folder(folder)
        replace_durably(disk, file, flac)


def keep(
    home: Home,
    disk: Files,
    recordings: Recordings,
    recording: Recording,
    flac: bytes,
    words: bytes = b"",
    laid: Path | None = None,
) -> Recording:
    """Keep a recording, and the words it says if they are known; return it with its id.

    ``laid`` is where its sound lies on the disk already: then it is only put in its place.
    """
    size = len(flac) + len(words)
    recording = dataclasses.replace(recordings.named(recording), size=size)
    others = sum(one.size for one in recordings.all() if one.id != recording.replaces)
    if others + size > QUOTA:
        most = f"they take {QUOTA // 1024 // 1024} MB already, and that is the most"
        raise Refused("recordings", most, "remove one first")
    file = file_of(home, recording.id)
    try:
        for folder in (home.recordings, file.parent):
            disk.make_folder(folder)
        if words:
            replace_durably(disk, words_of(home, recording.id), words)
        if laid is None:
            replace_durably(disk, file, flac)
        else:
            disk.rename(laid, file)
            disk.sync_folder(file.parent)
    except OSError as error:
        remove_quietly(disk, words_of(home, recording.id))
        raise StoreError("recording", says(error), "mend the disk, then again") from error
    recordings.put(recording)
    if recordings.durable:
        _take_away(home, disk, recording.replaces)
    return recording


def remove(home: Home, disk: Files, recordings: Recordings, id: str) -> None:
    """Take a recording out of the home for good: its file, then its record."""
    known = recordings.get(id)
    if known is None:
        raise Refused(f"recording {id}", "there is none", "see `hearthside recording list`")
    file = file_of(home, id)
    try:
        for one in (words_of(home, id), file):
            with suppress(FileNotFoundError):
                disk.remove(one)
                disk.sync_folder(file.parent)
    except OSError as error:
        raise StoreError("recording", says(error), "mend the disk, then again") from error
    _take_away(home, disk, known.replaces)
    recordings.drop(id)


def settle(home: Home, disk: Files, recordings: Recordings) -> None:
    """Take away what was replaced, or was not kept yet, just before the power went."""
    remove_quietly(disk, take_of(home))
    for one in recordings.all():
        _take_away(home, disk, one.replaces)


def _take_away(home: Home, disk: Files, id: str) -> None:
    """Remove the file of a recording that another took the place of, if it is still there."""
    for file in (words_of(home, id), file_of(home, id)) if id else ():
        if remove_quietly(disk, file):
            with suppress(OSError):
                disk.sync_folder(file.parent)
