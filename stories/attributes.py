"""Attributes are what stands in braces after a heading: when, how often and how it is told."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from stories.markup import slug
from stories.problems import did_you_mean
from stories.sandbox import Condition, Vocabulary
from stories.tale import Passage

if TYPE_CHECKING:
    from collections.abc import Collection

    from stories.markup import Heading
    from stories.settings import Findings

_BEAT_ONLY = ("optional", "take", "order", "shared")
_BOTH = (
    "brings", "needs", "opens", "closes", "leaves", "picture", "whisper", "slow", "if", "energy",
)  # fmt: skip
_PASSAGE_ONLY = ("new", "known", "adds", "at", "elder")
_FLAGS = ("optional", "whisper", "slow", "elder")
_SETS = ("brings", "needs", "opens", "closes")
_TAKE = re.compile(r"(\d{1,2})(?:\.\.(\d{1,2}))?")


@dataclass(frozen=True)
class BeatAttributes:
    """What stands in braces after a ``##``."""

    energy: int = 3
    take: tuple[int, int] | None = None
    order: str = ""
    optional: bool = False
    shared: str = ""
    heading: Heading | None = None

    def on(self, passage: Passage, words: Vocabulary, found: Findings) -> Passage:
        """Return a shared passage with what holds for every version of this beat."""
        if self.heading is None:
            return passage
        own = _values([self.heading], self, words, found)
        both = {key: getattr(passage, key) | own[key] for key in _SETS}
        return replace(
            passage,
            **both,
            conditions=(*own["conditions"], *passage.conditions),
            leaves=(*own["leaves"], *passage.leaves),
            energy=self.energy,
            picture=passage.picture or own["picture"],
            whisper=passage.whisper or own["whisper"],
            slow=passage.slow or own["slow"],
        )


@dataclass(frozen=True)
class PassageAttributes:
    """What holds for one passage: its own attributes and those of its beat."""

    many: bool
    values: dict[str, Any] = field(default_factory=dict)

    def passage(self, **rest: Any) -> Passage:
        """Return the passage with these attributes."""
        return Passage(**self.values, **rest)


def read_beat(heading: Heading, found: Findings) -> BeatAttributes:
    """Read the attributes of a ``##``."""
    _known(heading, (*_BEAT_ONLY, *_BOTH), _PASSAGE_ONLY, "a ### of its own", found)
    order = _one(heading, "order")
    if order not in ("", "as-written", "by-energy"):
        hint = did_you_mean(order, ("as-written", "by-energy"))
        found.add(
            heading.line, "T035", f"order '{order}' is unknown.{hint}", "write order=as-written."
        )
    shared = _one(heading, "shared")
    if shared and shared != slug(shared):
        found.add(heading.line, "T035", f"shared '{shared}' is no plain name.", "shared=goodnights")
    return BeatAttributes(
        energy=_energy(heading, 3, found),
        take=_take(heading, found),
        order=order,
        optional="optional" in heading.attributes,
        shared=shared,
        heading=heading,
    )


def read_passage(
    heading: Heading, beat: BeatAttributes, words: Vocabulary, found: Findings
) -> PassageAttributes:
    """Read the attributes of a passage; those of its ``##`` hold for it, too."""
    if heading.level == 3:
        _known(heading, (*_PASSAGE_ONLY, *_BOTH), _BEAT_ONLY, "the ## above", found)
    layers = [heading]
    if beat.heading is not None and beat.heading is not heading:
        layers.insert(0, beat.heading)
    at = _one(heading, "at")
    if at not in ("", "first", "last"):
        found.add(heading.line, "T035", f"at '{at}' is unknown.", "write at=first or at=last.")
    if at and beat.take is None:
        found.add(heading.line, "T034", "'at' needs a beat with take=.", "leave it out.")
    for key in ("adds", "leaves"):
        for value in heading.attributes.get(key, []):
            if any(mark in value for mark in "{}*") or len(value) > 120:
                found.add(heading.line, "T035", f"'{key}' is plain words.", f'{key}="the cat"')
    values = _values(layers, beat, words, found)
    many = any(condition.many for condition in values["conditions"])
    return PassageAttributes(many, {**values, "at": at})


