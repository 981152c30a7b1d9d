"""A starter is a small, finished pack to begin from, named for one storyteller."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

from stories.front_matter import is_lasting_id
from stories.marks import forbidden
from stories.markup import slug
from stories.problems import StoriesError

_FOLDER = Path(__file__).parent / "starter"
_SCHEMAS = Path(__file__).parent / "schemas"
SCHEMA_FOLDER = ".schema"
"""Where a pack keeps the schemas for its storyteller's editor; no reader of packs looks there."""
_ID, _TITLE, _AUTHOR = "my-village", "My Village", "Somebody who tells stories"
"""What the files of the starter say, to be replaced."""
_MOST = 120


class BadName(StoriesError):
    """A pack can't be called so; the text is one line: what, why, what to do."""


def starter(id: str, title: str = "", author: str = "") -> dict[str, bytes]:
    """Return the files of a new pack by their names inside it; raises ``BadName``."""
    _check_id(id)
    title = title or plain_title(id)
    wanted = {
        f'id = "{_ID}"': f'id = "{id}"',
        f'title = "{_TITLE}"': f"title = {_quoted('title', title)}",
        f'"{_AUTHOR}"': _quoted("author", author or _AUTHOR),
    }
    files: dict[str, bytes] = {}
    for path in sorted(_FOLDER.rglob("*")):
        name = path.relative_to(_FOLDER).as_posix()
        if not path.is_file() or name.startswith("proofs/"):
            continue
        text = path.read_text(encoding="utf-8")
        if name == "pack.toml":
            for old, new in wanted.items():
                text = text.replace(old, new)
        elif name == "README.md":
            text = text.replace(_ID, id).replace(_TITLE, " ".join(title.split()))
        files[name] = text.encode()
    for path in sorted(_SCHEMAS.glob("*.json")):
        files[f"{SCHEMA_FOLDER}/{path.name}"] = path.read_bytes()
    return files


def plain_title(id: str) -> str:
    """Return a title for a pack that was given none: ``my-village`` is ``My Village``."""
    return " ".join(word.capitalize() for word in id.split("-"))


def _check_id(id: str) -> None:
    """Raise ``BadName`` unless ``id`` can be a pack's lasting name."""
    if is_lasting_id(id):
        return
    if "/" in id or "\\" in id:
        folder, _, last = id.replace("\\", "/").rstrip("/").rpartition("/")
        raise BadName(
            f"pack new: '{id}' is a place, not a name: write {_near(last)} --out {folder or '/'}"
        )
    near = _near(id)
    raise BadName(
        f"pack new: '{id}' can't be a pack's name: it has small letters, digits and hyphens, 60 at "
        f"most: {f'did you mean {near}?' if near else 'write for instance my-village'}"
    )


def _near(name: str) -> str:
    """Return the nearest plain name, or an empty string."""
    flat = unicodedata.normalize("NFKD", name)
    bare = "".join(mark for mark in flat if mark.isascii())
    near = slug(bare)[:60].strip("-")
    return near if is_lasting_id(near) else ""


def _quoted(what: str, value: str) -> str:
    """Return a text as a TOML string, or raise ``BadName``."""
    flat = " ".join(value.split())
    if not flat or len(flat) > _MOST or forbidden(flat) is not None or not flat.isprintable():
        raise BadName(
            f"pack new: this {what} can't be written down: it is empty, has more than {_MOST} "
            "letters, or hidden ones: type it again"
        )
    return json.dumps(flat, ensure_ascii=False)
