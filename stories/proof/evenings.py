"""Evenings are the tellings a proof sheet shows: a covering dozen a tale, and nights in a row."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from stories.cast import Child
from stories.casting import keyed
from stories.lengths import pace_of
from stories.library import Library
from stories.memory import PASSAGE_REST, Memory
from stories.problems import CannotTell
from stories.season import season as season_of
from stories.teller import tell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from stories.pack import Pack
    from stories.tale import Tale
    from stories.teller import Story


@dataclass(frozen=True)
class Sky:
    """What a date means to a story."""

    date: str
    """As a person reads it."""
    season: str
    moon: str


@dataclass(frozen=True)
class Order:
    """What a storyteller asked the proof sheet for."""

    children: tuple[Child, ...]
    minutes: float
    seed: int
    skies: tuple[Sky, ...]
    """One a night."""


@dataclass(frozen=True)
class Evening:
    """One telling on paper, with what was known before it."""

    id: str
    """Its anchor on the sheet."""
    label: str
    night: int
    sky: Sky
    children: tuple[Child, ...]
    seed: int
    memory: Memory
    """What had been heard before."""
    story: Story | None
    refusal: str = ""
    """Why nothing could be told."""
    heard: Mapping[str, int] = field(default_factory=dict)
    """Passages of this telling that should still have rested, and when they were last told."""


FAMILIES: tuple[tuple[str, tuple[Child, ...]], ...] = (
    ("one girl", (Child("Mia", 0, "she"),)),
    ("one child, they", (Child("Alex", 0, "they"),)),
    ("two children", (Child("Una", 0, "she"), Child("James", 0, "he"))),
    (
        "three children, one of them older",
        (Child("Mia", 0, "she"), Child("Theo", 0, "he"), Child("Alex", 6, "they")),
    ),
)
"""Who listens to the covering dozen; ages are added to the tale's own lower one."""
_LENGTHS = ("fewest", "most")


def covering(tale: Tale, pack: Pack) -> Iterator[Evening]:
    """Yield a dozen tellings: four families, three nights each, by turns short and long.

    Between them every family and every night has the fewest and the most minutes, friends are
    met and met again, and all four seasons come round.
    """
    library = Library({pack.manifest.id: pack})
    for row, (who, family) in enumerate(FAMILIES):
        low = float(max(tale.ages[0], 2))
        children = tuple(Child(one.name, min(low + one.age, 12.0), one.pronouns) for one in family)
        memory = Memory()
        for night in (1, 2, 3):
            most = (row + night + 1) % 2
            weather = (row + night - 1) % 4
            sky = Sky("", season_of(1 + 3 * weather), ("new", "waxing", "full", "waning")[weather])
            order = Order(children, float(tale.minutes[most]), 1 + row, (sky,))
            label = f"{who}, night {night}, {_LENGTHS[most]} minutes"
            id = f"cover-{tale.id}-{row + 1}-{night}"
            evening = _evening(library, order, night, memory, sky, (id, label), tale.key)
            memory = _after(memory, evening)
            yield evening


def in_a_row(
    pack: Pack, order: Order, show: Callable[[int], None] | None = None
) -> Iterator[Evening]:
    """Yield the nights asked for, each with the memory of those before it."""
    library = Library({pack.manifest.id: pack})
    memory = Memory()
    for night, sky in enumerate(order.skies, 1):
        if show is not None:
            show(night)
        names = (f"night-{night}", f"Night {night}")
        evening = _evening(library, order, night, memory, sky, names, None)
        memory = _after(memory, evening)
        yield evening


def seed_of(seed: int, night: int) -> int:
    """Return the seed of a night, the same that ``story nights`` uses."""
    return seed if night == 1 else keyed(seed, "night", str(night))


def _evening(
    library: Library,
    order: Order,
    night: int,
    memory: Memory,
    sky: Sky,
    names: tuple[str, str],
    tale: str | None,
) -> Evening:
    """Tell one evening, or note why it can't be told."""
    story, refusal = None, ""
    seed = seed_of(order.seed, night)
    try:
        story = tell(
            library,
            order.children,
            minutes=order.minutes,
            seed=seed,
            pace=pace_of(min(child.age for child in order.children)),
            memory=memory,
            tale=tale,
            season=sky.season,
            moon=sky.moon,
            night=night,
            lead=night - 1,
        )
    except CannotTell as why:
        refusal = str(why)
    heard = _still_tired(memory, story.passages, night) if story else {}
    return Evening(
        *names, night, sky, order.children, seed, memory, story, refusal, heard
    )  # fmt: skip


def _still_tired(memory: Memory, passages: Sequence[str], night: int) -> dict[str, int]:
    """Return which passages were told so lately that they should rest, and when."""
    return {
        one: memory.passages[one]
        for one in passages
        if one in memory.passages and night - memory.passages[one] < PASSAGE_REST
    }


def _after(memory: Memory, evening: Evening) -> Memory:
    """Return what is known after an evening that was heard to its end."""
    if evening.story is None:
        return memory
    names = [child.name for child in evening.children]
    return memory.after(evening.story.row(evening.night, names))
