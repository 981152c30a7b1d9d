"""Names and sizes: which files a pack may hold, in a folder and in an archive alike."""

from __future__ import annotations

import re
import unicodedata

MIB = 1024 * 1024
FILES_LIMIT = 500
TOTAL_LIMIT = 150 * MIB
LEVELS = 4
NAME_LIMIT = 120
SIZES = {
    ".toml": 64 * 1024, ".md": 256 * 1024, ".txt": 256 * 1024, ".svg": 512 * 1024,
    ".png": 8 * MIB, ".jpg": 8 * MIB, ".ogg": 16 * MIB,
}  # fmt: skip
"""Known kinds of file and how large each may be."""
_WRITTEN = ("doc", "docx", "odt", "rtf", "pages", "pdf")
"""Endings of what word processors write: nobody can read a tale out of those."""
_BESIDE = ("Thumbs.db", "desktop.ini", "proofs")
"""What a desktop leaves, and the folder an editor reads in (see ``stories.galley``)."""
_PART = re.compile(r"[a-z0-9][a-z0-9_-]*(\.[a-z0-9]+)?|README\.md|LICENSE(\.txt|\.md)?")


def name_fault(name: str) -> str:
    """Return why a file of this name can't be part of a pack, or nothing."""
    parts = name.split("/")
    fine = len(name) <= NAME_LIMIT and all(_PART.fullmatch(part) for part in parts)
    if len(parts) > LEVELS or not fine:
        return "file names have small letters, digits, - and _, four levels at most."
    if any("." in part or part == "LICENSE" for part in parts[:-1]):
        return "folder names have no dot."
    kind = kind_of(name)
    if kind not in SIZES:
        return f"files of the kind '{kind}' can't be part of a pack."
    return ""


def name_mend(name: str) -> str:
    """Return how to mend a file that can't be part of a pack: a name it could have, if any."""
    folder, _, last = name.rpartition("/")
    stem, dot, ending = last.rpartition(".") if "." in last else (last, "", "")
    if ending.lower() in _WRITTEN:
        return "save what is in it as plain text, under a name that ends in .md, or take it out."
    near = "/".join([*map(_plain, folder.split("/")), ""] if folder else [""])
    near += f"{_plain(stem)}{dot}{ending.lower()}"
    short = near.rpartition("/")[2] if near.startswith(f"{folder}/") else near
    return f"rename it{'' if near == name or name_fault(near) else f' {short}'}, or take it out."


def _plain(part: str) -> str:
    """Return a name with small letters, digits and hyphens alone, as near as may be."""
    flat = unicodedata.normalize("NFKD", part.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9_]+", "-", flat).strip("-")


def left_over(name: str) -> bool:
    """Return whether a name is hidden, a folder of proofs, or left by an editor or a desktop."""
    return name.startswith((".", "__", "~$", "#")) or name.endswith("~") or name in _BESIDE


def size_fault(name: str, size: int) -> str:
    """Return why a file of this size can't be part of a pack, or nothing."""
    most = SIZES.get(kind_of(name), 0)
    return "" if size <= most else f"this file is too large ({most // 1024} kB at most)."


def kind_of(name: str) -> str:
    """Return what the name ends in, dot and all; a licence without an ending is a text."""
    last = name.rpartition("/")[2]
    dot = last.rfind(".")
    if dot < 0:
        return ".txt" if last == "LICENSE" else ""
    return last[dot:]
