"""Keeping is taking a family's things out of the kiosk and back: export, backup, restore."""

from __future__ import annotations

import hashlib
import io
import json
import re
import shutil
import zipfile
import zlib
from pathlib import Path
from typing import Any

from kiosk.store import notes
from kiosk.store.copies import says, unseal
from kiosk.store.files import DiskFiles, Files, replace_durably
from kiosk.store.home import Home, prepare
from kiosk.store.ledger import in_words
from kiosk.store.lock import Lock
from kiosk.store.notebook import svg
from kiosk.store.opening import Store
from kiosk.store.own import toml
from kiosk.store.recordings import file_of
from kiosk.store.records import to_row
from kiosk.store.restoring import finish_restore, lay_ready

MANIFEST = "backup.json"
FORMAT = 1
MEMBER = re.compile(r"(store/[a-z0-9-]+\.book|(recordings|packs)(/[\w][\w .+-]*){1,6})")
"""What a backup may hold; no path can lead out of the home."""
LARGEST = 512 * 1024 * 1024
ABOUT = """Hearthside: everything this home holds, to read with any editor.

family.json    children, rules, names said right, packs
diary.json     every night, and what was heard in it
tonight.json   where the last evening stands
ledger.json    what the kiosk decided, by ids and reason codes
again.json     the last stories, word for word
notebook.json  what the children drew, line by line, by their ids
drawing-*.svg  the same, to look at with any browser
recording-*.flac  what grown-ups said, to hear with any player
own-*.toml     your own rituals: `hearthside ritual new --from` reads one again
diary.txt      the nights in plain words
stories.txt    the last stories, to read
ledger.txt     the ledger in plain words
"""


