"""The library is every story pack of this house, parsed once and kept."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from stories.pack import entries_of, open_pack, parse_pack
from stories.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from stories.pack import Pack
    from stories.tale import Tale


@dataclass(frozen=True)
class Library:
    """All packs, by id, and what was found wrong in them."""

    packs: Mapping[str, Pack] = field(default_factory=dict)
    problems: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)
    """Problems by pack folder; tales with errors are left out, the others are told."""

    @property
    def tales(self) -> Iterator[Tale]:
        """Yield every tale, in the order of its key."""
        for pack_id in sorted(self.packs):
            yield from self.packs[pack_id].tales

    def find(self, wanted: str) -> Tale | None:
        """Return a tale by its key ``pack/tale``, or by its bare id."""
        return next((tale for tale in self.tales if wanted in (tale.key, tale.id)), None)


SHIPPED = Path(__file__).parent / "packs"
"""The packs that come with the house."""

_Stamp = tuple[tuple[str, int, int], ...]
_KEPT: dict[tuple[str, _Stamp], tuple[Pack | None, tuple[Problem, ...]]] = {}


def load_library(paths: Iterable[Path]) -> Library:
    """Return the library of these pack folders (or folders of packs), parsed once per change."""
    packs: dict[str, Pack] = {}
    problems: dict[str, tuple[Problem, ...]] = {}
    for path in paths:
        for folder in _pack_folders(path):
            key = (str(folder), _stamp(folder))
            if key not in _KEPT:
                _KEPT[key] = parse_pack(open_pack(folder))
            pack, found = _KEPT[key]
            if pack is not None and packs.setdefault(pack.manifest.id, pack) is not pack:
                what = f"the id '{pack.manifest.id}' belongs to another pack; this one isn't told."
                twice = Problem("pack.toml", 1, "P006", what, "give it an id of its own.")
                found = tuple(sorted({*found, twice}))
            if found:
                problems[folder.name] = found
    return Library(packs, problems)


def _pack_folders(path: Path) -> list[Path]:
    """Return the pack folders at or directly under a path."""
    if (path / "pack.toml").exists() or not path.is_dir():
        return [path]
    try:
        return sorted(one for one in path.iterdir() if (one / "pack.toml").is_file())
    except OSError:
        return []


def _stamp(folder: Path) -> _Stamp:
    """Return what changes when a file of the pack changes."""
    stamp: list[tuple[str, int, int]] = []
    for file in entries_of(folder) if folder.is_dir() else [folder]:
        with suppress(OSError):
            seen = file.lstat()
            stamp.append((file.name, seen.st_mtime_ns, seen.st_size))
    return tuple(stamp)
