"""Installing under power cuts: the old pack or the new one, whole, and never anything between."""

from __future__ import annotations

import dataclasses
import errno
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest

from kiosk.store import Store, installing, keeping, open_store
from kiosk.store.files import SHORT, DiskFiles, FaultyFiles
from kiosk.store.notes import Refused, StoreError
from kiosk.store.packs import HeldPack
from kiosk.store.simulated import PowerCut
from tests.kiosk.store.lives import crash, killed_after

OLD = {"pack.toml": b"old", "tales/owl.md": b"old owl" * 9, "tales/gone.md": b"gone"}
NEW = {"pack.toml": b"new", "tales/owl.md": b"new owl" * 9, "pictures/owl.svg": b"<svg/>"}
LATER = {"pack.toml": b"later"}


def pack(version: str, mark: str) -> HeldPack:
    """One version of one pack."""
    return HeldPack("sea", version, mark=mark * 32, fresh=True, size=100)


VERSIONS: dict[str, tuple[HeldPack, Mapping[str, bytes]]] = {
    "1": (pack("1", "a"), OLD), "2": (pack("2", "b"), NEW), "3": (pack("3", "c"), LATER),
}  # fmt: skip


def add(store: Store, version: str) -> bool:
    """Install one of the versions."""
    held, files = VERSIONS[version]
    return store.install(held, files)


def lies(home: Path) -> dict[str, bytes]:
    """What lies in the pack's place."""
    folder = home / "packs" / "sea"
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def whole(home: Path) -> str:
    """The version that is there after a start, known and lying whole; empty for none."""
    with open_store(home) as store:
        known = store.family.packs()
    packs = home / "packs"
    rest = sorted(path.name for path in packs.iterdir()) if packs.is_dir() else []
    if not known:
        assert rest == []
        return ""
    assert rest == ["sea"]
    held = dataclasses.replace(known[0], round=0)
    assert (held, lies(home)) == VERSIONS[held.version]
    return known[0].version


class Cut(FaultyFiles):
    """A disk whose power goes at one call."""

    def _due(self, name: str) -> bool:
        if super()._due(name):
            raise PowerCut
        return False


class Watchful(DiskFiles):
    """The real disk, that knows what was written and not yet put on it."""

    def __init__(self) -> None:
        self.loose: set[Path] = set()
        self.commits = 0
        self._open: dict[int, Path] = {}

    def create(self, path: Path) -> int:
        """Open, and note it."""
        if path.suffixes == [".book", ".new"]:
            assert not self.loose, "the family's file speaks of what is not on the disk"
            self.commits += 1
            return super().create(path)
        handle = super().create(path)
        self._open[handle] = path
        self.loose |= {path, path.parent}
        return handle

    def sync(self, handle: int) -> None:
        """Sync, and note it."""
        super().sync(handle)
        self.loose.discard(self._open.get(handle, Path()))

    def rename(self, old: Path, new: Path) -> None:
        """Rename; only what is on the disk."""
        super().rename(old, new)
        assert old not in self.loose
        if new.suffix != ".book":
            self.loose |= {new.parent}

    def make_folder(self, folder: Path) -> None:
        """Make one folder, never two at once."""
        new = not folder.is_dir()
        assert not new or folder.parent.is_dir(), "whose own name nobody would sync"
        super().make_folder(folder)

    def sync_folder(self, folder: Path) -> None:
        """Sync, and note it."""
        super().sync_folder(folder)
        self.loose.discard(folder)


def test_a_pack_comes_is_replaced_and_goes(tmp_path: Path) -> None:
    """Files of the old version don't stay behind."""
    with open_store(tmp_path) as store:
        assert add(store, "1")
        assert lies(tmp_path) == OLD
        assert add(store, "2")
        assert lies(tmp_path) == NEW
    assert whole(tmp_path) == "2"
    with open_store(tmp_path) as store:
        assert store.uninstall("sea")
    assert whole(tmp_path) == ""


def test_all_is_on_the_disk_before_it_counts(tmp_path: Path) -> None:
    """No name and no byte of a pack is still loose when the family's file is written."""
    disk = Watchful()
    with open_store(tmp_path, files=disk) as store:
        add(store, "1")
        before = disk.commits
        add(store, "2")
        assert disk.commits == before + 2  # one commit, in its two copies
        assert disk.loose <= {tmp_path / "packs" / installing.OLD}


def steps(
    tmp_path: Path, life: Callable[[Store], object], kind: Callable[[int], FaultyFiles]
) -> list[tuple[str, bool]]:
    """Live with a fault at every call in turn; return what was found after, and what was told."""
    found = []
    at = 0
    first = tmp_path / "first"
    with open_store(first) as begun:
        add(begun, "1")
    while True:
        at += 1
        home = tmp_path / str(at)
        shutil.copytree(first, home)
        disk = kind(0)
        store = open_store(home, files=disk)
        disk.at, disk.calls = at, 0
        told = False
        with suppress(PowerCut, StoreError):
            told = bool(life(store))
        due = disk.calls >= at
        crash(store)
        found.append((whole(home), told))
        if not due:
            return found


