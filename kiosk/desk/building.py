"""Building makes a pack into one file that can be handed on, and the keys to sign it with."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk import signing
from kiosk.desk.adding import PUBLIC, SIGNED
from kiosk.store.notes import Refused
from stories.archive import FILE_LIMIT, write_archive
from stories.pack import files_of
from stories.settings import Findings

if TYPE_CHECKING:
    from pathlib import Path

HEARTH = ".hearth"


@dataclass(frozen=True)
class Built:
    """A pack's file as it was written."""

    file: Path
    size: int
    sum: str
    """BLAKE2b-256 of the file, in hex."""
    signature: Path | None = None
    words: str = ""
    """The signing key's words."""
    dropped: bool = False
    """Whether an older signature beside it was taken away, since it would no longer fit."""


@dataclass(frozen=True)
class Key:
    """A storyteller's new key as it was written."""

    secret: Path
    public: Path
    words: str
    line: str


def build(folder: Path, pack: str, version: str, out: Path, key: Path | None) -> Built:
    """Write a checked pack as one file; the same files give the same bytes."""
    if out.resolve().is_relative_to(folder.resolve()):
        raise Refused(f"build {out}", "it would lie inside the pack", "name a file elsewhere")
    secret = read_key(key) if key is not None else None
    made = write_archive(files_of(folder, Findings(folder.name)))
    if len(made) > FILE_LIMIT:
        most = FILE_LIMIT // 1024 // 1024
        raise Refused(f"build {pack}", f"it is larger than {most} MB", "make two packs of it")
    beside = out.with_name(out.name + SIGNED)
    comment = f"file:{out.name}\tpack:{pack}\tversion:{version}"
    signature = signing.sign(secret, made, comment) if secret is not None else ""
    _replace(out, made)
    total = hashlib.blake2b(made, digest_size=32).hexdigest()
    if secret is None:
        stale = beside.is_file()
        if stale:
            beside.unlink()
        return Built(out, len(made), total, dropped=stale)
    _replace(beside, signature.encode())
    return Built(out, len(made), total, beside, secret.public.words)


def make_key(out: Path) -> Key:
    """Write a new key pair; a key that is there is never written over."""
    public_file = out.with_name(out.stem + PUBLIC)
    if (out.parent / "pack.toml").exists():
        why = "it would lie inside the pack, to be handed on with it"
        raise Refused(f"key {out}", why, f"name a place elsewhere: --out ../{out.name}")
    for file in (out, public_file):
        if file.exists() or file.is_symlink():
            raise Refused(f"key {file}", "there is a file already", "name another with --out")
    key = signing.new_key()
    words, line = key.public.words, key.public.line
    _write_new(out, key.text, 0o600)
    try:
        _write_new(public_file, key.public.text, 0o644)
    except OSError:
        out.unlink()  # One half alone would stand in the way of the next try.
        raise
    return Key(out, public_file, words, line)


def read_key(file: Path) -> signing.SecretKey:
    """Return the secret key in a file."""
    with file.open("rb") as opened:
        raw = opened.read(signing.LONGEST)
    text = raw.decode("utf-8", "replace")
    try:
        return signing.SecretKey.read(text)
    except signing.SigningProblem as problem:
        if "isn't written" not in str(problem):
            raise
        half = "the public half" if "public key" in text[:60] else "no secret key"
        mend = "name the secret file that `pack key` wrote"
        raise signing.SigningProblem(f"key {file}: it is {half}: {mend}") from problem


def _replace(file: Path, data: bytes) -> None:
    """Write a file so that its reader never meets half of it."""
    fresh = file.with_name(file.name + ".new")
    try:
        with fresh.open("wb") as opened:
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
        fresh.replace(file)
    finally:
        fresh.unlink(missing_ok=True)


def _write_new(file: Path, text: str, rights: int) -> None:
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, rights)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as opened:
            opened.write(text)
            opened.flush()
            os.fsync(opened.fileno())
    except OSError:
        file.unlink()
        raise
