"""Reach is how often each passage was told over the nights, and why some never were."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stories.casting import stage
from stories.choosing import refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from stories.pack import Pack
    from stories.proof.evenings import Evening
    from stories.tale import Passage, Tale


@dataclass(frozen=True)
class Unreached:
    """A passage that none of the nights told."""

    passage: Passage
    why: str
    covered: bool
    """Whether the covering dozen tells it."""


@dataclass(frozen=True)
class Reach:
    """What the nights made of one tale."""

    tale: Tale
    nights: tuple[int, ...]
    """The nights it was told on."""
    times: Mapping[str, int]
    """How often each passage was told, by its id."""
    unreached: tuple[Unreached, ...]


def reach(tale: Tale, pack: Pack, nights: Sequence[Evening], dozen: Iterable[Evening]) -> Reach:
    """Return what the nights told of a tale, and what they did not."""
    mine = [one for one in nights if one.story and one.story.tale == tale.key]
    times = Counter(id for one in mine if one.story for id in one.story.passages)
    covered = {id for one in dozen if one.story for id in one.story.passages}
    unreached = tuple(
        Unreached(
            passage,
            _why(passage, pack, mine, tale) if mine else _untold(tale, nights),
            passage.id in covered,
        )
        for beat in tale.beats
        for passage in beat.passages
        if not times[passage.id]
    )
    return Reach(tale, tuple(one.night for one in mine), times, unreached)


def _untold(tale: Tale, nights: Sequence[Evening]) -> str:
    """Return why a tale was never told."""
    why = refusal(tale, nights[0].children) if nights else ""
    return f"the tale was not told: {why}" if why else "the tale was not told: others came first"


def _why(passage: Passage, pack: Pack, nights: Sequence[Evening], tale: Tale) -> str:
    """Return in a few words why a passage was not told on any of its tale's nights."""
    whys = Counter(_refusal(passage, pack, one, tale) for one in nights)
    free = whys.pop("", 0)
    if free:
        return f"it could be told on {_nights(free)}, and other versions came first"
    most, times = whys.most_common(1)[0]
    every = " every time" if times == len(nights) else f" on {_nights(times)} of {len(nights)}"
    return f"{most}{every if len(nights) > 1 else ''}"


def _refusal(passage: Passage, pack: Pack, evening: Evening, tale: Tale) -> str:
    """Return why a passage could not be told that evening, or nothing if it could."""
    here = stage(
        tale, evening.children, pack.places, evening.memory,
        seed=evening.seed, season=evening.sky.season, moon=evening.sky.moon,
        lead=evening.night - 1,
    )  # fmt: skip
    return here.refusal(passage) if here else "a figure bears a child's name"


def _nights(number: int) -> str:
    """Return how many nights in words."""
    return "one night" if number == 1 else f"{number} nights"
