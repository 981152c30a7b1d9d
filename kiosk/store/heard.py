"""What was heard is one row a night; friends and facts are folded from those rows, never kept."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.store.lines import Row
from kiosk.store.records import from_row, to_row


@dataclass(frozen=True)
class Heard:
    """The tale of one night: what of it was told, to whom, and what it left behind."""

    night: int
    pack: str
    tale: str
    children: tuple[str, ...]
    """Ids of those who listened."""
    lead: str = ""
    passages: tuple[str, ...] = ()
    """Lasting ids of the passages told, in order."""
    friends: tuple[tuple[str, str], ...] = ()
    """Role in the cast and the name the friend went by."""
    facts: tuple[str, ...] = ()
    finished: bool = False
    seed: int = 0
    shape: str = ""
    ending: str = ""
    """Id of the passage whose image closed the tale."""
    meets: tuple[str, ...] = ()
    """Worries the tale touched, so that a bad dream can rest them."""
    brave: bool = False
    """Whether a grown-up chose it against a worry, for that night alone."""
    places: tuple[str, ...] = ()
    """Ids of the places that were told of."""
    helpers: tuple[str, ...] = ()
    """Lasting ids of the residents and friends who were told of."""
    image: str = ""
    """The picture that was seen last."""
    again: int = 0
    """The night whose very words these were, if they were told again."""


@dataclass(frozen=True)
class Friend:
    """Someone from a tale whom a child has met to the end."""

    pack: str
    tale: str
    role: str
    name: str
    nights: tuple[int, ...]


@dataclass(frozen=True)
class Fact:
    """Something a tale left for later nights."""

    pack: str
    tale: str
    text: str
    night: int


def fold_friends(heard: Iterable[Heard], children: Iterable[str]) -> tuple[Friend, ...]:
    """Return the friends known to any of these children, oldest first; the last name counts."""
    met: dict[tuple[str, str, str], tuple[str, list[int]]] = {}
    for row in _to_the_end(heard, children):
        for role, name in row.friends:
            key = (row.pack, row.tale, role)
            met[key] = (name, [*met.get(key, ("", []))[1], row.night])
    return tuple(Friend(*key, name, tuple(nights)) for key, (name, nights) in met.items())


def fold_facts(heard: Iterable[Heard], children: Iterable[str]) -> tuple[Fact, ...]:
    """Return the facts known to any of these children, each from the first night it held."""
    facts: dict[tuple[str, str, str], int] = {}
    for row in _to_the_end(heard, children):
        for text in row.facts:
            facts.setdefault((row.pack, row.tale, text), row.night)
    return tuple(Fact(*key, night) for key, night in facts.items())


def _to_the_end(heard: Iterable[Heard], children: Iterable[str]) -> list[Heard]:
    wanted = set(children)
    rows = [row for row in heard if row.finished and wanted & set(row.children)]
    return sorted(rows, key=lambda row: row.night)


def heard_from(row: Row) -> Heard:
    """Return the record that lies in a row."""
    friends = tuple((role, name) for role, name in row.get("friends", ()))
    home, pack = f"{row['pack']}/{row['tale']}", str(row["pack"])
    passages = tuple(home + one if one[:1] == "#" else one for one in row.get("passages", ()))
    helpers = tuple(_longer(one, home, pack) for one in row.get("helpers", ()))
    return from_row(Heard, row, friends=friends, passages=passages, helpers=helpers)


def heard_row(heard: Heard) -> Row:
    """Return a record as a row: short, for two months of rows are written with each of them."""
    plain = {f.name: f.default for f in dataclasses.fields(Heard)}
    home = f"{heard.pack}/{heard.tale}"
    row = to_row(heard)
    row["passages"] = [
        one.removeprefix(home) if one.startswith(home + "#") else one for one in heard.passages
    ]
    row["helpers"] = [_shorter(one, home, heard.pack) for one in heard.helpers]
    return {name: value for name, value in row.items() if value not in (plain[name], [])}


def _shorter(id: str, tale: str, pack: str) -> str:
    """Return an id without the tale or pack it stands in anyway."""
    if id.startswith(tale + "#"):
        return id.removeprefix(tale)
    return "~" + id.removeprefix(pack) if id.startswith(pack + "#") else id


def _longer(id: str, tale: str, pack: str) -> str:
    """Return an id whole again."""
    return tale + id if id[:1] == "#" else pack + id[1:] if id[:1] == "~" else id
