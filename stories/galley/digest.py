"""A digest is a short sum over all that a tale is told from: another digest, another tale."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from stories.pack import Pack
    from stories.tale import Tale


def digest(tale: Tale, pack: Pack, files: Mapping[str, bytes]) -> str:
    """Return the sum of a tale, the shared passages, residents and places that it uses."""
    total = hashlib.blake2b(digest_size=8)
    for part in _parts(tale, pack, files):
        total.update(json.dumps(part, ensure_ascii=False).encode())
        total.update(b"\n")
    return total.hexdigest()


def _parts(tale: Tale, pack: Pack, files: Mapping[str, bytes]) -> Iterator[list[str]]:
    """Yield everything that counts, in one order."""
    shared = {one.file for beat in tale.beats for one in beat.passages} - {tale.file}
    texts = {}
    for name in (tale.file, *sorted(shared)):
        # An editor on another system may end lines otherwise; the tale is the same.
        texts[name] = files.get(name, b"").decode("utf-8-sig", "replace").replace("\r\n", "\n")
        yield [name, texts[name]]
    for key in sorted({role.resident for role in tale.roles if role.resident}):
        one = pack.residents.get(key)
        if one is not None:
            they = one.pronouns
            yield [
                key, one.name, one.second, one.said, str(they.plural),
                they.they, they.them, they.their, they.theirs, they.themself,
            ]  # fmt: skip
    used = {word for text in texts.values() for word in re.findall(r"[a-z0-9_]+", text)}
    for name in sorted(set(pack.places) & used):
        thing = pack.places[name].thing
        yield [name, thing.plain, thing.the]
