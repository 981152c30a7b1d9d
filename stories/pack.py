"""A pack is one world by one storyteller: a folder, its manifest, and what is inside."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from stories.archive import (
    FILE_LIMIT,
    FILES_LIMIT,
    LEVELS,
    TOTAL_LIMIT,
    content_fault,
    content_mend,
    left_over,
    name_fault,
    name_mend,
    read_archive,
    size_fault,
)
from stories.front_matter import WORDS_LIMIT, lasting_id
from stories.problems import MOST_PROBLEMS, shown
from stories.read_tale import read_shared, read_tale
from stories.settings import Findings, Reader, Settings, plain_text, read_settings
from stories.tale import Place, Resident, SourceBook, Tale
from stories.world import World, read_places, read_residents

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from stories.problems import Problem
    from stories.script import Source

KINDS = ("stories", "rituals")
_TEXTS = (".md", ".toml", ".txt")
_TEXTS_LIMIT = 2 * 1024 * 1024
"""Most that all texts of one pack may hold: four times a village of forty tales."""
_AUTHORS = 12
_ENTRIES = 2000
"""Most files and folders that are looked at: four times as many as may be there."""
_VERSION = re.compile(r"[0-9]{1,4}(\.[0-9]{1,4}){0,3}([-+.][0-9A-Za-z]{1,12})?")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")


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
    """Read and check a pack, a folder or a ``.hearth`` file of either kind, and its manifest."""
    found = Findings("pack.toml")
    files = files_of(path, found)
    if not files and found.problems:
        return Container(path.name, None, files, tuple(found.problems))
    return Container(path.name, _manifest(files, found), files, tuple(found.problems))


def files_of(path: Path, found: Findings) -> dict[str, bytes]:
    """Return the files of a pack by their names inside it, understanding none of them yet."""
    if path.is_dir() and not (path / "pack.toml").exists():
        found.add(1, "P003", "there is no pack.toml.", "name a pack's folder, or write one.")
        return {}
    if path.is_dir():
        files = _folder_files(path, found)
    elif path.is_file() and path.suffix != ".hearth":
        mend = "name the folder of a pack, or a .hearth file."
        found.add(1, "P001", f"'{shown(path.name, 80)}' is no pack.", mend)
        return {}
    elif path.is_file():
        try:
            files, problems = read_archive(_bytes(path), shown(path.name, 80))
        except OSError as error:
            found.add(
                1, "P001", f"'{path.name}' can't be read.", f"{error.strerror}: copy it anew."
            )
            return {}
        found.problems.extend(problems)
    else:
        found.add(1, "P001", f"there is no pack '{path.name}'.", "check its place.")
        return {}
    for name in sorted(files):
        fault = content_fault(name, files[name])
        if fault is not None:
            Findings(name, found.problems).add(1, *fault, content_mend(fault[0]))
            del files[name]
    return files


def _bytes(path: Path, most: int = FILE_LIMIT) -> bytes:
    """Return the bytes of a file, never more than one too many."""
    with path.open("rb") as opened:
        return opened.read(most + 1)


def _folder_files(path: Path, found: Findings) -> dict[str, bytes]:
    """Return the files of a pack folder; what can't be part of a pack is a problem."""
    files: dict[str, bytes] = {}
    total = 0
    entries = entries_of(path)
    if len(entries) > _ENTRIES:
        found.add(1, "P002", "this folder holds far too much.", "take out what is no pack.")
        return {}
    for one in entries:
        name = one.relative_to(path).as_posix()
        try:
            fault = _file_fault(one, name)
            if fault == "" and len(files) < FILES_LIMIT and total <= TOTAL_LIMIT:
                files[name] = _bytes(one)
                total += len(files[name])
                continue
        except OSError as error:
            fault = f"this file can't be read ({error.strerror})."
        if fault is not None:
            fault = fault or "this pack holds too much."
            mend = name_mend(name) if name_fault(name) else "make it a plain, smaller file."
            Findings(name, found.problems).add(1, "P002", fault, mend)
        if len(found.problems) > MOST_PROBLEMS:
            break
    return files


def entries_of(path: Path) -> list[Path]:
    """Return what lies in a folder and its folders, in order, to a level and an entry too many.

    What is hidden, or left over by an editor, is no part of a pack.
    """
    found: list[Path] = []
    waiting = [(path, 0)]
    while waiting and len(found) <= _ENTRIES:
        folder, depth = waiting.pop()
        with suppress(OSError), os.scandir(folder) as inside:
            seen = (entry for entry in inside if not left_over(entry.name))
            for entry in islice(seen, _ENTRIES + 1):
                found.append(folder / entry.name)
                if depth <= LEVELS and entry.is_dir(follow_symlinks=False):
                    waiting.append((folder / entry.name, depth + 1))
    return sorted(found)


def _file_fault(file: Path, name: str) -> str | None:
    """Return why a file can't be part of a pack, an empty string if it can, None for a folder."""
    if file.is_symlink():
        return "links can't be part of a pack."
    if file.is_dir():
        return None if name.count("/") < LEVELS else "folders go four levels deep at most."
    if not file.is_file():
        return "this is no plain file."
    return name_fault(name) or size_fault(name, file.stat().st_size)


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
    top = Reader(settings, found, most=WORDS_LIMIT)
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
        version=_written_as(top, "version", _VERSION, '"1.0.0"'),
        language=_written_as(top, "language", _LANGUAGE, '"en"'),
        licence=top.text("licence", required=True),
        authors=top.texts("authors", least=1),
        ages=top.span("ages", 0, 17),
    )
    if len(manifest.authors) > _AUTHORS:
        top.wrong("authors", "too many authors.", f"name {_AUTHORS} of them.", "P017")
    return manifest if manifest.id and manifest.kind else None


def _written_as(top: Reader, key: str, form: re.Pattern[str], right: str) -> str:
    """Return a text of one form."""
    value = top.text(key, required=True)
    if value and not form.fullmatch(value):
        top.wrong(key, f"'{value}' is no {key}.", f"write {key} = {right}.", "P017")
    return value


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
    size = sum(len(data) for name, data in container.files.items() if name.endswith(_TEXTS))
    if size > _TEXTS_LIMIT:
        found = Findings("pack.toml", problems)
        found.add(1, "P018", "the texts of this pack are more than 2 MB.", "make two packs of it.")
        return None, tuple(sorted(problems))
    found = Findings("cast.toml", problems)
    settings = _optional(container.files, "cast.toml", found)
    residents = read_residents(settings, found) if settings else {}
    found = Findings("places.toml", problems)
    settings = _optional(container.files, "places.toml", found)
    places = read_places(settings, found) if settings else {}
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
            what = f"two tales have the id '{tale.id}', this one and {tales[tale.id].file}."
            found.add(1, "T007", what, "give it another id.")
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
        if name.startswith(folder) and name.endswith(".md") and name.count("/") == 1:
            found = Findings(name, problems)
            text = plain_text(files[name], found)
            if text is not None:
                yield name, text, found


def _optional(files: Mapping[str, bytes], name: str, found: Findings) -> Settings | None:
    """Return a settings file that a pack may go without."""
    return settings_of(files, name, found) if name in files else None
