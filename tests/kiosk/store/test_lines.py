"""Lines: one transaction is one commit or nothing, on the disk and in memory."""

from __future__ import annotations

import errno
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from kiosk.store.files import DiskFiles, FaultyFiles
from kiosk.store.lines import MemoryLines, Tables
from kiosk.store.notes import ReadOnly, StoreTooNew
from kiosk.store.simulated import SimulatedDisk
from tests.kiosk.store.lives import volume_on

ROW = {"name": "Théo \u2028 \x85 \n 🦉", "n": [1, {"deep": None}]}


def test_text_comes_back_as_it_was(tmp_path: Path) -> None:
    """Accents, owls and strange line separators survive the file."""
    volume_on(DiskFiles(), tmp_path).table("t").put(1, ROW)
    assert volume_on(DiskFiles(), tmp_path).table("t").get(1) == ROW


def test_a_file_reads_as_plain_text(tmp_path: Path) -> None:
    """A person can read the file: a head, then table, key and JSON in UTF-8."""
    volume_on(DiskFiles(), tmp_path).table("children").put(3, {"name": "Théo"})
    text = (tmp_path / "store" / "x.book").read_text(encoding="utf-8")
    assert text.startswith("hearthside-store 1 1 ")
    assert text.endswith('\nchildren 3 {"name":"Théo"}\n')


def test_a_transaction_is_one_commit(tmp_path: Path) -> None:
    """Two tables changed inside one transaction take the disk once."""
    files = FaultyFiles(DiskFiles(), only=frozenset({"rename"}))
    volume = volume_on(files, tmp_path)
    with volume.transaction(), volume.transaction():
        volume.table("a").put(1, {"x": 1})
        volume.table("b").put(1, {"x": 1})
    assert files.calls == 2  # one for each copy


def test_nothing_changed_is_no_commit(tmp_path: Path) -> None:
    """Putting the same row again leaves the disk in peace."""
    files = FaultyFiles(DiskFiles(), only=frozenset({"rename"}))
    volume = volume_on(files, tmp_path)
    for _ in range(3):
        volume.table("a").put(1, {"x": 1})
    volume.table("a").drop(7)
    assert files.calls == 2


@pytest.mark.parametrize("bad", [{"x": object()}, {"x": float("nan")}, {"x": "\ud800"}])
def test_an_exception_undoes_all(tmp_path: Path, bad: dict[str, object]) -> None:
    """A row that can't be kept takes the whole transaction with it, in memory and on disk."""
    volume = volume_on(DiskFiles(), tmp_path)
    volume.table("a").put(1, {"x": 1})
    with suppress(TypeError, ValueError), volume.transaction():
        volume.table("a").put(1, {"x": 2})
        volume.table("b").put(1, {"x": 2})
        volume.table("a").put(2, bad)
        pytest.fail("it was put")
    assert volume.table("a").all() == [(1, {"x": 1})]
    assert volume.table("b").keys() == []
    assert volume_on(DiskFiles(), tmp_path).table("a").all() == [(1, {"x": 1})]


def test_a_full_disk_goes_on_from_memory(tmp_path: Path) -> None:
    """Commits that can't be saved stay in memory, are told, and all land once there is room."""
    files = FaultyFiles(DiskFiles(), only=frozenset({"write"}))
    volume = volume_on(files, tmp_path)
    volume.table("a").put(1, {"x": 1})
    files.at, files.sticky = files.calls + 1, True
    for n in (2, 3):
        volume.table("a").put(n, {"x": n})
    assert "the disk is full" in str(volume.trouble)
    assert volume_on(DiskFiles(), tmp_path, read_only=True).table("a").keys() == [1]
    files.heal()
    volume.table("a").put(4, {"x": 4})
    assert volume.trouble is None
    assert volume_on(DiskFiles(), tmp_path).table("a").keys() == [1, 2, 3, 4]


