"""A pack is one world by one storyteller: a folder, its manifest, and what is inside."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from stories.front_matter import SEASONS, lasting_id, pronouns_of, read_thing
from stories.read_tale import World, read_shared, read_tale
from stories.settings import Findings, Reader, Settings, plain_text, read_settings
from stories.tale import Place, Resident, SourceBook, Tale

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from stories.problems import Problem
    from stories.script import Source

FILES_LIMIT = 500
TOTAL_LIMIT = 150 * 1024 * 1024
_SIZES = {
    ".toml": 64 * 1024, ".md": 256 * 1024, ".txt": 256 * 1024, ".svg": 512 * 1024,
    ".png": 8 * 1024 * 1024, ".jpg": 8 * 1024 * 1024, ".ogg": 16 * 1024 * 1024,
}  # fmt: skip
"""Known kinds of file and how large each may be."""
_PART = re.compile(r"[a-z0-9][a-z0-9_-]*(\.[a-z0-9]+)?|README\.md|LICENSE(\.txt|\.md)?")
_LEVELS = 4
KINDS = ("stories", "rituals")


@dataclass(frozen=True)
class Manifest:
    """What a pack says about itself in ``pack.toml``."""

    kind: str
    id: str
    title: str
    version: str
    language: str
    licence: str
    authors: tuple[str, ...]
    ages: tuple[int, int]


@dataclass(frozen=True)
class Container:
    """The files of a pack by their names inside it, checked but not yet understood."""

    name: str
    manifest: Manifest | None
    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Pack:
    """A story pack, parsed."""

    manifest: Manifest
    tales: tuple[Tale, ...]
    residents: Mapping[str, Resident] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    sources: tuple[Source, ...] = ()
    problems: tuple[Problem, ...] = ()
    """Everything found; a tale with an error is not among ``tales``."""


def open_pack(path: Path) -> Container:
    """Read and check a pack folder and its manifest, of either kind."""
    found = Findings("pack.toml")
    files: dict[str, bytes] = {}
    if not path.is_dir():
        found.add(1, "P001", f"there is no pack folder '{path.name}'.", "check its place.")
        return Container(path.name, None, files, tuple(found.problems))
    total = 0
    for one in sorted(path.rglob("*")):
        name = one.relative_to(path).as_posix()
        if any(part.startswith((".", "__")) for part in name.split("/")):
            continue
        fault = _file_fault(one, name)
        if fault is None:
            continue
        if fault or len(files) >= FILES_LIMIT or total > TOTAL_LIMIT:
            Findings(name, found.problems).add(
                1, "P002", fault or "this pack holds too much.", "rename it, or take it out."
            )
            continue
        files[name] = one.read_bytes()
        total += len(files[name])
    return Container(path.name, _manifest(files, found), files, tuple(found.problems))


def _file_fault(file: Path, name: str) -> str | None:
    """Return why a file can't be part of a pack, an empty string if it can, None for a folder."""
    parts = name.split("/")
    if file.is_symlink():
        return "links can't be part of a pack."
    if file.is_dir():
        return None
    if not file.is_file():
        return "this is no plain file."
    if len(parts) > _LEVELS or not all(_PART.fullmatch(part) for part in parts):
        return "file names have small letters, digits, - and _, four levels at most."
    size = _SIZES.get(file.suffix or ".txt")
    if size is None:
        return f"files of the kind '{file.suffix}' can't be part of a pack."
    return "this file is too large." if file.stat().st_size > size else ""


def settings_of(files: Mapping[str, bytes], name: str, found: Findings) -> Settings | None:
    """Return one settings file of a pack; problems go to ``found``."""
    text = plain_text(files[name], found)
    return None if text is None else read_settings(text, found)


def _manifest(files: Mapping[str, bytes], found: Findings) -> Manifest | None:
    """Read ``pack.toml``."""
    if "pack.toml" not in files:
        found.add(1, "P003", "this pack has no pack.toml.", "write one: kind, id, title, …")
        return None
    settings = settings_of(files, "pack.toml", found)
    if settings is None:
        return None
    top = Reader(settings, found)
    top.known(
        ("kind", "id", "title", "version", "language", "licence", "authors", "ages", "engine",
         "description")
    )  # fmt: skip
    if top.text("engine", required=True, otherwise="1") != "1":
        top.wrong("engine", "this pack is for another engine.", 'write engine = "1".', "P004")
    manifest = Manifest(
        kind=top.choice("kind", KINDS),
        id=lasting_id(top, top.text("id", required=True)),
        title=top.text("title", required=True),
        version=top.text("version", required=True),
        language=top.text("language", required=True),
        licence=top.text("licence", required=True),
        authors=top.texts("authors", least=1),
        ages=top.span("ages", 0, 17),
    )
    return manifest if manifest.id and manifest.kind else None


