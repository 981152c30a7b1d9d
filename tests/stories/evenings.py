"""Many evenings in a row, and what came round in them although something better was left."""

from __future__ import annotations

from dataclasses import dataclass

from stories.cast import Child
from stories.casting import keyed, stage
from stories.choosing import refusal
from stories.company import COMPANY_REST
from stories.fitting import arranged
from stories.lengths import pace_of, parts_of
from stories.library import Library
from stories.memory import PASSAGE_REST, Memory
from stories.portion import Part
from stories.tale import Passage
from stories.teller import Story, tell

WITHIN = 0.08
SEASONS = ("winter", "spring", "summer", "autumn")


@dataclass(frozen=True)
class Evening:
    """One told night, with what was remembered before it."""

    night: int
    memory: Memory
    story: Story

    @property
    def season(self) -> str:
        """Return the season of the night: the year begins in winter."""
        return SEASONS[self.night // 91 % 4]

    @property
    def away(self) -> float:
        """Return how far the story landed from the wished minutes, as a part of them."""
        return abs(self.story.missed)


def evenings(
    library: Library, children: tuple[Child, ...], nights: int, minutes: float, seed: int = 1
) -> list[Evening]:
    """Return so many nights in a row, each heard to its end."""
    memory, told = Memory(), []
    pace = pace_of(min(child.age for child in children))
    for night in range(1, nights + 1):
        story = tell(
            library, children, minutes=minutes, seed=keyed(seed, str(night)), pace=pace,
            memory=memory, night=night, lead=night - 1, season=SEASONS[night // 91 % 4],
        )  # fmt: skip
        told.append(Evening(night, memory, story))
        memory = memory.after(story.row(night, [child.name for child in children]))
    return told


def broken(library: Library, children: tuple[Child, ...], told: list[Evening]) -> list[int]:
    """Return the nights on which a tale was told that an age or a worry forbids."""
    found = []
    for one in told:
        tale = library.find(one.story.tale)
        if tale is None or refusal(tale, children):
            found.append(one.night)
    return found


def early(library: Library, children: tuple[Child, ...], one: Evening) -> list[str]:
    """Return the passages told again within thirty nights although another fitted.

    Another fits when it is a version of the same beat, may be told tonight, rested and is not
    told anyway, when the plot holds with it, and when the story still lands on its minutes.
    """
    tired = {
        id for id in one.story.passages
        if one.night - one.memory.passages.get(id, -99) <= PASSAGE_REST
    }  # fmt: skip
    if not tired:
        return []
    tale = library.find(one.story.tale)
    assert tale is not None
    pack, pace = library.packs[tale.pack], pace_of(min(child.age for child in children))
    here = stage(
        tale, children, pack.places, one.memory,
        seed="any", season=one.season, moon="full", lead=one.night - 1,
    )  # fmt: skip
    assert here is not None
    parts = parts_of(here, one.memory, pace, one.night)
    assert parts is not None
    told = [tuple(p for p in part.ranked if p.id in one.story.passages) for part in parts]
    return [
        passage.id
        for number, part in enumerate(parts)
        for passage in told[number]
        if passage.id in tired
        and any(
            arranged(here, parts, [*told[:number], swapped, *told[number + 1 :]])
            for swapped in _swaps(part, passage, told[number], one.story)
        )
    ]


def _swaps(
    part: Part, out: Passage, told: tuple[Passage, ...], story: Story
) -> list[tuple[Passage, ...]]:
    """Return what could be told of a beat instead, rested and on the minutes."""
    return [
        tuple(new if one is out else one for one in told)
        for new in part.ranked
        if new.id in part.rested
        and new not in told
        and not (new.at and any(new.at == one.at for one in told if one is not out))
        and _lands(story, part.seconds[new.id] - part.seconds[out.id])
    ]


def _lands(story: Story, more: float) -> bool:
    """Return whether a story so much longer is surely on its minutes, one part in a hundred less.

    What a passage will take is only known to about that much before it is told in its place.
    """
    return abs((story.seconds_planned + more) / 60 / story.minutes_target - 1.0) <= WITHIN - 0.01


def companies_again(library: Library, told: list[Evening]) -> list[tuple[int, str]]:
    """Return the night and beat of every whole company told again within sixty nights.

    Only where another one of as many passages was left that night: of rested ones, or of any if
    this one was resting itself.
    """
    heard: dict[tuple[str, frozenset[str]], int] = {}
    found = []
    for one in told:
        tale = library.find(one.story.tale)
        assert tale is not None
        for beat in tale.beats:
            company = frozenset(p.id for p in beat.passages) & frozenset(one.story.passages)
            if beat.take is None or len(company) < 2:
                continue
            key = (f"{tale.key}#{beat.slug}", company)
            rested = {p.id for p in beat.passages if not one.memory.tiredness(p.id, one.night)}
            left = len(rested) > len(company) or not company <= rested
            if one.night - heard.get(key, -99) <= COMPANY_REST and left:
                found.append((one.night, key[0]))
            heard[key] = one.night
    return found
