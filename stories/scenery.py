"""Scenery is what is seen of a tale while it is told: a setting and the figures in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from stories.marks import LINE, LINE_END
from stories.markup import slug
from stories.script import Cue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from stories.settings import Reader
    from stories.tale import Passage, Role, Tale

CHILD = "child"
"""The kind of a hero, named once for each of them."""
MOST_SHOWN = 4
"""Most things of its own that one tale may show."""
MOST_HEROES = 3
"""Most heroes that are seen; beyond that nobody could be told from another."""
_MOST_CAST = 3
_MOST_MET = 2
"""Most residents and most things met in one part: a picture is no crowd."""
_KIND_LIMIT = 30
_HEROES = frozenset({"hero", "lead", "other"})
_NAMED = re.compile(r"\{\{\s*(\w+)")
_MET = re.compile(
    r"(?:the|an?|some)\s+(?:\S+['’]s\s+)?(.+?)"
    r"(?:\s+(?:of|from|with|in|on|at|under|by|for|to|who|that|downstairs)\b.*)?",
    re.IGNORECASE,
)
_BETWEEN = rf"(?:[\s*-]|{LINE}\d+{LINE_END})+"
"""What may stand between two words of one thing, as a passage is rendered."""


def read_picture(reader: Reader) -> str:
    """Return the setting a table names with ``picture``."""
    picture = reader.text("picture")
    if picture != slug(picture):
        reader.wrong("picture", f"'{picture}' names no picture.", 'picture = "clock-tower"')
    return slug(picture)


def read_shows(reader: Reader) -> tuple[str, ...]:
    """Return the things of its own that a tale ``shows``, the foremost first."""
    things = tuple(dict.fromkeys(reader.texts("shows")))
    for thing in things:
        if thing != slug(thing)[:_KIND_LIMIT]:
            reader.wrong(
                "shows", f"'{thing}' can't be shown by this name.",
                f"use small letters, digits and -: {slug(thing)[:_KIND_LIMIT] or 'bell-rope'}.",
                "T007",
            )  # fmt: skip
    if len(things) > MOST_SHOWN:
        reader.wrong(
            "shows", f"this shows more than {MOST_SHOWN} things.", "take some out.", "T043"
        )
    return things[:MOST_SHOWN]


def kind_of(words: str) -> str:
    """Return the kind of figure that words for somebody or something name: ``glow-worm``."""
    return slug(words)[:_KIND_LIMIT].strip("-")


def kind_met(adds: str) -> str:
    """Return the kind of figure a passage adds, nothing when that is no thing: "the cat" is cat."""
    match = _MET.fullmatch(adds)
    return kind_of(match[1]) if match else ""


@lru_cache(maxsize=1024)
def word_of(kind: str) -> re.Pattern[str]:
    """Return how a thing is found in prose: "bell rope" or "bell-ropes" for ``bell-rope``."""
    words = _BETWEEN.join(re.escape(word) for word in kind.split("-"))
    return re.compile(rf"\b{words}(?:s|es)?\b", re.IGNORECASE)


@dataclass(frozen=True)
class _Seen:
    """What a passage shows on any night, and what only if the name is told."""

    setting: str
    cast: tuple[tuple[Role, bool], ...]
    """Who is named, and whether surely, whatever a condition says."""
    met: str
    heroes: tuple[bool, bool]
    """Whether they are named, and whether surely."""


@lru_cache(maxsize=16384)
def _seen(tale: Tale, passage: Passage) -> _Seen:
    """Return what a passage shows; looked up once for all nights."""
    prose = passage.prose
    turns = [turn for name, turn in tale.turns.items() if f"turn__{name}" in prose.uses]
    turned = {
        name
        for turn in turns
        for line in (*turn.say, *([turn.end] if turn.end else []))
        for name in line.uses
    }
    named = _roots(prose.uses | turned)
    sure = _roots(prose.uses)
    if "{%" in prose.text:  # whoever has a name there is seen only if it is told
        sure -= {name.removesuffix("__own") for name in prose.uses}
    places = (tale.place_pictures.get(name, "") for name in _NAMED.findall(prose.text))
    return _Seen(
        setting=passage.picture or next(filter(None, places), ""),
        cast=tuple((role, role.id in sure) for role in tale.roles if role.id in named),
        met=kind_met(passage.adds),
        heroes=(not _HEROES.isdisjoint(named), not _HEROES.isdisjoint(sure)),
    )


def _roots(uses: set[str] | frozenset[str]) -> frozenset[str]:
    """Return the names behind flat names; to ask how many there are is not to name them."""
    return frozenset(name.split("__")[0] for name in uses if name != "hero__many")


def figures_of(
    tale: Tale, told: Sequence[tuple[Passage, str]], base: Mapping[str, Any], heroes: int
) -> tuple[str, ...]:
    """Return the kinds that stand in one part, the most important first.

    ``told`` are its passages as rendered, ``base`` the names of tonight.
    """
    seen = [(_seen(tale, passage), text) for passage, text in told]
    cast = [
        role
        for role in tale.roles
        if any(
            role is one and (sure or str(base[role.id]) in text)
            for has, text in seen
            for one, sure in has.cast
        )
    ]
    kinds = [kind_of(role.kind) for role in cast[:_MOST_CAST]]
    met = dict.fromkeys(has.met for has, _ in seen if has.met and has.met not in kinds)
    kinds += list(met)[:_MOST_MET]
    kinds += [
        thing
        for thing in tale.shows
        if thing not in kinds and any(word_of(thing).search(text) for _, text in seen)
    ]
    names = tuple(map(str, base.get("hero__each", ())))
    if any(
        sure or (named and any(name in text for name in names))
        for has, text in seen
        for named, sure in (has.heroes,)
    ):
        kinds += [CHILD] * min(heroes, MOST_HEROES)
    return tuple(filter(None, kinds))


def cues_of(
    tale: Tale,
    told: Sequence[tuple[str, Passage, str]],
    base: Mapping[str, Any],
    heroes: int,
) -> list[tuple[Cue, ...]]:
    """Return what is shown before each of the passages told: nothing, or a setting with figures.

    ``told`` are beat, passage and the passage as rendered. A part begins with every beat, and
    where a passage names another picture. A tale without any picture shows nothing.
    """
    cues: list[tuple[Cue, ...]] = [()] * len(told)
    for first, last, setting in _parts(tale, told):
        part = [(passage, text) for _, passage, text in told[first:last]]
        figures = " ".join(figures_of(tale, part, base, heroes))
        if setting:
            cues[first] = (Cue("picture", setting), Cue("figures", figures))
    return cues


def _parts(tale: Tale, told: Sequence[tuple[str, Passage, str]]) -> Iterator[tuple[int, int, str]]:
    """Yield where each part begins and ends, and its setting."""
    setting = setting_of(tale)
    begun = 0
    for at, (beat, passage, _) in enumerate(told):
        if at and beat == told[at - 1][0] and passage.picture in ("", setting):
            continue
        if at:
            yield begun, at, setting
        begun = at
        setting = _seen(tale, passage).setting or setting
    if told:
        yield begun, len(told), setting


@lru_cache(maxsize=1024)
def setting_of(tale: Tale) -> str:
    """Return the setting of a tale's cover: its own, else its first picture, else first place's."""
    passages = [one for beat in tale.beats for one in beat.passages]
    found = (tale.picture, *(one.picture for one in passages))
    places = (_seen(tale, one).setting for one in passages)
    return next(filter(None, found), "") or next(filter(None, places), "")


@lru_cache(maxsize=1024)
def _on_cover(tale: Tale) -> tuple[tuple[str, ...], bool]:
    """Return the kinds on a tale's cover, and whether its heroes stand there, too."""
    friends = sorted(tale.roles, key=lambda role: not role.friend)
    kinds = [kind_of(role.kind) for role in friends][:2]
    kinds += [thing for thing in tale.shows if thing not in kinds][:1]
    names = _roots(tale.title.uses).union(
        *(_roots(one.prose.uses) for beat in tale.beats for one in beat.passages)
    )
    return tuple(filter(None, kinds)), not _HEROES.isdisjoint(names)


def cover_of(tale: Tale, heroes: int) -> tuple[str, tuple[str, ...]]:
    """Return the setting and the figures of a tale's cover for so many children."""
    kinds, with_heroes = _on_cover(tale)
    return setting_of(tale), (*kinds, *([CHILD] * min(heroes, MOST_HEROES) * with_heroes))
