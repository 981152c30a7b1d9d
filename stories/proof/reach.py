"""Reach is how often each passage was told over the nights, and why some never were."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

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


def reach(
    tale: Tale, pack: Pack, nights: Sequence[Evening], dozen: Iterable[Evening]
) -> Reach:
    """Return what the nights told of a tale, and what they did not."""
    mine = [one for one in nights if one.story and one.story.tale == tale.key]
    times = Counter(id for one in mine if one.story for id in one.story.passages)
    covered = {id for one in dozen if one.story for id in one.story.passages}
    unreached = tuple(
        Unreached(passage, _why(passage, mine), passage.id in covered)
        for beat in tale.beats
        for passage in beat.passages
        if not times[passage.id]
    )
    return Reach(tale, tuple(one.night for one in mine), times, unreached)


def _why(passage: Passage, nights: Sequence[Evening]) -> str:
    """Return in a few words why a passage was not told on any of its tale's nights."""
    if not nights:
        return "the tale itself was not told"
    asks = asked(passage)
    if asks:
        return f"it asks: {'; '.join(asks)}"
    return f"others came first on {len(nights)} of {len(nights)} nights"


def asked(passage: Passage) -> list[str]:
    """Return what must be true for a passage, in the storyteller's own words."""
    return [
        *(f"new={role}" for role in passage.new),
        *(f"known={role}" for role in passage.known),
        *(f"if {condition.text}" for condition in passage.conditions),
        *(["elder"] if passage.elder else []),
    ]
