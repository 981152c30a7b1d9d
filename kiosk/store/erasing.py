"""Erasing takes a child, or everything, out of the home folder, and proves it by search."""

from __future__ import annotations

import dataclasses
import errno
import json
import os
import re
import shutil
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.store.notes import Refused, StoreError
from kiosk.store.opening import Store
from kiosk.store.recordings import TAKE
from kiosk.store.records import to_row

_TIMES = 50
"""Tries to remove a folder that others write to meanwhile."""


@dataclass(frozen=True)
class Proof:
    """What a search of every byte in the home folder found after an erasure."""

    files: int
    size: int
    """Bytes searched."""
    hits: tuple[str, ...] = ()
    """Files, by their path in the home, in which a word still stands."""

    @property
    def clean(self) -> bool:
        """Return whether nothing was found."""
        return not self.hits

    def __str__(self) -> str:
        """Return the proof as a line for a person."""
        where = f"still in {', '.join(self.hits)}" if self.hits else "found nowhere"
        return f"searched {self.files} files, {self.size:,} bytes: {where}"


def erase_child(store: Store, child_id: str) -> Proof:
    """Take one child out of every file; the ledger keeps ids only and stays whole."""
    child = store.family.child(child_id)
    if child is None:
        raise Refused(
            "erase", f"nobody here has the id '{child_id}'", "see `hearthside child list`"
        )
    _refuse_unsaved(store)
    store.laying.forget(wait=True)
    words = {word for word in (child.name, child.said) if word}
    _out_of_tonight(store, child_id, words)
    _out_of_the_nights(store, child_id)
    store.again.forget(child_id, words)
    store.notebook.forget(child_id)
    store.family.ways.forget(child_id)
    store.family.own.forget(words)
    _out_of_the_rules(store, words)
    _out_of_the_recordings(store, child_id, words)
    store.ledger.append_once(max(1, store.next_night - 1), "child-erased", (child_id,))
    for name in words:
        store.family.say(name, "")
    # The child's own record goes last: until then a cut-off erasure can be asked for again.
    store.family.remove(child_id)
    for volume in store.volumes:
        volume.forget_aside()
    _refuse_unsaved(store)
    if store.home is None:
        return Proof(0, 0)
    _empty(store.home.cache)
    _empty(store.home.recordings / child_id)
    _empty(store.home.recordings / TAKE)
    return search(store.home.path, words)


def erase_everything(store: Store) -> Proof:
    """Take everything out of the home folder and close the store."""
    words = {child.name for child in store.family.children()}
    home, lock = store.home, store.lock
    if home is None:
        return Proof(0, 0)
    if lock is None or not lock.held:
        raise Refused(
            "erase", "this home can't be written just now", "start with a disk that works"
        )
    try:
        for path in sorted(home.path.iterdir()):
            if path == home.lock:
                continue
            if path.is_dir() and not path.is_symlink():
                _take_away(path)
            else:
                path.unlink()
        _sync(home.path)
    except OSError as error:
        why = error.strerror or "the disk refuses"
        raise StoreError(
            "erase", f"not all could go ({why})", "mend the disk, then again"
        ) from error
    finally:
        lock.release()
    return search(home.path, words)


def search(folder: Path, words: Iterable[str]) -> Proof:
    """Look for whole words, in any spelling a file could hold, in every byte of a family's files.

    Packs are left out: they are a storyteller's words. In the store's own files the case must
    fit, since ids there are lower-case words of storytellers too.
    """
    spelled = sorted({form for word in words for form in _spellings(word)})
    exact = re.compile(b"|".join(_whole(form) for form in spelled))
    any_case = re.compile(exact.pattern, re.IGNORECASE)
    count, size, hits = 0, 0, []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink() or not path.is_file() or name.startswith("packs/"):
            continue
        data = path.read_bytes()
        count, size = count + 1, size + len(data)
        pattern = exact if ".book" in path.name else any_case
        if spelled and (pattern.search(data) or any_case.search(name.encode())):
            hits.append(name)
    return Proof(count, size, tuple(hits))


def _spellings(word: str) -> set[bytes]:
    forms = {unicodedata.normalize(form, word) for form in ("NFC", "NFD")}
    forms |= {form.upper() for form in forms}
    forms |= {json.dumps(form)[1:-1] for form in forms}
    return {form.encode("utf-8") for form in forms} | {form.encode("utf-16-le") for form in forms}


def _whole(form: bytes) -> bytes:
    # A three-letter name stands by chance in any long sound file; as a whole word hardly ever.
    return rb"(?<![A-Za-z0-9\x80-\xff])" + re.escape(form) + rb"(?![A-Za-z0-9\x80-\xff])"


def _out_of_tonight(store: Store, child_id: str, words: set[str]) -> None:
    if (store.tonight.sheet or {}).get("child") == child_id:
        store.tonight.lift_sheet()
    evening = store.tonight.read()
    if evening is None:
        return
    text = json.dumps(to_row(evening), ensure_ascii=False).casefold()
    if child_id in evening.place.children or any(word.casefold() in text for word in words):
        store.tonight.clear()


def _out_of_the_nights(store: Store, child_id: str) -> None:
    for volume in store.nights.every():
        with volume.transaction():
            for name in ("diary", "heard"):
                table = volume.table(name)
                for key, row in table.all():
                    if child_id not in row["children"]:
                        continue
                    children = [other for other in row["children"] if other != child_id]
                    lead = "" if row.get("lead") == child_id else row.get("lead", "")
                    if children:
                        table.put(key, {**row, "children": children, "lead": lead})
                    else:
                        table.drop(key)


def _out_of_the_rules(store: Store, words: set[str]) -> None:
    """Take a child's names out of what a grown-up typed, such as whom a sitter calls."""
    rules = store.family.rules
    every = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    name = re.compile(rf"(?<![^\W_])(?:{every})(?![^\W_])", re.IGNORECASE)
    typed = ("call", "whom_to_call", "doctor_number", "emergency_number")
    fresh: dict[str, Any] = {one: name.sub("the child", getattr(rules, one)) for one in typed}
    if any(fresh[one] != getattr(rules, one) for one in typed):
        store.family.rules = dataclasses.replace(rules, **fresh)


def _out_of_the_recordings(store: Store, child_id: str, words: set[str]) -> None:
    """Remove every recording that says a child's name: no search finds a name in sound."""
    kept = store.family.recordings
    names = {word.casefold() for word in words}
    for one in kept.all() if store.home is not None else ():
        said = store.words_said(one.id).decode("utf-8", "replace").casefold()
        if child_id in (one.about, *one.children) or any(name in said for name in names):
            store.unrecord(one.id)
    store.sweep()
    kept.forget(words)


def _refuse_unsaved(store: Store) -> None:
    if store.cannot_save and not store.retry():
        raise StoreError("erase", "nothing can be saved just now", "mend the disk, then again")


def _empty(folder: Path) -> None:
    if folder.is_dir():
        _take_away(folder)
        _sync(folder.parent)


def _take_away(folder: Path) -> None:
    """Remove a folder, even one that a voice's process writes to; once gone it takes no more."""
    for _ in range(_TIMES):
        try:
            shutil.rmtree(folder)
        except OSError as error:
            if error.errno not in (errno.ENOTEMPTY, errno.ENOENT):
                raise
        if not folder.exists():
            return
    shutil.rmtree(folder)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
