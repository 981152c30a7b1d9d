"""The folder of proofs lies in its pack, for editors alone: it is never told or handed on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "proofs"
LIMIT = 4 * 1024 * 1024
"""Largest proof that is read: ten times the longest tale's."""


def galleys_of(pack: Path) -> dict[str, bytes]:
    """Return the proofs of a pack's folder by their names inside it; a pack file has none."""
    folder = pack / FOLDER
    found: dict[str, bytes] = {}
    if not folder.is_dir():
        return found
    for file in sorted(folder.glob("*.md")):
        if file.is_file():
            with file.open("rb") as opened:
                found[f"{FOLDER}/{file.name}"] = opened.read(LIMIT + 1)
    return found
