"""The twelve are the tellings an editor reads of a tale: four families on three nights each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from stories.cast import Child
from stories.lengths import pace_of
from stories.library import Library
from stories.memory import Memory
from stories.problems import CannotTell
from stories.proof.evenings import seed_of
from stories.proof.joins import alone
from stories.season import MOONS, season
from stories.teller import tell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stories.pack import Pack
    from stories.script import Line
    from stories.tale import Passage, Tale
    from stories.teller import Story

Alone = tuple["Passage", tuple["Line", ...]]
"""A passage, and how it reads by itself."""
LOW, HIGH, OLDER = "low", "high", "older"
OLDEST = 12.0
YEARS_OLDER = 3
"""So much older than the tale is for is a sister or brother who listens, too."""
NIGHTS = (1, 2, 3)


@dataclass(frozen=True)
class Family:
    """One of the four: who listens, each at one end of the tale's ages."""

    label: str
    children: tuple[tuple[str, str, str], ...]
    """Name, pronouns, and which end."""
    knowing: bool = False
    """Whether they have heard the pack's other tales before the first night."""

    def at(self, tale: Tale) -> tuple[Child, ...]:
        """Return the children at the ages this tale is for."""
        low, high = (max(2.0, float(age)) for age in tale.ages)
        years = {LOW: low, HIGH: high, OLDER: high + YEARS_OLDER}
        return tuple(
            Child(name, min(years[end], OLDEST), pronouns) for name, pronouns, end in self.children
        )


FAMILIES = (
    Family("one child, she", (("Hannah", "she", LOW),)),
    # A name that begins with a vowel and ends in s tries every article and every "own".
    Family("one child, they", (("Iris", "they", HIGH),)),
    Family(
        "two children who know the pack's other tales",
        (("Una", "she", LOW), ("James", "he", HIGH)),
        knowing=True,
    ),
    Family(
        "three children, one of them older",
        (("Mia", "she", LOW), ("Theo", "he", HIGH), ("Alex", "they", OLDER)),
    ),
)


@dataclass(frozen=True)
class Telling:
    """One of the twelve."""

    number: int
    night: int
    label: str
    children: tuple[Child, ...]
    sky: str
    """Season and moon in words."""
    story: Story | None
    refusal: str
    heard: tuple[str, ...]
    """Passages of this telling that this family heard on a night before."""


def twelve(tale: Tale, pack: Pack) -> Iterator[Telling]:
    """Yield the twelve tellings of a tale, picked as a grown-up picks it.

    Every family and every night has the fewest and the most minutes; what was heard on the
    nights before is remembered, so that friends are new and then known, and versions rest.
    """
    library = Library({pack.manifest.id: pack})
    number = 0
    for row, family in enumerate(FAMILIES):
        children = family.at(tale)
        memory = _elsewhere(tale, pack) if family.knowing else Memory()
        for night in NIGHTS:
            number += 1
            most = (row + night + 1) % 2
            weather = (row + night - 1) % 4
            wish = tale.minutes[most]
            when, moon = season(1 + 3 * weather), MOONS[weather]
            story, refusal = None, ""
            try:
                story = tell(
                    library, children, minutes=float(wish), seed=seed_of(1 + row, night),
                    pace=pace_of(min(child.age for child in children)), memory=memory,
                    tale=tale.key, season=when, moon=moon, night=night, lead=night - 1,
                )  # fmt: skip
            except CannotTell as why:
                refusal = str(why)
            told = story.passages if story else ()
            heard = tuple(one for one in dict.fromkeys(told) if one in memory.passages)
            minutes = f"{wish} minute{'s' * (wish != 1)}"
            label = f"{family.label}, night {night}, {minutes}"
            yield Telling(
                number, night, label, children, f"{when}, {moon} moon", story, refusal, heard
            )
            if story is not None:
                memory = memory.after(story.row(night, [child.name for child in children]))


def left_out(tale: Tale, pack: Pack, tellings: Sequence[Telling]) -> list[Alone]:
    """Return every passage that no telling told, with its lines; none if nobody can hear it."""
    told = {id for one in tellings if one.story for id in one.story.passages}
    every = (one.id for beat in tale.beats for one in beat.passages)
    wanted = [id for id in every if id not in told]
    return list(alone(tale, pack, wanted)) if wanted else []


def _elsewhere(tale: Tale, pack: Pack) -> Memory:
    """Return what is known to a family who heard every other tale of a pack to its end."""
    others = [one for one in pack.tales if one.key != tale.key]
    friends = {
        one.friend_key(role): role.names[0] for one in others for role in one.roles if role.friend
    }
    facts = frozenset(
        fact for one in others for beat in one.beats for each in beat.passages
        for fact in each.leaves
    )  # fmt: skip
    return Memory(friends=friends, facts={pack.manifest.id: facts} if facts else {})
