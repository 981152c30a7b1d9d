"""Front matter is what a tale says about itself before its first beat: who, what, how long."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from stories.cast import NAME_LIMIT, SAID_LIMIT, WORRIES, Pronouns, name_fault
from stories.problems import did_you_mean
from stories.sandbox.vocabulary import SETS, WORDS
from stories.scenery import read_picture, read_shows
from stories.settings import Reader
from stories.tale import COMFORT, PIECES, SHAPES, TALE, Place, Resident, Role, Thing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stories.settings import Findings, Settings

_KEYS = (
    "id", "title", "ages", "shape", "minutes", "worries", "meets", "again", "words", "likes",
    "seasons", "piece", "picture", "shows", "cast", "draw", "turns",
)  # fmt: skip
SEASONS = ("spring", "summer", "autumn", "winter")
_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SLASHED = re.compile(r"/[^/\d\s]+/")
_FORMS = re.compile(r"^(an?|some|the|two|three)/(the)\s+(\S.*)$")
WORDS_LIMIT = 120
"""Longest drawn thing or place, in characters: what stands between braces is short."""
_ENTRIES = 40
"""Most figures, drawn things or turns in one tale."""
TAKEN = frozenset(
    {"hero", "lead", "other", "added", "pause", "turn", "back", "all", *WORDS, *SETS}
    | {"and", "or", "not", "in", "is", "if", "else", "true", "false", "none", "for", "one"}
)


@dataclass(frozen=True)
class TurnText:
    """A turn as typed: each line with the line number it stands on."""

    say: tuple[tuple[str, int], ...]
    end: tuple[str, int] | None


@dataclass(frozen=True)
class FrontMatter:
    """What a tale says about itself."""

    id: str
    title: tuple[str, int]
    ages: tuple[int, int]
    shape: str
    minutes: tuple[int, int]
    worries: tuple[str, ...]
    meets: tuple[str, ...]
    once: bool
    words: tuple[str, ...]
    likes: tuple[str, ...]
    seasons: tuple[str, ...]
    roles: tuple[Role, ...]
    draws: Mapping[str, tuple[Thing, ...]]
    turns: Mapping[str, TurnText]
    piece: str = TALE
    picture: str = ""
    shows: tuple[str, ...] = ()


def read_front_matter(
    settings: Settings,
    found: Findings,
    residents: Mapping[str, Resident],
    places: Mapping[str, Place],
) -> FrontMatter:
    """Read and check the front matter of a tale."""
    top = Reader(settings, found)
    top.known(_KEYS)
    taken = set(TAKEN) | set(places)
    roles = tuple(
        role
        for key in _table(top, "cast")
        if free_name(top, key, f"cast.{key}", taken)
        for role in [_role(Reader(settings, found, f"cast.{key}", WORDS_LIMIT), key, residents)]
        if role is not None
    )
    draws = _draws(Reader(settings, found, "draw", WORDS_LIMIT), taken)
    return FrontMatter(
        id=lasting_id(top, top.text("id", required=True)),
        title=(top.text("title", required=True), top.line("title")),
        ages=top.span("ages", 0, 17),
        shape=top.choice("shape", SHAPES),
        minutes=top.span("minutes", 1, 30),
        worries=_listed(top, "worries", WORRIES),
        meets=_listed(top, "meets", WORRIES),
        once=top.choice("again", ("routine", "once"), "routine") == "once",
        words=top.texts("words"),
        likes=top.texts("likes"),
        seasons=_listed(top, "seasons", SEASONS),
        roles=roles,
        draws=draws,
        turns={
            key: _turn(Reader(settings, found, f"turns.{key}"), key)
            for key in _table(top, "turns")
            if free_name(top, key, f"turns.{key}", set())
        },
        piece=_piece(top),
        picture=read_picture(top),
        shows=read_shows(top),
    )


def _piece(top: Reader) -> str:
    """Return what the file holds; a comfort piece meets no worry, for nobody picks it by day."""
    piece = top.choice("piece", PIECES, TALE)
    if piece == COMFORT and "meets" in top.values:
        top.wrong("meets", "a comfort piece can't meet a worry.", "write a tale for that.")
    return piece


def _table(top: Reader, key: str) -> dict[str, Any]:
    """Return a table of the front matter, empty when it is missing, no table or far too large."""
    value = top.values.get(key, {})
    if not isinstance(value, dict):
        top.wrong(key, f"'{key}' should be a table.", f"write [{key}.NAME] on its own line.")
        return {}
    if len(value) > _ENTRIES:
        top.wrong(key, f"'{key}' has more than {_ENTRIES} entries.", "take some out.", "T043")
        return {}
    return value


def is_lasting_id(value: str) -> bool:
    """Return whether a text can be an id: small letters, digits, hyphens."""
    return bool(_ID.fullmatch(value)) and len(value) <= 60


def lasting_id(reader: Reader, value: str) -> str:
    """Check an id: small letters, digits, hyphens."""
    if value and not is_lasting_id(value):
        reader.wrong(
            "id", f"the id '{value}' is no plain id.", "use small letters, digits and -.", "T007"
        )
    return value


def free_name(reader: Reader, name: str, key: str, taken: set[str]) -> bool:
    """Check that a name can be used between braces, and take it."""
    if not (_NAME.fullmatch(name) and len(name) <= NAME_LIMIT):
        reader.wrong(
            key,
            f"'{name}' can't be used between braces.",
            f"use small letters, digits and single underscores{_near_name(name)}.",
            "T007",
        )
        return False
    if name in taken:
        reader.wrong(key, f"'{name}' has a meaning already.", "choose another name.", "T008")
        return False
    taken.add(name)
    return True


def _near_name(name: str) -> str:
    """Return the nearest name that fits between braces, as a hint; nothing when there is none."""
    near = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")
    return f": {near}" if _NAME.fullmatch(near) and len(near) <= NAME_LIMIT else ""


def _listed(reader: Reader, key: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Return a list of words out of a closed list."""
    words = reader.texts(key)
    for word in words:
        if word not in known:
            reader.wrong(
                key,
                f"'{word}' is not a known word for {key}.{did_you_mean(word, known)}",
                f"use: {' '.join(known)}.",
                "T006",
            )
    return tuple(word for word in words if word in known)