def test_saving_again_needs_no_change(tmp_path: Path) -> None:
    """What could not be saved can be saved later, with nothing new to say."""
    files = FaultyFiles(DiskFiles(), only=frozenset({"sync"}), at=1, kind=errno.EIO)
    volume = volume_on(files, tmp_path)
    volume.table("a").put(1, {"x": 1})
    assert "reports a fault" in str(volume.trouble)
    volume.save()
    assert volume.trouble is None
    assert volume_on(DiskFiles(), tmp_path).table("a").keys() == [1]


def test_saving_waits_for_a_change_under_way(tmp_path: Path) -> None:
    """A half-made transaction never reaches the disk."""
    volume = volume_on(DiskFiles(), tmp_path)
    with suppress(KeyError), volume.transaction():
        volume.table("a").put(1, {"x": 1})
        volume.save()
        raise KeyError
    assert volume_on(DiskFiles(), tmp_path).table("a").keys() == []


def test_looking_only_never_writes(tmp_path: Path) -> None:
    """A file opened to look refuses a change and stays as it was."""
    volume_on(DiskFiles(), tmp_path).table("a").put(1, {"x": 1})
    looking = volume_on(DiskFiles(), tmp_path, read_only=True)
    with pytest.raises(ReadOnly):
        looking.table("a").put(2, {"x": 2})
    assert looking.table("a").keys() == [1]


def renamed(tables: Tables) -> Tables:
    """A migration: the table of kids is called children."""
    return {"children": tables.pop("kids", {}), **tables}


def aged(tables: Tables) -> Tables:
    """A second migration: every child has an age."""
    return {
        name: {key: {"age": 5, **row} for key, row in rows.items()} for name, rows in tables.items()
    }


def test_an_old_format_is_read_in_the_new_one(tmp_path: Path) -> None:
    """All steps run in order at opening, nothing is written for it, and the old file is kept."""
    volume_on(DiskFiles(), tmp_path).table("kids").put(1, {"name": "Mia"})
    before = (tmp_path / "store" / "x.book").read_bytes()
    new = volume_on(DiskFiles(), tmp_path, migrations=(renamed, aged))
    assert new.table("children").get(1) == {"age": 5, "name": "Mia"}
    assert (tmp_path / "store" / "x.book").read_bytes() == before
    new.table("children").put(2, {"name": "Theo"})
    kept = (tmp_path / "store" / "x.book.format-1").read_bytes()
    assert kept.split(b"\n", 1)[1] == before.split(b"\n", 1)[1]
    again = volume_on(DiskFiles(), tmp_path, migrations=(renamed, aged))
    assert again.table("children").keys() == [1, 2]


def test_a_newer_format_is_left_alone(tmp_path: Path) -> None:
    """A file from tomorrow is refused in words and not touched."""
    volume_on(DiskFiles(), tmp_path, migrations=(renamed,)).table("a").put(1, {"x": 1})
    before = (tmp_path / "store" / "x.book").read_bytes()
    with pytest.raises(StoreTooNew, match="a newer Hearthside"):
        volume_on(DiskFiles(), tmp_path)
    assert (tmp_path / "store" / "x.book").read_bytes() == before


def test_threads_take_turns() -> None:
    """Two threads that count in one row lose no count."""
    volume = volume_on(SimulatedDisk(), Path("/made-up"))
    rows = volume.table("a")
    rows.put(1, {"n": 0})

    def count() -> None:
        for _ in range(50):
            with volume.transaction():
                rows.put(1, {"n": (rows.get(1) or {})["n"] + 1})

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert rows.get(1) == {"n": 200}


def test_whoever_remembers_rows_sees_every_change() -> None:
    """The number of changes moves with a change, and with its undoing."""
    lines = MemoryLines()
    seen = [lines.changes]
    with suppress(KeyError), lines.transaction():
        lines.change("a", {1: {"x": 1}})
        seen.append(lines.changes)
        raise KeyError
    seen.append(lines.changes)
    assert seen == sorted(set(seen))
