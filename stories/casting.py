"""Casting chooses who and what is in tonight's telling, every pick by its own key."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from stories.ages import band
from stories.cast import Person, capital, forms
from stories.marks import PAUSE, TURN, TURN_END, hold, spoken_as

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from stories.cast import Child
    from stories.memory import Memory
    from stories.tale import Beat, Passage, Place, Role, Tale, Thing

_TITLES = frozenset({"mr", "mrs", "ms", "dr", "st", "miss", "old", "aunt", "uncle", "captain"})


def keyed(seed: int | str, *path: str) -> int:
    """Return a number that depends on the seed and the path of the pick, and on nothing else."""
    text = "\x1f".join((str(seed), *path))
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")


@dataclass(frozen=True)
class Stage:
    """Everything that is settled before a tale is told: names, things, season, who leads."""

    tale: Tale
    seed: int | str
    children: tuple[Child, ...]
    first_lead: int
    friends: Mapping[str, str]
    """Names of tonight's friends by their lasting key."""
    known: frozenset[str]
    """Roles the children know from an earlier night."""
    elder: bool
    """Whether a child of a higher band listens, too."""
    base: Mapping[str, Any]
    """Plain values by plain names, the same for every passage."""
    leads: tuple[Mapping[str, str], ...]
    """The values of ``lead`` and ``other``, by whose turn it is."""

    def context(self, turn: int) -> dict[str, Any]:
        """Return what the ``turn``-th passage told may use."""
        return {**self.base, **self.leads[(self.first_lead + turn) % len(self.leads)]}

    def eligible(self, passage: Passage) -> bool:
        """Return whether a passage may be told tonight."""
        return (
            not any(role in self.known for role in passage.new)
            and all(role in self.known for role in passage.known)
            and (self.elder or not passage.elder)
            and all(condition.holds(self.base) for condition in passage.conditions)
        )


def stage(
    tale: Tale,
    children: Sequence[Child],
    places: Mapping[str, Place],
    memory: Memory,
    *,
    seed: int | str,
    season: str,
    moon: str,
    lead: int = 0,
) -> Stage | None:
    """Return tonight's stage, or None when a figure would bear a child's name."""
    names = _names(tale, children, memory, seed)
    if names is None:
        return None
    people = [child.person for child in children]
    shown = [spoken_as(p.name, p.said) if p.said else hold(p.name) for p in people]
    base: dict[str, Any] = {
        "season": season,
        "moon": moon,
        "age": int(min(child.age for child in children)),
        "met": frozenset(),
        "facts": memory.facts.get(tale.pack, frozenset()),
        "added": (),
        "pause": PAUSE,
        "hero__many": len(people) > 1,
        "hero__each": tuple(shown),
    }
    base.update(_flat("hero", people, shown))
    for role in tale.roles:
        name, said = names[role.id]
        written = spoken_as(name, said) if said else hold(name)
        base.update(_flat(role.id, [Person(name, role.pronouns, said)], [written]))
    for name, things in tale.draws.items():
        base.update(_thing(name, _drawn(seed, tale, name, things)))
    for name, place in places.items():
        base.update(_thing(name, place.thing))
    for name in tale.turns:
        base[f"turn__{name}"] = f"{TURN}{name}{TURN_END}"
    for name in {echo for beat in tale.beats for one in beat.passages for echo in one.echoes}:
        base[f"back__{name}"] = base[f"all__{name}"] = ""
    leads = tuple(
        {
            **_flat("lead", [people[index]], [shown[index]]),
            **_flat(
                "other", [people[(index + 1) % len(people)]], [shown[(index + 1) % len(people)]]
            ),
        }
        for index in range(len(people))
    )
    bands = {band(child.age).low for child in children}
    return Stage(
        tale=tale,
        seed=seed,
        children=tuple(children),
        first_lead=lead % len(people),
        friends={
            tale.friend_key(role): names[role.id][0] for role in tale.roles if role.friend
        },
        known=frozenset(
            role.id for role in tale.roles
            if role.friend and tale.friend_key(role) in memory.friends
        ),
        elder=len(bands) > 1,
        base=base,
        leads=leads,
    )  # fmt: skip


def _flat(root: str, people: list[Person], shown: list[str]) -> dict[str, str]:
    """Return the forms of a person or group by plain names."""
    return {
        f"{root}__{form}" if form else root: text for form, text in forms(people, shown).items()
    }


def _drawn(seed: int | str, tale: Tale, name: str, things: Sequence[Thing]) -> Thing:
    """Return the thing drawn tonight."""
    return min(things, key=lambda thing: keyed(seed, "draw", tale.key, name, thing.plain))


def _thing(root: str, thing: Thing) -> dict[str, str]:
    """Return the forms of a drawn thing or place by plain names."""
    return {
        root: hold(thing.plain),
        f"{root}__the": hold(thing.the),
        f"{root}__The": hold(capital(thing.the)),
    }


def name_words(name: str) -> frozenset[str]:
    """Return the words of a name that could be mistaken for a child's."""
    flat = unicodedata.normalize("NFKD", name.casefold())
    bare = (mark for mark in flat if not unicodedata.combining(mark))
    letters = "".join(" " if mark in "-'’." else mark for mark in bare)
    return frozenset(letters.split()) - _TITLES


def _names(
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


def rank(
    stage: Stage, beat: Beat, memory: Memory, night: int, told: Sequence[str], *, last: bool
) -> list[Passage]:
    """Return the passages of a beat that may be told tonight, the best first.

    True, then rested, then most specific, then fewest pairs heard together, then seeded.
    """
    fitting = [passage for passage in beat.passages if stage.eligible(passage)]
    return sorted(
        fitting,
        key=lambda one: (
            memory.tiredness(one.id, night, ending=last),
            -one.specific,
            memory.together(one.id, told),
            keyed(stage.seed, "passage", stage.tale.key, beat.slug, one.id),
        ),
    )
