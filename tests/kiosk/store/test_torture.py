"""The store under torture: a fault at every call, and kill -9 at any moment."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.store import Store, open_store
from kiosk.store.files import SHORT, FaultyFiles
from kiosk.store.notes import HomeUnusable, StoreUnreadable
from kiosk.store.simulated import SimulatedDisk
from kiosk.store.tonight import Place
from tests.kiosk.store.lives import crash, everything, killed_after, live_an_evening


def lived(home: Path, files: FaultyFiles) -> Store | None:
    """An evening on a disk that fails somewhere; None if not even opening was possible."""
    try:
        store = open_store(home, files=files)
    except (HomeUnusable, StoreUnreadable):
        return None
    live_an_evening(store)
    return store


FAULTS = [errno.ENOSPC, errno.EIO, errno.EROFS, SHORT]


@pytest.mark.parametrize("sticky", [False, True], ids=["once", "for good"])
@pytest.mark.parametrize("kind", FAULTS, ids=["full", "faulty", "read-only", "short"])
def test_a_fault_at_every_call(tmp_path: Path, kind: int, *, sticky: bool) -> None:
    """Whichever call fails: memory is exact, the disk exact or behind by what was told unsaved."""
    whole = FaultyFiles(SimulatedDisk())
    store = lived(tmp_path, whole)
    assert store is not None
    store.close()
    assert whole.calls > 100
    opening = FaultyFiles(SimulatedDisk())
    crash(open_store(tmp_path, files=opening))
    for at in range(1, whole.calls + 1):
        disk = SimulatedDisk()
        files = FaultyFiles(disk, at=at, kind=kind, sticky=sticky)
        store = lived(tmp_path, files)
        if store is None:
            assert at <= opening.calls
            continue
        expected = everything(store)
        assert len(store.family.children()) == 2
        files.heal()
        with open_store(tmp_path, files=files, read_only=True) as seen:
            assert store.cannot_save or everything(seen) == expected, at
        assert store.retry(), at  # the disk works again and the store still runs
        crash(store)
        with open_store(tmp_path, files=files) as later:
            assert everything(later) == expected, at


def write_for_ever(home: Path, tell: Callable[[int], None]) -> None:
    """Commit rows that belong together, over two files, and tell each when acknowledged."""
    store = open_store(home)
    place = store.tonight.place
    number = place.sentence if place else 0
    if place is None:
        store.tonight.begin(Place(1, "story"))
    while True:
        number += 1
        night = number % 200 + 1
        with store.nights.transaction(night):
            for table in ("a", "b", "c"):
                rows = store.nights.at(night).table(table)
                rows.put(1, {"n": number, "pad": "x" * (number % 7 * 3000)})
        store.tonight.move(sentence=number)
        if not store.cannot_save:
            tell(number)


def kill_often(home: Path, times: int) -> None:
    """Kill the writer at moments spread over its life; look at what it left each time."""
    for turn in range(times):
        told = killed_after(turn % 10 * 0.004, lambda tell: write_for_ever(home, tell))
        with open_store(home) as store:
            assert not store.notes
            place = store.tonight.place
            assert place is not None
            assert told <= place.sentence <= told + 1
            newest = 0
            for volume in store.nights.every():
                rows = [volume.table(name).get(1) for name in ("a", "b", "c")]
                assert rows[0] == rows[1] == rows[2]
                newest = max(newest, (rows[0] or {"n": 0})["n"])
            assert told <= newest <= told + 1


def test_kill_nine_loses_nothing_acknowledged(tmp_path: Path) -> None:
    """Ten kills of a real writer: it always opens, nothing told is lost, no half transaction."""
    kill_often(tmp_path, 10)


@pytest.mark.torture
def test_kill_nine_a_hundred_times(tmp_path: Path) -> None:
    """The same, a hundred kills."""
    kill_often(tmp_path, 100)
