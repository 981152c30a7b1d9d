"""Packs as strangers hand them on: folders, files, signed ones, and newer ones."""

from __future__ import annotations

import shutil
from pathlib import Path

from kiosk.desk import adding, building, shelf
from kiosk.desk.adding import Proposal
from kiosk.desk.shelf import Added
from kiosk.store import Store
from kiosk.worker.inspecting import Entry, Inspected
from stories.archive import mark_of
from stories.pack import open_pack, parse_pack

OWL_HOUSE = Path(__file__).parents[2] / "packs" / "owl-house"


def owls(folder: Path, version: str = "1", **changes: str) -> Path:
    """A copy of the owl house, with words of its files changed (``tale`` or ``pack``)."""
    shutil.copytree(OWL_HOUSE, folder)
    rewrite(folder / "pack.toml", 'version = "1"', f'version = "{version}"')
    for old, new in changes.items():
        rewrite(folder / "tales" / "owl-who-could-not-yawn.md", old.replace("_", " "), new)
    return folder


def rewrite(file: Path, old: str, new: str) -> None:
    """Change one text in a file that holds it."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def built(folder: Path, key: Path | None = None, name: str = "") -> Path:
    """The folder as one file, beside it."""
    seen = glance(folder)
    out = folder.with_name(name or f"{folder.name}.hearth")
    return building.build(folder, seen.id, seen.version, out, key).file


def key(folder: Path, name: str = "storyteller") -> Path:
    """A storyteller's secret key."""
    return building.make_key(folder / f"{name}.key").secret


def glance(path: Path) -> Inspected:
    """The inspector without the careful reader's checks, which take most of its time."""
    container = open_pack(path)
    one = container.manifest
    pack, problems = parse_pack(container)
    if one is None:
        return Inspected("", problems=problems)
    told = tuple(
        Entry(
            tale.id, tale.title.render({}), tale.ages, tale.minutes, tale.worries,
            mark_of({tale.file: container.files[tale.file]}),
        )
        for tale in (pack.tales if pack else ())
    )  # fmt: skip
    return Inspected(
        one.id, one.kind, one.title, one.version, one.authors, one.licence, one.language, one.ages,
        told, problems, mark_of(container.files), sum(map(len, container.files.values())),
    )  # fmt: skip


def look(store: Store, file: Path) -> Proposal:
    """A quick look at a pack."""
    return adding.look(store, file, inspecting=glance)


def add(store: Store, file: Path) -> Added:
    """Add a pack after a quick look."""
    return shelf.add(store, file, inspecting=glance)
