"""The simulated disk: it must forget what was not synced, or it proves nothing."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from kiosk.store.files import replace_durably
from kiosk.store.simulated import PowerCut, SimulatedDisk

HERE = Path("/made-up")


def careless(disk: SimulatedDisk, data: bytes) -> None:
    """Write in place and sync nothing."""
    handle = disk.create(HERE / "x")
    disk.write(handle, data)
    disk.close(handle)


def after_a_cut(seed: int, *, careful: bool) -> bytes:
    """The file after old, new, and a power cut."""
    disk = SimulatedDisk()
    disk.make_folder(HERE)
    replace_durably(disk, HERE / "x", b"old")
    if careful:
        replace_durably(disk, HERE / "x", b"new!")
    else:
        careless(disk, b"new!")
    disk.power_cut(Random(seed))
    return disk.read(HERE / "x")


def test_what_was_synced_stays() -> None:
    """A durable replacement survives every cut."""
    assert {after_a_cut(seed, careful=True) for seed in range(50)} == {b"new!"}


def test_what_was_not_synced_is_lost_or_spoilt() -> None:
    """A careless write is found old, new, empty, cut short and turned to zeros."""
    found = {after_a_cut(seed, careful=False) for seed in range(200)}
    assert {b"old", b"new!", b"", bytes(4)} <= found
    assert found & {b"n", b"ne", b"new"}


def test_a_name_not_synced_may_be_lost() -> None:
    """A rename without a sync of the folder holds only sometimes."""
    found = set()
    for seed in range(50):
        disk = SimulatedDisk()
        disk.make_folder(HERE)
        replace_durably(disk, HERE / "x", b"old")
        replace_durably(disk, HERE / "y", b"new")
        disk.rename(HERE / "y", HERE / "x")
        disk.power_cut(Random(seed))
        found.add(disk.read(HERE / "x"))
    assert found == {b"old", b"new"}


def test_the_power_goes_where_told() -> None:
    """The call named does not happen."""
    disk = SimulatedDisk(cut_at=2)
    disk.make_folder(HERE)
    with pytest.raises(PowerCut):
        disk.create(HERE / "x")
    assert disk.names(HERE) == []


def test_a_missing_file_is_missing() -> None:
    """It speaks of missing files and folders as a real disk does."""
    disk = SimulatedDisk()
    disk.make_folder(HERE)
    for call in (disk.read, disk.remove):
        with pytest.raises(FileNotFoundError):
            call(HERE / "x")
    with pytest.raises(FileNotFoundError):
        disk.names(HERE / "y")
    with pytest.raises(FileNotFoundError):
        disk.create(HERE / "y" / "z")