def pronouns_of(reader: Reader) -> Pronouns:
    """Return the pronouns of a figure."""
    spec = reader.text("pronouns", required=True, otherwise="it")
    try:
        return Pronouns.of(spec)
    except ValueError as error:
        hint = did_you_mean(spec, ("she", "he", "they", "it"))
        reader.wrong("pronouns", f"{error}.{hint}", "write she, he, they, it or five forms.")
        return Pronouns.of("it")


def _role(reader: Reader, key: str, residents: Mapping[str, Resident]) -> Role | None:
    """Read one ``[cast.X]``."""
    if "resident" in reader.values:
        reader.known(("resident", "friend", "kind"), above=_KEYS)
        wanted = reader.text("resident")
        resident = residents.get(wanted)
        if resident is None:
            hint = did_you_mean(wanted, residents)
            reader.wrong(
                "resident", f"no resident '{wanted}' in cast.toml.{hint}", "mend it.", "T006"
            )
            return Role(key, "somebody", ("Somebody",), Pronouns.of("they"))
        return Role(
            key,
            resident.kind,
            (resident.name, resident.second),
            resident.pronouns,
            friend=True,
            resident=wanted,
            said=(resident.said, "") if resident.said else (),
        )
    reader.known(("kind", "names", "name", "pronouns", "friend", "said"), above=_KEYS)
    names = reader.texts("names", least=2)
    if not names and "name" not in reader.values:
        names = ("Somebody",)
    names = tuple(name for name in names if bearable(reader, "names", name))
    said = reader.texts("said")
    if said and len(said) != len(names):
        reader.wrong("said", "'said' needs one sound for each name.", "write as many as names.")
        said = ()
    said = tuple(one if sayable(reader, one) else "" for one in said)
    return Role(
        key,
        reader.text("kind", required=True),
        names or ("Somebody",),
        pronouns_of(reader),
        reader.flag("friend"),
        "",
        said,
    )


def bearable(reader: Reader, key: str, name: str) -> bool:
    """Check that somebody in a tale can bear this name: as short and plain as a child's."""
    fault = name_fault(name)
    if fault:
        reader.wrong(key, f"'{name}': {fault}.", "write a plain name.")
    return not fault


def sayable(reader: Reader, said: str) -> bool:
    """Check how a name is said: IPA stands between two slashes, a word at a time."""
    fine = len(said) <= SAID_LIMIT and not any(mark in said for mark in "{}*")
    fine = fine and all("/" not in one or _SLASHED.fullmatch(one) for one in said.split())
    if not fine:
        mend = 'write sounds: said = "shi-VAWN" or "/ʃɪvˈɔːn/".'
        reader.wrong("said", f"'{said}' can't be said.", mend)
    return fine


def read_thing(reader: Reader, key: str, value: str) -> Thing:
    """Read ``a/the garden gate`` or a plain text."""
    if any(mark in value for mark in "{}*"):
        reader.wrong(key, f"'{value}' holds braces or stars.", "write plain words.", "T009")
    match = _FORMS.match(value)
    if match:
        return Thing(f"{match[1]} {match[3]}", f"the {match[3]}")
    if re.match(r"^\w+/\w+\s", value):
        reader.wrong(key, f"the forms of '{value}' can't be read.", 'write "a/the gate".', "T009")
    return Thing(value)


def _draws(reader: Reader, taken: set[str]) -> dict[str, tuple[Thing, ...]]:
    """Read ``[draw]``."""
    draws: dict[str, tuple[Thing, ...]] = {}
    for key in reader.values:
        if reader.belongs(key, _KEYS) or not free_name(reader, key, key, taken):
            continue
        values = reader.texts(key, least=1)
        things = tuple(read_thing(reader, key, value) for value in values)
        if things and any(thing.the for thing in things) != all(thing.the for thing in things):
            reader.wrong(
                key, "only some of these have a 'the' form.", 'write all as "a/the …".', "T009"
            )
        draws[key] = things or (Thing("something"),)
    return draws


def _turn(reader: Reader, key: str) -> TurnText:
    """Read one ``[turns.X]``."""
    reader.known(("say", "end"), above=_KEYS)
    settings = reader.settings
    at = settings.line_of("say", f"turns.{key}")
    # A list over several lines: find each text's own line by how it begins.
    raw = reader.values.get("say")
    say = reader.texts("say", least=1)
    begins = [str(one)[:18].replace('"', '\\"') for one in raw] if isinstance(raw, list) else []
    lines = [settings.line_with(begin, at) for begin in begins] if say else []
    end = reader.text("end")
    return TurnText(
        tuple(zip(say, lines, strict=True)),
        (end, settings.line_of("end", f"turns.{key}")) if end else None,
    )