def load_pack(path: Path) -> Pack | None:
    """Parse a story pack; None when its container or manifest is wrong (see ``check``)."""
    return parse_pack(open_pack(path))[0]


def parse_pack(container: Container) -> tuple[Pack | None, tuple[Problem, ...]]:
    """Parse everything in a story pack, with every problem of every file."""
    problems = list(container.problems)
    manifest = container.manifest
    if manifest is None or manifest.kind != "stories":
        if manifest is not None:
            found = Findings("pack.toml", problems)
            found.add(1, "P005", "this is no pack of stories.", 'write kind = "stories".')
        return None, tuple(sorted(problems))
    book = SourceBook(manifest.id)
    residents = _residents(container.files, problems)
    places = _places(container.files, problems)
    world = World(manifest.id, residents, places, {}, book)
    shared = {}
    for name, text, found in _texts(container.files, "shared/", problems):
        shared[name.split("/")[-1].removesuffix(".md")] = read_shared(text, name, world, found)
    world = World(manifest.id, residents, places, shared, book)
    tales: dict[str, Tale] = {}
    for name, text, found in _texts(container.files, "tales/", problems):
        own: list[Problem] = []
        tale = read_tale(text, name, world, Findings(name, own))
        problems.extend(own)
        if tale is not None and tale.id in tales:
            found.add(1, "T007", f"two tales have the id '{tale.id}'.", "give it another id.")
        elif tale is not None and not any(problem.error for problem in own):
            tales[tale.id] = tale
    pack = Pack(
        manifest,
        tuple(tales[key] for key in sorted(tales)),
        residents,
        places,
        tuple(book.sources),
        tuple(sorted(problems)),
    )
    return pack, pack.problems


def _texts(
    files: Mapping[str, bytes], folder: str, problems: list[Problem]
) -> Iterable[tuple[str, str, Findings]]:
    """Yield name, text and findings of each Markdown file of a folder."""
    for name in sorted(files):
        if name.startswith(folder) and name.endswith(".md"):
            found = Findings(name, problems)
            text = plain_text(files[name], found)
            if text is not None:
                yield name, text, found


def _residents(files: Mapping[str, bytes], problems: list[Problem]) -> dict[str, Resident]:
    """Read ``cast.toml``."""
    found = Findings("cast.toml", problems)
    settings = settings_of(files, "cast.toml", found) if "cast.toml" in files else None
    residents: dict[str, Resident] = {}
    if settings is None:
        return residents
    for key in settings.values:
        reader = Reader(settings, found, key)
        reader.known(("name", "second", "kind", "pronouns", "said", "traits"))
        residents[key] = Resident(
            id=key,
            name=reader.text("name", required=True, otherwise=key),
            second=reader.text("second", required=True, otherwise=f"the other {key}"),
            kind=reader.text("kind", required=True),
            pronouns=pronouns_of(reader),
            said=reader.text("said"),
            traits=reader.texts("traits"),
        )
    return residents


def _places(files: Mapping[str, bytes], problems: list[Problem]) -> dict[str, Place]:
    """Read ``places.toml``; the keys are the names used between braces."""
    found = Findings("places.toml", problems)
    settings = settings_of(files, "places.toml", found) if "places.toml" in files else None
    places: dict[str, Place] = {}
    if settings is None:
        return places
    for key in settings.values:
        reader = Reader(settings, found, key)
        reader.known(("forms", "senses", "seasons", "picture"))
        seasons = reader.texts("seasons")
        if any(season not in SEASONS for season in seasons):
            reader.wrong("seasons", "a season here is unknown.", f"use {', '.join(SEASONS)}.")
        places[key.replace("-", "_")] = Place(
            id=key,
            thing=read_thing(reader, "forms", reader.text("forms", required=True, otherwise=key)),
            senses=reader.text("senses"),
            seasons=seasons,
            picture=reader.text("picture"),
        )
    return places
