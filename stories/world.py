"""A world is what a tale may use of its pack, and every name that its prose may use."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from stories.attributes import most_told
from stories.front_matter import (
    SEASONS,
    TAKEN,
    WORDS_LIMIT,
    bearable,
    free_name,
    pronouns_of,
    read_thing,
    sayable,
)
from stories.marks import LINE, LINE_END
from stories.sandbox import Prose, Vocabulary
from stories.scenery import read_picture
from stories.settings import Reader
from stories.tale import Passage, Place, Resident, SourceBook, Turn

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from stories.front_matter import FrontMatter, TurnText
    from stories.markup import Heading
    from stories.settings import Findings, Settings

ENTRIES = 200
"""Most residents or places in one pack."""
_MARK = 12
"""Room for the mark of a source."""


@dataclass(frozen=True)
class World:
    """What a tale may use of its pack."""

    pack: str
    residents: Mapping[str, Resident] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    """By the name used between braces (hyphens are underscores)."""
    shared: Mapping[str, tuple[Passage, ...]] = field(default_factory=dict)
    book: SourceBook = field(default_factory=lambda: SourceBook("pack"))

    @property
    def things(self) -> dict[str, bool]:
        """Return the places as names for prose."""
        return {name: bool(place.thing.the) for name, place in self.places.items()}

    @property
    def lengths(self) -> dict[str, int]:
        """Return how long each place can be, and the echo lines of all shared passages."""
        lengths = {
            name: max(len(place.thing.plain), len(place.thing.the))
            for name, place in self.places.items()
        }
        for passages in self.shared.values():
            for passage in passages:
                for name, echo in passage.echoes.items():
                    key = f"echo__{name}"
                    lengths[key] = lengths.get(key, 0) + echo.bound + _MARK
        return lengths


def checked(
    text: str, line: int, words: Vocabulary, found: Findings, *, many: bool = False
) -> Prose:
    """Return a piece of prose, its complaints noted at their lines."""
    prose = Prose(text, words, many)
    for one in prose.complaints:
        found.add(line + one.line - 1, one.code, one.what, one.mend)
    return prose


def vocabulary(
    front: FrontMatter, headings: Sequence[Heading], world: World, file: str, found: Findings
) -> tuple[Vocabulary, dict[str, Turn]]:
    """Return every name this tale's prose may use and how long each can be, and its turns."""
    things = world.things
    lengths = world.lengths
    for name, values in front.draws.items():
        things[name] = all(value.the for value in values)
        lengths[name] = max(max(len(value.plain), len(value.the)) for value in values)
    for role in front.roles:
        said = [*role.said, *([""] * len(role.names))]
        lengths[role.id] = max(
            3 * len(name.split()) + len(name) + len(sound)
            for name, sound in zip(role.names, said, strict=False)
        )
    people = frozenset({"hero", "lead", "other", *(role.id for role in front.roles)})
    inner = Vocabulary(people, things, lengths=lengths)
    turns = {
        key: _turn(key, turn, file, inner, world, f"{world.pack}/{front.id}", found)
        for key, turn in front.turns.items()
    }
    for key, turn in turns.items():
        told = (*turn.say, *([turn.end] if turn.end else []))
        lengths[f"turn__{key}"] = max(piece.bound for piece in told) if told else 0
    echoes = _echo_lengths(headings, inner)
    for name, length in echoes.items():
        lengths[f"echo__{name}"] = length + lengths.get(f"echo__{name}", 0)
    words = Vocabulary(people, things, frozenset(front.turns), frozenset(echoes), lengths)
    return words, turns


def _echo_lengths(headings: Sequence[Heading], inner: Vocabulary) -> dict[str, int]:
    """Return how long the lines left under each name can be, all that one telling can hold."""
    beats: list[tuple[int, dict[str, list[int]]]] = []
    for heading in headings:
        if heading.level == 2 or not beats:
            beats.append((most_told(heading), {}))
        for echo in heading.echoes:
            bound = Prose(echo.text, inner, many=True).bound + _MARK
            beats[-1][1].setdefault(echo.name, []).append(bound)
    lengths: dict[str, int] = {}
    for most, left in beats:
        for name, bounds in left.items():
            lengths[name] = lengths.get(name, 0) + sum(sorted(bounds)[-most:])
    return lengths


def _turn(
    key: str, turn: TurnText, file: str, words: Vocabulary, world: World, tale: str, found: Findings
) -> Turn:
    """Turn typed refrain lines into prose with their sources."""

    def piece(text: str, line: int) -> Prose:
        number = world.book.note(file, line, f"{tale}#turn/{key}")
        return checked(f"{LINE}{number}{LINE_END}{text}", line, words, found)

    end = piece(*turn.end) if turn.end else None
    return Turn(tuple(piece(text, line) for text, line in turn.say), end)


def read_residents(settings: Settings, found: Findings) -> dict[str, Resident]:
    """Read ``cast.toml``: everybody who lives in the pack."""
    residents: dict[str, Resident] = {}
    for key in _names(settings, found, set()):
        reader = Reader(settings, found, key, WORDS_LIMIT)
        reader.known(("name", "second", "kind", "pronouns", "said", "traits"))
        name = reader.text("name", required=True, otherwise=key)
        second = reader.text("second", required=True, otherwise=f"the other {key}")
        said = reader.text("said")
        residents[key] = Resident(
            id=key,
            name=name if bearable(reader, "name", name) else "Somebody",
            second=second if bearable(reader, "second", second) else "Somebody",
            kind=reader.text("kind", required=True),
            pronouns=pronouns_of(reader),
            said=said if sayable(reader, said) else "",
            traits=reader.texts("traits"),
        )
    return residents


def read_places(settings: Settings, found: Findings) -> dict[str, Place]:
    """Read ``places.toml``; the keys are the names used between braces."""
    places: dict[str, Place] = {}
    for key in _names(settings, found, set(TAKEN)):
        reader = Reader(settings, found, key, WORDS_LIMIT)
        reader.known(("forms", "senses", "seasons", "picture"))
        seasons = reader.texts("seasons")
        if any(season not in SEASONS for season in seasons):
            reader.wrong("seasons", "a season here is unknown.", f"use {', '.join(SEASONS)}.")
        places[key.replace("-", "_")] = Place(
            id=key,
            thing=read_thing(reader, "forms", reader.text("forms", required=True, otherwise=key)),
            senses=reader.text("senses"),
            seasons=seasons,
            picture=read_picture(reader),
        )
    return places


def _names(settings: Settings, found: Findings, taken: set[str]) -> Iterator[str]:
    """Yield the tables of a file whose names can stand between braces."""
    top = Reader(settings, found)
    for number, (key, value) in enumerate(settings.values.items()):
        if number == ENTRIES:
            top.wrong(key, f"more than {ENTRIES} entries.", "make two packs of it.", "T043")
        if found.full or number >= ENTRIES:
            return
        if not isinstance(value, dict):
            top.wrong(key, f"'{key}' should be a table.", "write [name] on its own line.")
        elif free_name(top, key.replace("-", "_"), key, taken):
            yield key
