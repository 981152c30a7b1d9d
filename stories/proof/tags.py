"""Tags are pieces of a page: whatever is not already a tag is escaped on its way in."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_VOID = frozenset({"br", "meta", "wbr", "input", "hr", "img"})
_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_FLIPPED = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\ufffd")


class Tag(str):
    """A piece of a page that was made here and needs no escaping."""

    __slots__ = ()


def text(words: object) -> Tag:
    """Return words as they may stand on a page; a tag passes as it is.

    Control letters and those that flip the reading direction show as a mark of damage.
    """
    if isinstance(words, Tag):
        return words
    return Tag(escape(_UNSAFE.sub("\ufffd", str(words)).translate(_FLIPPED), quote=True))


def tag(name: str, /, *inside: object, **attributes: object) -> Tag:
    """Return ``<name attributes>inside</name>``; ``cls`` is class, ``_`` in a name is ``-``.

    An attribute that is None, False or an empty class is left out; True stands bare.
    """
    parts = [f"<{name}"]
    for key, value in attributes.items():
        if value is None or value is False or (key == "cls" and not value):
            continue
        label = "class" if key == "cls" else key.rstrip("_").replace("_", "-")
        parts.append(f" {label}" if value is True else f' {label}="{text(value)}"')
    opening = "".join(parts) + ">"
    if name in _VOID:
        return Tag(opening)
    return Tag(f"{opening}{''.join(map(text, inside))}</{name}>")


def together(pieces: Iterable[object], between: str = "\n") -> Tag:
    """Return pieces one after another."""
    return Tag(between.join(text(piece) for piece in pieces))


def slug(words: str) -> str:
    """Return words as an anchor can hold them."""
    return re.sub(r"[^a-z0-9]+", "-", words.casefold()).strip("-")


def count(number: int, one: str, many: str = "") -> str:
    """Return ``1 tale``, ``3 tales``, ``no tales``."""
    return f"{number or 'no'} {one if number == 1 else many or one + 's'}"
