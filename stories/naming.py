"""Naming gives every figure of a tale a name tonight, none of them a child's and no two alike."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from stories.chance import keyed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stories.cast import Child
    from stories.memory import Memory
    from stories.tale import Role, Tale

_TITLES = frozenset({"mr", "mrs", "ms", "dr", "st", "miss", "old", "aunt", "uncle", "captain"})


def name_words(name: str) -> frozenset[str]:
    """Return the words of a name that could be mistaken for a child's."""
    flat = unicodedata.normalize("NFKD", name.casefold())
    bare = (mark for mark in flat if not unicodedata.combining(mark))
    letters = "".join(" " if mark in "-'’." else mark for mark in bare)
    return frozenset(letters.split()) - _TITLES


def named(
    tale: Tale, children: Iterable[Child], memory: Memory, seed: int | str
) -> dict[str, tuple[str, str]] | None:
    """Return name and sound of every figure, none of them a child's and no two alike."""
    taken: set[str] = set().union(*(name_words(child.name) for child in children))
    chosen: dict[str, tuple[str, str]] = {}
    for role in tale.roles:
        said = dict(zip(role.names, role.said, strict=False))
        free = [name for name in role.names if not name_words(name) & taken]
        if not free:
            return None
        name = _one_name(tale, role, free, memory, seed)
        taken |= name_words(name)
        chosen[role.id] = (name, said.get(name, ""))
    return chosen


def _one_name(tale: Tale, role: Role, free: list[str], memory: Memory, seed: int | str) -> str:
    """Return a friend's remembered name, a resident's own, or a seeded pick."""
    remembered = memory.friends.get(tale.friend_key(role), "") if role.friend else ""
    if remembered in free:
        return remembered
    if role.resident:
        return free[0]
    return min(free, key=lambda name: keyed(seed, "cast", tale.key, role.id, name))