def _values(
    layers: list[Heading], beat: BeatAttributes, words: Vocabulary, found: Findings
) -> dict[str, Any]:
    """Return the attributes of a passage, from the ``##`` to its own ``###``."""
    heading = layers[-1]
    conditions = []
    for layer in layers:
        for text in layer.attributes.get("if", []):
            condition = Condition(text, words)
            for one in condition.complaints:
                found.add(layer.line, one.code, one.what, one.mend)
            if not condition.complaints:
                conditions.append(condition)
    values: dict[str, Any] = {
        "new": _people(heading, "new", words, found),
        "known": _people(heading, "known", words, found),
        "conditions": tuple(conditions),
        "adds": _one(heading, "adds"),
        "energy": _energy(heading, beat.energy, found),
        "picture": _one(heading, "picture") or _one(layers[0], "picture"),
        "whisper": any("whisper" in layer.attributes for layer in layers),
        "slow": any("slow" in layer.attributes for layer in layers),
        "elder": "elder" in heading.attributes,
        "leaves": tuple(one for layer in layers for one in layer.attributes.get("leaves", [])),
    }
    for key in _SETS:
        values[key] = frozenset(
            slug(part)
            for layer in layers
            for value in layer.attributes.get(key, [])
            for part in value.split(",")
            if slug(part)
        )
    return values


def _known(
    heading: Heading, here: Collection[str], elsewhere: Collection[str], where: str, found: Findings
) -> None:
    """Complain of attributes that are unknown, misplaced, doubled, or lack their value."""
    for key, values in heading.attributes.items():
        if key in elsewhere:
            found.add(heading.line, "T034", f"'{key}' can't stand here.", f"put it on {where}.")
        elif key not in here:
            hint = did_you_mean(key, (*here, *elsewhere))
            found.add(
                heading.line,
                "T033",
                f"'{key}' is no attribute.{hint}",
                f"use one of: {', '.join(sorted(here))}.",
            )
        elif (key in _FLAGS) == any(values):
            how = f"write {key} alone." if key in _FLAGS else f'write {key}="…".'
            found.add(heading.line, "T035", f"'{key}' is not written right.", how)
        elif key == "picture" and values[0] != slug(values[0])[:60]:
            what = f"picture '{values[0]}' is no plain name."
            found.add(heading.line, "T035", what, 'write picture="clock-tower".')
        elif len(values) > 1 and key not in (*_SETS, "leaves"):
            found.add(heading.line, "T035", f"'{key}' stands here twice.", "keep one of them.")


def _one(heading: Heading, key: str) -> str:
    """Return the first value of an attribute, or an empty string."""
    return (heading.attributes.get(key) or [""])[0]


def _energy(heading: Heading, otherwise: int, found: Findings) -> int:
    """Return the energy, 5 lively ... 1 asleep."""
    value = _one(heading, "energy")
    if not value:
        return otherwise
    if value in ("1", "2", "3", "4", "5"):
        return int(value)
    found.add(
        heading.line, "T035", f"energy '{value}' is no energy.", "write energy=1 to energy=5."
    )
    return otherwise


def _take(heading: Heading, found: Findings) -> tuple[int, int] | None:
    """Return how many passages are told, at least and at most."""
    value = _one(heading, "take")
    if not value:
        return None
    match = _TAKE.fullmatch(value)
    if match:
        low, high = int(match[1]), int(match[2] or match[1])
        if 1 <= low <= high <= 12:
            return low, high
    found.add(heading.line, "T035", f"take '{value}' can't be read.", "write take=2..4.")
    return None


def most_told(heading: Heading) -> int:
    """Return how many passages of a beat one telling can hold."""
    match = _TAKE.fullmatch(_one(heading, "take"))
    return int(match[2] or match[1]) if match else 1


def _people(heading: Heading, key: str, words: Vocabulary, found: Findings) -> tuple[str, ...]:
    """Return the figures a passage calls new or known."""
    names = [part.strip() for v in heading.attributes.get(key, []) for part in v.split(",")]
    figures = words.people - {"hero", "lead", "other"}
    for name in names:
        if name not in figures:
            found.add(
                heading.line,
                "T037",
                f"{key}={name}: nobody in the cast has this name.{did_you_mean(name, figures)}",
                f"declare [cast.{name}] or mend the name.",
            )
    return tuple(name for name in names if name in figures)
