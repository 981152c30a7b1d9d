"""Offers are the tales that could be told tonight, best first, with how long each can be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from stories.ages import band
from stories.casting import stage
from stories.choosing import Candidate, candidates, refusal
from stories.lengths import parts_of, span
from stories.memory import Memory
from stories.problems import CannotTell
from stories.scenery import cover_of
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
    """The setting of its cover."""
    reasons: tuple[str, ...]
    meets: tuple[str, ...] = ()
    """The worries it meets: then only a grown-up picks it."""
    figures: tuple[str, ...] = ()
    """Who and what stands in its picture, the most important first, each hero as ``child``."""


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

    A wished brave-night tale is judged as picked by a grown-up, and comes last; no other is ever
    among them. Raises ``CannotTell`` when nothing fits.
    """
    memory = memory if memory is not None else Memory()
    cap = float(band(min(child.age for child in children)).story_cap) if children else 0.0
    found: list[Offer] = []
    picked = _picked(library, children, wished)
    try:
        ranked = candidates(
            list(library.tales), children, memory,
            night=night, seed=seed, season=season, minutes=minutes,
        )  # fmt: skip
    except CannotTell:
        if not picked:
            raise
        ranked = []
    for candidate in (*ranked, *picked):
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
        picture, figures = cover_of(tale, len(children))
        found.append(
            Offer(
                tale.key,
                title_of(here),
                tale.ages,
                (min(cap, length[0]), min(cap, length[1])),
                picture,
                candidate.reasons,
                tale.meets,
                figures,
            )
        )
    return tuple(found)


def _picked(library: Library, children: Sequence[Child], wished: str) -> tuple[Candidate, ...]:
    """Return the wished tale if it meets a worry, and all else about it suits these children."""
    tale = library.find(wished) if wished else None
    if tale is None or not tale.meets or tale.comfort or refusal(tale, children, picked=True):
        return ()
    return (Candidate(tale, 0.0, ("A grown-up picked it.",)),)


def brave(
    library: Library,
    children: Sequence[Child],
    *,
    seed: int | str,
    season: str = "summer",
    moon: str = "full",
) -> tuple[Offer, ...]:
    """Return the tales that meet a worry, for a grown-up to pick from: what somebody has first.

    A title names those children whom the tale suits; one that suits none is left out.
    """
    found: list[tuple[bool, str, Offer]] = []
    for tale in library.tales:
        if not tale.meets or tale.comfort:
            continue
        fit = [one for one in children if not refusal(tale, [one], picked=True)]
        places = library.packs[tale.pack].places
        here = (
            stage(tale, fit, places, Memory(), seed=seed, season=season, moon=moon) if fit else None
        )
        if here is None:
            continue
        met = any(worry in tale.meets for one in fit for worry in one.worries)
        minutes = (float(tale.minutes[0]), float(tale.minutes[1]))
        picture, figures = cover_of(tale, len(fit))
        offer = Offer(
            tale.key, title_of(here), tale.ages, minutes, picture, (), tale.meets, figures
        )
        found.append((not met, tale.key, offer))
    return tuple(offer for _, _, offer in sorted(found, key=lambda one: one[:2]))
