"""Inspecting is reading a stranger's pack: what is in it, and everything that is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rituals.library import read_files
from rituals.lint import check
from stories.lint import check_pack
from stories.pack import Manifest, open_pack, parse_pack

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from stories.problems import Problem
    from stories.tale import Tale


@dataclass(frozen=True)
class Entry:
    """One tale, or one ritual, of an inspected pack."""

    id: str
    title: str
    ages: tuple[int, int]
    minutes: tuple[float, float]
    worries: tuple[str, ...] = ()


@dataclass(frozen=True)
class Inspection:
    """What a grown-up is shown of a pack before it comes into the house."""

    manifest: Manifest | None
    """None where not even that can be read; then the problems say why."""
    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()
    pictures: int = 0

    @property
    def sound(self) -> bool:
        """Return whether nothing in it is an error; advice does not stop a pack."""
        return self.manifest is not None and not any(one.error for one in self.problems)


def inspect_pack(path: Path) -> Inspection:
    """Read and check a pack, a folder or a ``.hearth`` file, of either kind."""
    container = open_pack(path)
    manifest = container.manifest
    pictures = sum(name.startswith("pictures/") for name in container.files)
    if manifest is not None and manifest.kind == "rituals":
        entries, problems = _rituals(container.files)
        every = tuple(sorted({*container.problems, *problems}))
        return Inspection(manifest, entries, every, pictures)
    pack, unread = parse_pack(container)
    if pack is None:
        return Inspection(manifest, (), tuple(unread), pictures)
    found = check_pack(path)
    return Inspection(manifest, tuple(map(_entry, pack.tales)), tuple(found), pictures)


def _entry(tale: Tale) -> Entry:
    """Return a tale as a line to show; what its title draws stays open."""
    blanks = {**dict.fromkeys(tale.title.uses, "…"), "hero__many": False}
    least, most = tale.minutes
    return Entry(tale.id, tale.title.render(blanks), tale.ages, (least, most), tale.worries)


def _rituals(files: Mapping[str, bytes]) -> tuple[tuple[Entry, ...], list[Problem]]:
    """Return the rituals of a pack, and their problems."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    for one, found in read_files(files):
        problems += found
        if one is None:
            continue
        problems += check(one)
        least = sum(step.seconds for step in one.steps) / 60
        most = sum(max(step.seconds, step.most) for step in one.steps) / 60
        entries.append(Entry(one.id, one.name, one.ages, (least, most), one.worries))
    return tuple(entries), problems
