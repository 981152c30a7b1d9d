"""Casting chooses who and what is in tonight's telling, every pick by its own key."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from stories.ages import band
from stories.cast import Person, capital, forms
from stories.chance import keyed
from stories.company import gathered
from stories.marks import PAUSE, SAID, TURN, TURN_END, free, hold, spoken_as
from stories.memory import importance
from stories.naming import name_words, named

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from stories.cast import Child
    from stories.memory import Memory
    from stories.tale import Beat, Passage, Place, Tale, Thing

__all__ = ["Judged", "Stage", "judge", "keyed", "name_words", "rank", "roots", "stage"]


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
    places: Mapping[str, str] = field(default_factory=dict)
    """Ids of the pack's places by their name in prose."""
    variant: int = 0
    """Which of a few tellings with the same cast this is; 0 is the first."""

    def pick(self, *path: str) -> int:
        """Return the number of one pick among versions: by seed, variant and path alone."""
        seed = f"{self.seed}~{self.variant}" if self.variant else self.seed
        return keyed(seed, *path)

    def context(self, turn: int) -> dict[str, Any]:
        """Return what the ``turn``-th passage told may use."""
        return {**self.base, **self.leads[(self.first_lead + turn) % len(self.leads)]}

    def refusal(self, passage: Passage) -> str:
        """Return why a passage can't be told tonight, or an empty string."""
        for role in passage.new:
            if role in self.known:
                return f"new: {self._name(role)} is known"
        for role in passage.known:
            if role not in self.known:
                return f"known: {self._name(role)} is not known yet"
        if passage.elder and not self.elder:
            return "elder: nobody older listens"
        for condition in passage.conditions:
            if not condition.holds(self.base):
                return f"if: {condition.text}"
        return ""

    def eligible(self, passage: Passage) -> bool:
        """Return whether a passage may be told tonight."""
        return not self.refusal(passage)

    def helpers(self, passage: Passage) -> tuple[str, ...]:
        """Return the lasting keys of the friends and residents a passage tells of."""
        named = roots(self.tale, passage)
        return tuple(
            self.tale.friend_key(role)
            for role in self.tale.roles
            if (role.friend or role.resident) and role.id in named
        )

    def places_of(self, passage: Passage) -> tuple[str, ...]:
        """Return the ids of the pack's places that a passage tells of."""
        named = roots(self.tale, passage)
        return tuple(id for name, id in self.places.items() if name in named)

    def _name(self, role: str) -> str:
        """Return a figure's name tonight, plain."""
        return free(str(self.base[role])) if SAID not in str(self.base[role]) else role


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
    names = named(tale, children, memory, seed)
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
        places={
            name: place.id for name, place in places.items()
            if name not in tale.draws and not any(role.id == name for role in tale.roles)
        },
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


@lru_cache(maxsize=16384)
def roots(tale: Tale, passage: Passage) -> frozenset[str]:
    """Return every name a passage uses, with those of its echo lines and of its turns."""
    prose = [passage.prose, *passage.echoes.values()]
    used = {name for one in prose for name in one.uses}
    for id, turn in tale.turns.items():
        if f"turn__{id}" in used:
            lines = (*turn.say, *([turn.end] if turn.end else []))
            used |= {name for one in lines for name in one.uses}
    return frozenset(name.split("__")[0] for name in used)


@dataclass(frozen=True)
class Judged:
    """One passage of a beat as tonight sees it: why it is dropped, or how well it stands."""

    passage: Passage
    dropped: str = ""
    """Why it can't be told tonight, for instance ``elder: nobody older listens``."""
    missing: int = 0
    """Nights its own rest still lacks."""
    worn: tuple[str, ...] = ()
    """Which of the rests in ``memory.GIVES_WAY`` it would break."""
    specific: int = 0
    """How many facts that must be true for it are true."""
    pairs: int = 0
    """How often it was heard with those who are told before it."""
    key: int = 0
    """Its seeded number: of equals the smallest is told."""


def judge(
    stage: Stage, beat: Beat, memory: Memory, night: int, told: Sequence[str], *, last: bool
) -> list[Judged]:
    """Return every passage of a beat: those that may be told, the best first, then the others.

    True, then rested, then most specific, then fewest pairs heard together, then seeded. The
    company of a ``take`` beat joins one by one, so pairs count inside it, too.
    """
    fitting: dict[str, Judged] = {}
    dropped: list[Judged] = []
    for one in beat.passages:
        why = stage.refusal(one)
        if why:
            dropped.append(Judged(one, why))
        else:
            fitting[one.id] = _judged(stage, beat, one, memory, night, last=last)
    order = gathered(
        tuple(fitting),
        lambda one: (
            fitting[one].missing, importance(fitting[one].worn), -fitting[one].specific,
        ),
        lambda one: fitting[one].key,
        memory.pairs,
        told,
        together=beat.take is not None,
    )  # fmt: skip
    return [*(replace(fitting[one], pairs=pairs) for one, pairs in order), *dropped]


def _judged(
    stage: Stage, beat: Beat, passage: Passage, memory: Memory, night: int, *, last: bool
) -> Judged:
    """Return a passage that may be told, with all that counts but its company."""
    missing = memory.tiredness(passage.id, night)
    worn = {
        "passage": missing > 0,
        "helper": not all(memory.helper_rested(one, night) for one in stage.helpers(passage)),
        "place": not all(memory.place_rested(one, night) for one in stage.places_of(passage)),
        "ending image": last and not memory.image_rested(passage.picture, night),
    }
    return Judged(
        passage=passage,
        missing=missing,
        worn=tuple(what for what, broken in worn.items() if broken),
        specific=passage.specific,
        key=stage.pick("passage", stage.tale.key, beat.slug, passage.id),
    )


def rank(
    stage: Stage, beat: Beat, memory: Memory, night: int, told: Sequence[str], *, last: bool
) -> list[Passage]:
    """Return the passages of a beat that may be told tonight, the best first; see ``judge``."""
    judged = judge(stage, beat, memory, night, told, last=last)
    return [one.passage for one in judged if not one.dropped]
