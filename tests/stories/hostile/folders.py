"""Hostile pack folders, and things that are no pack at all, made where a test says."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

from tests.stories.hostile.collection import MANIFEST_TEXT
from tests.stories.small import OWL_TALE

Make = Callable[[Path], object]


def good(folder: Path) -> None:
    """Make a good pack there."""
    (folder / "tales").mkdir(parents=True)
    (folder / "pack.toml").write_text(MANIFEST_TEXT, encoding="utf-8")
    (folder / "tales" / "owl.md").write_text(OWL_TALE, encoding="utf-8")


def _huge(file: Path) -> None:
    """Make a file that says it is large and holds nothing."""
    with file.open("wb") as made:
        made.truncate(10**10)


def _many(folder: Path, count: int) -> None:
    """Make so many small tales."""
    for number in range(count):
        (folder / "tales" / f"t{number}.md").write_bytes(b"a")


def _socket(file: Path) -> None:
    """Leave a socket there."""
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(file))


def _instead(file: Path, make: Make) -> None:
    """Put something else in a file's place."""
    file.unlink()
    make(file)


def _deep(folder: Path) -> None:
    """Make folders in folders in folders."""
    here = folder
    for _ in range(200):
        here /= "a"
    here.mkdir(parents=True)


ADDED: dict[str, Make] = {
    "a link to a file": lambda top: (top / "tales" / "a.md").symlink_to("/etc/hostname"),
    "a link to a folder": lambda top: (top / "shared").symlink_to("/etc"),
    "a link to nothing": lambda top: (top / "tales" / "a.md").symlink_to("nowhere.md"),
    "a link to itself": lambda top: (top / "tales" / "a.md").symlink_to("a.md"),
    "a link round and round": lambda top: (top / "tales" / "again").symlink_to(".."),
    "a manifest that is a link": lambda top: _instead(
        top / "pack.toml", lambda file: file.symlink_to("/etc/hostname")
    ),
    "a manifest that is a folder": lambda top: _instead(top / "pack.toml", Path.mkdir),
    "a manifest that is a pipe": lambda top: _instead(top / "pack.toml", os.mkfifo),
    "a pipe": lambda top: os.mkfifo(top / "tales" / "a.md"),
    "a socket": lambda top: _socket(top / "a.md"),
    "ten billion letters": lambda top: _huge(top / "tales" / "a.md"),
    "a manifest of ten billion": lambda top: _huge(top / "pack.toml"),
    "six hundred tales": lambda top: _many(top, 600),
    "three thousand files": lambda top: _many(top, 3000),
    "a program": lambda top: (top / "evil.py").write_text("1"),
    "a compiled program": lambda top: (top / "evil.so").write_bytes(b"\x7fELF"),
    "large letters": lambda top: (top / "tales" / "Evil.md").write_text("1"),
    "a space": lambda top: (top / "tales" / "a b.md").write_text("1"),
    "a new line": lambda top: (top / "tales" / "a\nb.md").write_text("1"),
    "an escape sequence": lambda top: (top / "tales" / "\x1b[2J.md").write_text("1"),
    "turned around": lambda top: (top / "tales" / "\u202edm.a").write_text("1"),
    "parted accents": lambda top: (top / "tales" / "e\u0301.md").write_text("1"),
    "no UTF-8": lambda top: Path(os.fsdecode(bytes(top) + b"/tales/\xff.md")).write_text("1"),
    "five levels": lambda top: (top / "a/b/c/d/e").mkdir(parents=True),
    "hundreds of levels": _deep,
    "a huge picture": lambda top: _huge(top / "tales" / "a.png"),
}
"""Things added to a good pack."""
INSTEAD: dict[str, Make] = {
    "nothing": lambda top: top.parent,
    "an empty folder": Path.mkdir,
    "a pipe alone": os.mkfifo,
    "a socket alone": _socket,
    "a link to nothing alone": lambda top: top.symlink_to("nowhere"),
    "a link to itself alone": lambda top: top.symlink_to(top.name),
    "an endless device": lambda top: top.symlink_to("/dev/zero"),
    "a file of ten billion": _huge,
    "a picture": lambda top: top.write_bytes(b"\x89PNG\r\n\x1a\n"),
}
"""Things in the place of a pack."""