def test_a_power_cut_at_every_step_of_an_update(tmp_path: Path) -> None:
    """Old, old, ..., new, new; and new for good once it was said to be."""
    found = steps(tmp_path, lambda store: add(store, "2"), lambda at: Cut(DiskFiles(), at))
    versions = [version for version, _ in found]
    assert versions == sorted(versions)
    assert set(versions) == {"1", "2"}
    assert all(version == "2" for version, told in found if told)
    assert found[-1] == ("2", True)
    assert len(found) > 30


def test_a_power_cut_while_the_same_words_come_again(tmp_path: Path) -> None:
    """Signed now, perhaps: what is half laid is never taken for what lies there."""
    found = steps(tmp_path, lambda store: add(store, "1"), lambda at: Cut(DiskFiles(), at))
    assert {version for version, _ in found} == {"1"}
    assert len(found) > 30


def test_a_power_cut_at_every_step_of_a_removal(tmp_path: Path) -> None:
    """There, there, ..., gone."""
    found = steps(tmp_path, lambda store: store.uninstall("sea"), lambda at: Cut(DiskFiles(), at))
    assert [version for version, _ in found] == sorted((v for v, _ in found), reverse=True)
    assert {version for version, _ in found} == {"1", ""}


@pytest.mark.parametrize("kind", [errno.ENOSPC, errno.EIO, SHORT], ids=["full", "faulty", "short"])
@pytest.mark.parametrize("sticky", [False, True], ids=["once", "for good"])
def test_a_fault_at_every_step(tmp_path: Path, kind: int, *, sticky: bool) -> None:
    """A disk that refuses any one call, or all from then on: the old one or the new one."""
    found = steps(
        tmp_path,
        lambda store: add(store, "2"),
        lambda at: FaultyFiles(DiskFiles(), at, kind, sticky=sticky),
    )
    assert {version for version, _ in found} == {"1", "2"}
    assert all(version == "2" for version, told in found if told)
    assert found[-1] == ("2", True)


def change_for_ever(home: Path, tell: Callable[[int], None]) -> None:
    """Put one version in the place of another, and take it away now and then."""
    store = open_store(home)
    tell(0)
    while True:
        for version in ("1", "2", "3"):
            add(store, version)
        store.uninstall("sea")


@pytest.mark.parametrize("times", [4, pytest.param(300, marks=pytest.mark.torture)])
def test_killed_at_any_moment(tmp_path: Path, times: int) -> None:
    """One version, whole, or none; whatever the process was doing."""
    chance = Random(times)
    seen = set()
    for _ in range(times):
        killed_after(chance.uniform(0.0, 0.12), lambda tell: change_for_ever(tmp_path, tell))
        seen.add(whole(tmp_path))
    assert seen <= {"", "1", "2", "3"}


def test_a_disk_that_refuses_says_so_and_keeps_the_old(tmp_path: Path) -> None:
    """One line; nothing is left lying about."""
    with open_store(tmp_path) as store:
        add(store, "1")
    disk = FaultyFiles(DiskFiles())
    with open_store(tmp_path, files=disk) as store:
        disk.at, disk.calls, disk.sticky = 3, 0, True
        with pytest.raises(StoreError, match="nothing was changed"):
            add(store, "2")
        disk.heal()
    assert whole(tmp_path) == "1"


def test_what_may_not_come_in(tmp_path: Path) -> None:
    """A pack without files or mark, more than a home holds, a home that can't be written."""
    with open_store(tmp_path) as store:
        for held, files in (
            (pack("1", "a"), {}),
            (HeldPack("sea", mark="../.."), OLD),
            (HeldPack("sea"), OLD),
            (dataclasses.replace(pack("1", "a"), size=installing.HELD_LIMIT + 1), OLD),
        ):
            with pytest.raises(Refused):
                store.install(held, files)
        with pytest.raises(Refused):
            Store.memory().install(pack("1", "a"), OLD)
        with open_store(tmp_path, read_only=True) as seen, pytest.raises(StoreError):
            seen.install(pack("1", "a"), OLD)
    assert whole(tmp_path) == ""


def test_leftovers_are_cleared_and_others_left_alone(tmp_path: Path) -> None:
    """What was never decided goes; a pack of a family whose file was lost stays."""
    with open_store(tmp_path) as store:
        add(store, "1")
    half = tmp_path / "packs" / installing.NEW / ("d" * 32) / "sea"
    half.mkdir(parents=True)
    (half / "pack.toml").write_bytes(b"half")
    (tmp_path / "packs" / installing.OLD / "sea").mkdir(parents=True)
    assert whole(tmp_path) == "1"
    for name in ("store", "mirror"):
        (tmp_path / name / "family.book").unlink()
    with open_store(tmp_path) as store:
        assert store.family.packs() == ()
    assert lies(tmp_path) == OLD


def test_a_backup_brings_packs_back(tmp_path: Path) -> None:
    """Files and record, whatever is in the home meanwhile."""
    home = tmp_path / "home"
    with open_store(home) as store:
        add(store, "2")
        keeping.backup(store, tmp_path / "b.zip")
        add(store, "1")
    keeping.restore(tmp_path / "b.zip", home)
    assert whole(home) == "2"
    with open_store(home) as store:
        store.uninstall("sea")
    assert whole(home) == ""
    keeping.restore(tmp_path / "b.zip", home)
    assert whole(home) == "2"
