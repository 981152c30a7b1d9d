"""Offers are the tales that could be told tonight, best first, with how long each can be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from stories.ages import band
from stories.casting import stage
from stories.choosing import candidates
from stories.lengths import parts_of, span
from stories.memory import Memory
from stories.telling import title_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stories.cast import Child
    from stories.library import Library
    from stories.pacing import Pace


@dataclass(frozen=True)
class Offer:
    """One tale as tonight's children could choose it."""

    tale: str
    """Key of the tale, to be given to ``tell``."""
    title: str
    ages: tuple[int, int]
    minutes: tuple[float, float]
    """Its shortest and its longest telling tonight, measured, none beyond the age's cap."""
    picture: str
    reasons: tuple[str, ...]


def offers(
    library: Library,
    children: Sequence[Child],
    *,
    minutes: float,
    seed: int | str,
    pace: Pace,
    memory: Memory | None = None,
    season: str = "summer",
    moon: str = "full",
    night: int = 1,
    lead: int = 0,
    most: int = 6,
    wished: str = "",
) -> tuple[Offer, ...]:
    """Return up to ``most`` tales, the best first, and the ``wished`` one if it may be told.

    Raises ``CannotTell`` when nothing fits.
    """
    memory = memory if memory is not None else Memory()
    cap = float(band(min(child.age for child in children)).story_cap) if children else 0.0
    found: list[Offer] = []
    ranked = candidates(
        list(library.tales), children, memory,
        night=night, seed=seed, season=season, minutes=minutes,
    )  # fmt: skip
    for candidate in ranked:
        tale = candidate.tale
        if len(found) >= most and tale.key != wished:
            continue
        pack = library.packs[tale.pack]
        here = stage(
            tale, children, pack.places, memory, seed=seed, season=season, moon=moon, lead=lead
        )
        parts = parts_of(here, memory, pace, night) if here else None
        length = span(here, pack, parts, pace, breaths=True) if here and parts else None
        if here is None or length is None:
            continue
        pictures = (one.picture for beat in tale.beats for one in beat.passages if one.picture)
        found.append(
            Offer(
                tale.key,
                title_of(here),
                tale.ages,
                (min(cap, length[0]), min(cap, length[1])),
                next(pictures, ""),
                candidate.reasons,
            )
        )
    return tuple(found)
