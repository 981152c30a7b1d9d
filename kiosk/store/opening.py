"""The store is everything a family gave, in a few files of one home folder, behind one lock."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from kiosk.store import installing, notes, recordings
from kiosk.store.again import Again
from kiosk.store.copies import Pair, says
from kiosk.store.diary import Diary
from kiosk.store.family import Family
from kiosk.store.files import DiskFiles, Files, remove_quietly, replace_durably
from kiosk.store.heard import Heard
from kiosk.store.home import Home, prepare
from kiosk.store.laying import Laying
from kiosk.store.ledger import Ledger
from kiosk.store.lines import PairLines
from kiosk.store.lock import Lock
from kiosk.store.nights import NIGHTS_A_FILE, PREFIX, Nights
from kiosk.store.notebook import Notebook
from kiosk.store.packs import HeldPack
from kiosk.store.recordings import Recording
from kiosk.store.restoring import finish_restore
from kiosk.store.storage import Volume
from kiosk.store.sweeping import sweep
from kiosk.store.tonight import Tonight

RESERVE = 256 * 1024
"""Bytes given up when the disk is full, so that the last writes still fit."""


class Store:
    """The family, tonight, diary, ledger, notebook and the last stories' words of one home."""

    def __init__(
        self,
        open_volume: Callable[[str], Volume],
        names: Iterable[str] = (),
        nights_a_file: int = NIGHTS_A_FILE,
    ) -> None:
        """Open every file through the one function given."""
        self._family_file = open_volume("family")
        self._tonight_file = open_volume("tonight")
        self._again_file = open_volume("again")
        self._notebook_file = open_volume("notebook")
        self.nights = Nights(open_volume, names, nights_a_file)
        self.family = Family(self._family_file)
        self.tonight = Tonight(self._tonight_file)
        self.again = Again(self._again_file)
        self.notebook = Notebook(self._notebook_file)
        self.diary = Diary(self.nights)
        self.ledger = Ledger(self.nights)
        self.notes: tuple[notes.Note, ...] = ()
        """What was found at opening."""
        self.home: Home | None = None
        """Where it lies; None in memory."""
        self.lock: Lock | None = None
        """Our hold on the home; None in memory and when only looked at."""
        self._disk: Files = DiskFiles()
        self.laying = Laying()

    @classmethod
    def memory(cls) -> Store:
        """Return a store that keeps nothing: the fake for tests and throw-away homes."""
        lock = threading.RLock()
        return cls(lambda _: Volume.memory(lock))

    @property
    def volumes(self) -> tuple[Volume, ...]:
        """Return all files."""
        return (
            self._family_file, self._tonight_file, self._again_file, self._notebook_file,
            *self.nights.every(),
        )  # fmt: skip

    @property
    def troubles(self) -> tuple[notes.Note, ...]:
        """Return why something is not durable just now."""
        return tuple(volume.trouble for volume in self.volumes if volume.trouble is not None)

    @property
    def cannot_save(self) -> bool:
        """Return whether anything acknowledged is in memory alone, or would be."""
        return bool(self.troubles) or (self.lock is not None and not self.lock.held)

    @property
    def next_night(self) -> int:
        """Return the number that a new night takes."""
        place = self.tonight.place
        return max(self.diary.last_number, place.night if place else 0) + 1

    def finish_story(self, heard: Heard, **place: Any) -> None:
        """Keep what was heard, then where tonight goes on; may be repeated after a power cut."""
        with self.nights.transaction(heard.night):
            self.diary.put_heard(heard)
            code = "story-finished" if heard.finished else "story-stopped"
            self.ledger.append_once(heard.night, code, (f"{heard.pack}/{heard.tale}",))
        if place:
            self.tonight.move(**place)

    def install(self, pack: HeldPack, files: Mapping[str, bytes]) -> bool:
        """Put an added pack in the home, all of it or nothing (see ``installing``)."""
        return installing.install(
            self._ours(f"pack {pack.id}"), self._disk, self.family, pack, files
        )

    def uninstall(self, pack_id: str) -> bool:
        """Take an added pack out of the home, all of it or nothing."""
        return installing.uninstall(self._ours(f"pack {pack_id}"), self._disk, self.family, pack_id)

    def record(self, recording: Recording, flac: bytes, words: bytes = b"") -> Recording:
        """Keep a recording, whole or not at all (see ``recordings``)."""
        home = self._ours("recording")
        kept, laid = self.family.recordings, self.laying.file_of(flac)
        return recordings.keep(home, self._disk, kept, recording, flac, words, laid)

    def words_said(self, id: str) -> bytes:
        """Return what was kept as the words of a recording, or nothing."""
        try:
            return self._disk.read(recordings.words_of(self.home, id)) if self.home else b""
        except OSError:
            return b""

    def unrecord(self, id: str) -> None:
        """Take a recording out of the home for good."""
        recordings.remove(self._ours("recording"), self._disk, self.family.recordings, id)

    def settle(self) -> None:
        """Finish what was decided about packs and recordings before the power went."""
        if self.home is not None and self.lock is not None and self.lock.held:
            installing.settle(self.home, self._disk, self.family)
            recordings.settle(self.home, self._disk, self.family.recordings)
            if not self.notes:  # Else the family's file may not be the last one.
                self.sweep()

    def sweep(self) -> None:
        """Take away what was recorded and that no record names."""
        if self.home is not None:
            sweep(self.home, self._disk, self.family.recordings)

    def _ours(self, what: str) -> Home:
        if self.home is None:
            raise notes.Refused(what, "this store is in memory alone", "use a home")
        if self.lock is None or not self.lock.held:
            why = "this home can't be written"
            raise notes.StoreError(what, why, "mend its rights or its disk")
        return self.home

    def sealed(self) -> dict[str, bytes]:
        """Return every file as it would lie on the disk, by name, for a backup."""
        return {volume.name: volume.sealed() for volume in self.volumes}

    def retry(self) -> bool:
        """Try again to save what could not be saved; return whether all is durable now."""
        for volume in self.volumes:
            if volume.trouble is not None:
                volume.save()
        return not self.cannot_save

    def close(self) -> None:
        """Save what can be saved and let the next one write."""
        self.laying.forget(wait=True)
        if self.lock is not None:
            self.retry()
            self.lock.release()

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the store."""
        self.close()


def open_store(home: Path, *, files: Files | None = None, read_only: bool = False) -> Store:
    """Open the store in a home folder; nothing need be written for that."""
    return _Opening(Home(home), files or DiskFiles(), read_only=read_only).store


class _Opening:
    """One opening: the lock, the folders, the files, and what they have to say."""

    def __init__(self, home: Home, files: Files, *, read_only: bool) -> None:
        self._home, self._files, self._read_only = home, files, read_only
        self._lock = Lock(home.lock)
        self._thread_lock = threading.RLock()
        self._found: list[notes.Note] = []
        self._pairs: list[Pair] = []
        self._retrying = False
        self._store: Store | None = None
        note = prepare(home, files, read_only=read_only)
        if not read_only:
            note = self._take_lock() or note
        self._found += [note] if note is not None else []
        try:
            self.store = self._open()
        except BaseException:
            self._lock.release()
            raise

    def _open(self) -> Store:
        if self._lock.held:
            self._look_after_leftovers()
        elif self._home.restoring.is_dir():
            self._found.append(notes.restore_waits())
        store = Store(self._volume, self._night_names())
        store.home = self._home
        store._disk = self._files  # noqa: SLF001 - its own maker
        store.laying = Laying(self._home, self._files)
        store.lock = None if self._read_only else self._lock
        store.notes = tuple(dict.fromkeys(self._found))
        self._store = store
        store.settle()
        return store

    def _take_lock(self) -> notes.Note | None:
        try:
            self._lock.take()
        except OSError as error:
            return notes.unwritable(says(error))
        return None

    def _look_after_leftovers(self) -> None:
        try:
            finish_restore(self._home, self._files)
            if "reserve" not in self._files.names(self._home.path):
                replace_durably(self._files, self._home.reserve, bytes(RESERVE))
        except OSError as error:
            if self._home.restoring.is_dir():
                self._found.append(notes.restore_waits())
            else:
                self._found.append(notes.no_reserve(says(error)))

    def _volume(self, name: str) -> Volume:
        pair = Pair(self._files, *self._home.copies(name))
        lines = PairLines(
            pair,
            # Nothing lies there if it was not listed; a failing read must not end an evening.
            new=self._store is not None,
            read_only=self._read_only,
            make_room=lambda: remove_quietly(self._files, self._home.reserve),
            may_write=self._claim,
            kept=self._kept,
            lock=self._thread_lock,
        )
        self._found.extend(pair.notes)
        self._pairs.append(pair)
        return Volume(lines)

    def _claim(self) -> None:
        # Asked before every save: a folder that somebody took away comes back.
        for folder in (self._home.path, self._home.store, self._home.mirror):
            self._files.make_folder(folder)
        if self._lock.held:
            return
        self._lock.take()
        if any(pair.moved_on() for pair in self._pairs):
            self._lock.release()
            why = "another one wrote in this home meanwhile"
            raise notes.StoreBusy("Hearthside", why, "start again")

    def _kept(self) -> None:
        # One file went through, so the disk works again: the others follow at once.
        if self._store is not None and not self._retrying:
            self._retrying = True
            try:
                self._store.retry()
            finally:
                self._retrying = False

    def _night_names(self) -> list[str]:
        names: set[str] = set()
        refused: list[OSError] = []
        for folder in (self._home.store, self._home.mirror):
            try:
                names.update(self._files.names(folder))
            except FileNotFoundError:
                continue
            except OSError as error:
                refused.append(error)
        if len(refused) == 2:
            raise notes.StoreUnreadable(
                "home folder", says(refused[0]), "mend its rights or its disk"
            )
        suffix = ".book"
        return [
            n.removesuffix(suffix)
            for n in sorted(names)
            if n.startswith(PREFIX) and n.endswith(suffix)
        ]