def export(store: Store, folder: Path) -> tuple[Path, ...]:
    """Write everything as readable JSON and text into a folder; return the files."""
    family, evening = store.family, store.tonight.read()
    texts = {
        "READ-ME.txt": ABOUT,
        "family.json": _json(
            {
                "children": [to_row(child) for child in family.children()],
                "rules": to_row(family.rules),
                "names_said": family.names_said(),
                "packs": [to_row(pack) for pack in family.packs()],
                "ways": [to_row(one) for one in family.ways.all()],
                "put_aside": [to_row(one) for one in family.aside.all()],
                "own_rituals": [to_row(one) for one in family.own.all()],
                "recordings": [to_row(one) for one in family.recordings.all()],
            }
        ),
        "diary.json": _json(
            {
                "nights": [to_row(night) for night in store.diary.nights()],
                "heard": [to_row(heard) for heard in store.diary.heard()],
            }
        ),
        "tonight.json": _json(None if evening is None else to_row(evening)),
        "ledger.json": _json([to_row(entry) for entry in store.ledger.entries()]),
        "again.json": _json([to_row(words) for words in store.again.all()]),
        "notebook.json": _json(
            {
                "drawings": [to_row(one) for one in store.notebook.drawings()],
                "dream_days": {
                    one.id: store.notebook.dream_days(one.id) for one in family.children()
                },
                "lessons": store.notebook.shown,
            }
        ),
        **{f"drawing-{one.id}.svg": svg(one.strokes) for one in store.notebook.drawings()},
        **{f"{one.id}.toml": toml(one) for one in family.own.all()},
        "diary.txt": _diary_text(store),
        "stories.txt": _stories_text(store),
        "ledger.txt": "".join(f"{in_words(entry)}\n" for entry in store.ledger.entries()),
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            (folder / name).write_text(text, encoding="utf-8")
        heard = _copied(store, folder)
    except OSError as error:
        raise notes.StoreError(f"export {folder}", says(error), "choose another folder") from error
    return (*(folder / name for name in texts), *heard)


def _copied(store: Store, folder: Path) -> tuple[Path, ...]:
    """Copy every recording into a folder, under a name that says what it is and who speaks."""
    copies: list[Path] = []
    names = {child.id: child.name for child in store.family.children()}
    for number, one in enumerate(store.family.recordings.all(), 1):
        if store.home is None or not file_of(store.home, one.id).is_file():
            continue
        what = f"recording {number} {one.slot} {names.get(one.about, one.title)} by {one.by}"
        name = "-".join(re.findall(r"[^\W_]+", what))[:100] + ".flac"
        shutil.copyfile(file_of(store.home, one.id), folder / name)
        copies.append(folder / name)
    return tuple(copies)


def backup(store: Store, file: Path) -> int:
    """Write an exact copy of the home, without its cache, into one file; return its bytes."""
    if not file.name or file.is_dir():
        raise notes.StoreError(f"backup {file}", "that is a folder", "name a file")
    if store.home is None:
        raise notes.Refused("backup", "this store is in memory alone", "use a real home")
    if not store.retry():
        raise notes.StoreError("backup", "not all is saved yet", "mend the disk, then again")
    members: dict[str, bytes | Path] = {
        f"store/{name}.book": raw for name, raw in store.sealed().items()
    }
    for kept in (store.home.recordings, store.home.packs):
        for path in sorted(kept.rglob("*")) if kept.is_dir() else ():
            name = path.relative_to(store.home.path).as_posix()
            if path.is_file() and not path.is_symlink() and MEMBER.fullmatch(name):
                members[name] = path
    marks: dict[str, str] = {}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as pack:
        # One file at a time: an hour of recordings would fill the memory twice.
        for name, source in members.items():
            data = source if isinstance(source, bytes) else source.read_bytes()
            marks[name] = _mark(data)
            pack.writestr(name, data, zipfile.ZIP_STORED if name.endswith(".flac") else None)
        pack.writestr(MANIFEST, _json({"format": FORMAT, "files": marks}))
    try:
        replace_durably(DiskFiles(), file, made.getvalue())
    except OSError as error:
        raise notes.StoreError(f"backup {file}", says(error), "choose another place") from error
    return len(made.getvalue())


def restore(file: Path, home: Path, files: Files | None = None) -> int:
    """Put a backup in place of a home, whole or not at all; return how many files it held."""
    files, place = files or DiskFiles(), Home(home)
    members = _read(file)
    unwritable = prepare(place, files, read_only=False)
    if unwritable is not None:
        raise notes.StoreError("restore", unwritable.why, "choose another home")
    lock = Lock(place.lock)
    try:
        lock.take()
        lay_ready(place, files, members)
        finish_restore(place, files)
    except OSError as error:
        raise notes.StoreError("restore", says(error), "mend the disk, then again") from error
    finally:
        lock.release()
    return len(members)


def _read(file: Path) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(file) as pack:
            if sum(member.file_size for member in pack.infolist()) > LARGEST:
                raise _damaged(file, "it is larger than any home")
            manifest = json.loads(pack.read(MANIFEST))
            if manifest["format"] != FORMAT:
                raise _damaged(file, "a newer Hearthside wrote it")
            members = {name: pack.read(name) for name in manifest["files"]}
    except OSError as error:
        raise notes.StoreError(f"backup {file}", says(error), "choose another file") from error
    except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, TypeError, EOFError) as error:
        raise _damaged(file, "it is no whole backup") from error
    for name, data in members.items():
        if not MEMBER.fullmatch(name):
            raise _damaged(file, "it holds a file that belongs in no home")
        whole = manifest["files"][name] == _mark(data)
        if not whole or (name.endswith(".book") and unseal(data) is None):
            raise _damaged(file, "a file in it is damaged")
    return members


def _damaged(file: Path, why: str) -> notes.BackupDamaged:
    return notes.BackupDamaged(f"backup {file}", why, "choose another backup; nothing was changed")


def _mark(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _stories_text(store: Store) -> str:
    """Return the stories kept word for word, each under its title."""
    told = (f"Night {one.night}: {one.title}\n\n{one.text}\n" for one in store.again.all())
    return "\n\n".join(told) or "No story yet.\n"


def _diary_text(store: Store) -> str:
    names = {child.id: child.name for child in store.family.children()}
    heard = {row.night: row for row in store.diary.heard()}
    lines = []
    for night in store.diary.nights():
        who = ", ".join(names.get(one, "someone who is gone") for one in night.children)
        when = f" ({night.clock.wall}, {night.clock.trust})" if night.clock.wall else ""
        lines.append(f"Night {night.number}{when}: {who}")
        if night.rituals:
            lines.append(f"  rituals: {', '.join(night.rituals)}")
        told = heard.get(night.number)
        if told is not None:
            end = "heard to its end" if told.finished else "not heard to its end"
            lines.append(f"  tale: {told.tale}, {end}")
        if night.morning is not None:
            more = [
                w
                for w, yes in (("woke", night.morning.woke), ("bad dream", night.morning.bad_dream))
                if yes
            ]
            lines.append(f"  morning: {', '.join([night.morning.face, *more])}")
    return "\n".join(lines) + "\n" if lines else "No night yet.\n"
