"""Inspecting is reading a stranger's pack: what is in it, and everything that is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from stories.archive import mark_of
from stories.pack import open_pack, parse_pack

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from stories.problems import Problem
    from stories.tale import Tale

__all__ = ["Entry", "Inspected", "inspect", "mark_of"]


@dataclass(frozen=True)
class Entry:
    """One tale, or one ritual, of an inspected pack."""

    id: str
    title: str
    ages: tuple[int, int]
    minutes: tuple[float, float]
    worries: tuple[str, ...] = ()
    mark: str = ""
    """What its own words add up to."""


@dataclass(frozen=True)
class Inspected:
    """What a grown-up is shown of a pack before it comes into the house."""

    id: str
    """Empty where not even the manifest can be read; then the problems say why."""
    kind: str = ""
    title: str = ""
    version: str = ""
    authors: tuple[str, ...] = ()
    licence: str = ""
    language: str = ""
    ages: tuple[int, ...] = ()
    told: tuple[Entry, ...] = ()
    """Its tales, or its rituals."""
    problems: tuple[Problem, ...] = ()
    mark: str = ""
    """What all its files add up to."""
    size: int = 0
    """Bytes of all its files."""

    @property
    def sound(self) -> bool:
        """Return whether it may come in: it holds something, and nothing in it is an error."""
        return bool(self.id and self.told) and not any(one.error for one in self.problems)

    @property
    def minutes(self) -> tuple[float, ...]:
        """Return the least and the most that anything in it takes."""
        if not self.told:
            return ()
        return (min(one.minutes[0] for one in self.told), max(one.minutes[1] for one in self.told))

    @property
    def worries(self) -> tuple[str, ...]:
        """Return every worry that something in it touches."""
        return tuple(sorted({worry for one in self.told for worry in one.worries}))


def inspect(path: Path) -> Inspected:
    """Read and check a pack, a folder or a ``.hearth`` file, of either kind."""
    from stories.lint import check_pack

    container = open_pack(path)
    manifest, files = container.manifest, container.files
    if manifest is None:
        return Inspected("", problems=tuple(sorted(container.problems)))
    told: tuple[Entry, ...] = ()
    problems: set[Problem] = set(container.problems)
    if manifest.kind == "rituals":
        told, found = _rituals(files)
        problems |= set(found)
    else:
        pack, unread = parse_pack(container)
        problems |= set(unread)
        if pack is not None:
            told = tuple(_entry(tale, files) for tale in pack.tales)
            problems |= set(check_pack(path))
    return Inspected(
        manifest.id, manifest.kind, manifest.title, manifest.version, manifest.authors,
        manifest.licence, manifest.language, manifest.ages, told, tuple(sorted(problems)),
        mark_of(files), sum(map(len, files.values())),
    )  # fmt: skip


def _entry(tale: Tale, files: Mapping[str, bytes]) -> Entry:
    """Return a tale as a line to show; what its title draws stays open."""
    blanks = {**dict.fromkeys(tale.title.uses, "…"), "hero__many": False}
    least, most = tale.minutes
    mark = mark_of({tale.file: files[tale.file]})
    return Entry(tale.id, tale.title.render(blanks), tale.ages, (least, most), tale.worries, mark)


def _rituals(files: Mapping[str, bytes]) -> tuple[tuple[Entry, ...], list[Problem]]:
    """Return the rituals of a pack, and their problems."""
    from rituals.library import read_files
    from rituals.lint import check

    told: list[Entry] = []
    problems: list[Problem] = []
    for one, found in read_files(files):
        problems += found
        if one is None:
            continue
        problems += check(one)
        least = min(way.seconds for way in one.versions) / 60
        most = max(way.seconds_most for way in one.versions) / 60
        mark = mark_of({one.file: files[one.file]})
        told.append(Entry(one.id, one.name, one.ages, (least, most), one.worries, mark))
    return tuple(told), problems
