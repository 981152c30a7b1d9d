"""The shelf is the packs a helper tells from: a stranger's is first read by a limited child."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from kiosk.worker import confining
from kiosk.worker.forking import Limits, Work
from kiosk.worker.wire import packed
from stories.library import SHIPPED, load_library
from stories.problems import StoriesError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_Stamp = tuple[tuple[str, int, int], ...]
_FINE = packed("read")


class Shelf:
    """The packs under some folders, each judged once for every change of its files."""

    def __init__(self, folders: list[Path], limits: Limits) -> None:
        """Know the folders; nothing is read before ``look``."""
        self.folders = tuple(folders)
        self._limits = limits
        self._judged: dict[Path, tuple[_Stamp, bool]] = {}

    def look(self) -> None:
        """Judge what is new: every pack that is not ours is read and compiled by a child first.

        All are read at once, so that however many there are, it takes one child's time.
        """
        under = {pack: _stamp(pack) for pack in self._strangers()}
        self._judged = {
            pack: judged for pack, judged in self._judged.items() if under.get(pack) == judged[0]
        }
        places = [*confining.program_places(), *self.folders]
        trials = {
            pack: Work(partial(_read, pack), self._limits, places)
            for pack in under
            if pack not in self._judged
        }
        for pack, trial in trials.items():
            self._judged[pack] = (under[pack], trial.result() == _FINE)
        # Read here as well, so that each child finds it read.
        with suppress(StoriesError, OSError):
            load_library(self.sound)

    @property
    def sound(self) -> tuple[Path, ...]:
        """Return what is told from: our own packs, and each stranger's that could be read."""
        ours = tuple(one for one in self.folders if one == SHIPPED)
        return (*ours, *(pack for pack, (_, fine) in self._judged.items() if fine))

    @property
    def spoiled(self) -> tuple[str, ...]:
        """Return the folder names of the packs that could not even be read within limits."""
        return tuple(pack.name for pack, (_, fine) in self._judged.items() if not fine)

    def warm(self) -> Iterator[str]:
        """Compile tale after tale, so that a fork finds them ready."""
        return _warm(self.sound)

    def _strangers(self) -> Iterator[Path]:
        """Yield every pack that did not come with the house."""
        for folder in self.folders:
            if folder == SHIPPED:
                continue
            if (folder / "pack.toml").is_file():
                yield folder
            elif folder.is_dir():
                yield from sorted(one for one in folder.iterdir() if (one / "pack.toml").is_file())


def _read(pack: Path) -> bytes:
    """Read and compile one pack, in the limited child."""
    for _ in _warm((pack,)):
        pass
    return _FINE


def _warm(folders: tuple[Path, ...]) -> Iterator[str]:
    """Read these packs and compile each of their sentences."""
    try:
        tales = list(load_library(folders).tales)
    except (StoriesError, OSError):
        return
    for tale in tales:
        yield tale.key
        for beat in tale.beats:
            for passage in beat.passages:
                for prose in (passage.prose, *passage.echoes.values()):
                    prose.warm()
                for condition in passage.conditions:
                    condition.warm()
            yield tale.key
        for turn in tale.turns.values():
            for prose in (*turn.say, *([turn.end] if turn.end else [])):
                prose.warm()
        tale.title.warm()


def _stamp(folder: Path) -> _Stamp:
    """Return what changes when a file of the pack changes."""
    return tuple(
        (file.relative_to(folder).as_posix(), file.stat().st_mtime_ns, file.stat().st_size)
        for file in sorted(folder.rglob("*"))
        if file.is_file() and not file.is_symlink()
    )
