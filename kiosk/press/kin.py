"""Kin are figures that may stand in for each other: a watchman is a man, a man is a person.

Only what has truly the same outline is kin. A thing nobody drew stays away: no picture shows a
child a dog where the words say a fox.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

CHILD = "child"
"""The kind of the heroes; the second and third have figures of their own."""

_WOMEN = (
    "woman lady mother mum mummy grandmother granny gran nan nana aunt auntie widow queen "
    "seamstress conductress dairymaid"
)
_MEN = (
    "man gentleman father dad daddy grandfather grandpa grandad uncle widower king watchman "
    "ferryman fisherman signalman postman"
)
_PERSONS = (
    "person neighbour stranger traveller passenger visitor guest singer painter printer "
    "bellringer musician cook tailor weaver carpenter joiner sweeper cleaner warden guard helper "
    "porter lamplighter clockmaker miller smith cobbler farmer shepherd driver conductor captain "
    "keeper sailor stationmaster gardener nurse midwife shopkeeper baker librarian teacher"
)
_CHILDREN = "girl boy sister brother cousin twin friend-child schoolchild"

_KIN: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(_WOMEN.split(), ("woman", "person")),
    **dict.fromkeys(_MEN.split(), ("man", "person")),
    **dict.fromkeys(_PERSONS.split(), ("person",)),
    **dict.fromkeys(_CHILDREN.split(), (CHILD,)),
    "kitten": ("cat",),
    "tomcat": ("cat",),
    "tugboat": ("tug",),
    "owlet": ("owl",),
    "duckling": ("duck",),
    "lantern": ("lamp",),
    "candle": ("candlestick",),
    "glowworm": ("glow-worm",),
    "firefly": ("glow-worm",),
}


def drawable(drawn: Iterable[str]) -> set[str]:
    """Return every kind that has a figure of its own, or kin who can stand in."""
    there = set(drawn)
    return there | {kind for kind, kin in _KIN.items() if not there.isdisjoint(kin)}


def candidates(kind: str, number: int = 1) -> tuple[str, ...]:
    """Return the kinds to look for, the nearest first; ``number`` counts children of a scene."""
    found = [f"{kind}-{number}"] if kind == CHILD and number > 1 else []
    last = kind.rpartition("-")[2]
    found += [kind]
    if not last.isdigit():
        found += [last]
    else:
        found += [kind.rpartition("-")[0]]
    # Of several frogs one is seen.
    found += [word[:-1] for word in (kind, last) if len(word) > 3 and word[-1] == "s" != word[-2]]
    for word in (kind, last):
        found += _KIN.get(word, ())
    return tuple(dict.fromkeys(one for one in found if one))
