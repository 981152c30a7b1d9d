"""The whole store on a real disk: damage, full and read-only disks, second starts."""

from __future__ import annotations

import errno
import resource
import shutil
import signal
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from kiosk.store import open_store
from kiosk.store.files import DiskFiles, FaultyFiles
from kiosk.store.notes import HomeUnusable, ReadOnly, StoreBusy, StoreUnreadable
from tests.kiosk.store.lives import (
    crash,
    everything,
    hand_to_nobody,
    heard,
    in_child,
    live_an_evening,
    nobodys_folder,
    without_rights,
)


def flip(path: Path) -> None:
    """Turn one bit in the middle."""
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 4
    path.write_bytes(bytes(raw))


DAMAGES: dict[str, Callable[[Path], object]] = {
    "cut short": lambda path: path.write_bytes(path.read_bytes()[:-9]),
    "bit flipped": flip,
    "sector zeroed": lambda path: path.write_bytes(bytes(64) + path.read_bytes()[64:]),
    "tail zeroed": lambda path: path.write_bytes(path.read_bytes()[:40] + bytes(99)),
    "garbage": lambda path: path.write_bytes(Random(1).randbytes(4096)),
    "emptied": lambda path: path.write_bytes(b""),
    "deleted": lambda path: path.unlink(),
}


def test_everything_is_there_next_time(tmp_path: Path) -> None:
    """Closed properly or not."""
    with open_store(tmp_path) as store:
        live_an_evening(store)
        before = everything(store)
    for _ in range(2):
        store = open_store(tmp_path)
        assert (everything(store), store.notes, store.cannot_save) == (before, (), False)
        crash(store)


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("file", ["family", "tonight", "nights-0001"])
@pytest.mark.parametrize("folder", ["store", "mirror"])
def test_one_damaged_file_loses_nothing(
    tmp_path: Path, folder: str, file: str, damage: str
) -> None:
    """Everything is there, the damage is told once, the remains are kept, both copies mended."""
    with open_store(tmp_path) as store:
        live_an_evening(store)
        before = everything(store)
    hurt = tmp_path / folder / f"{file}.book"
    DAMAGES[damage](hurt)
    with open_store(tmp_path) as store:
        assert everything(store) == before
        code = "K002" if damage == "deleted" else "K001"
        assert [(note.code, note.what) for note in store.notes] == [(code, file)]
    assert hurt.with_name(hurt.name + ".damaged-1").exists() == (damage != "deleted")
    twin = {"store": "mirror", "mirror": "store"}[folder]
    (tmp_path / twin / f"{file}.book").unlink()
    with open_store(tmp_path) as store:
        assert everything(store) == before


def test_both_copies_damaged_is_told_and_kept(tmp_path: Path) -> None:
    """What is lost is one file, said so, with the remains kept aside; the rest is whole."""
    with open_store(tmp_path) as store:
        live_an_evening(store)
        children = store.family.children()
    for folder in ("store", "mirror"):
        (tmp_path / folder / "tonight.book").write_bytes(b"spoilt")
    with open_store(tmp_path) as store:
        assert [note.code for note in store.notes] == ["K003"]
        assert store.family.children() == children
        assert store.tonight.read() is None
    assert (tmp_path / "store" / "tonight.book.damaged-1").read_bytes() == b"spoilt"


def test_a_folder_taken_away_comes_back(tmp_path: Path) -> None:
    """Half of the store deleted under a running one is made again by its next saves."""
    with open_store(tmp_path) as store:
        live_an_evening(store)
        shutil.rmtree(tmp_path / "mirror")
        store.tonight.move(sentence=9)
        assert not store.cannot_save
    (tmp_path / "store" / "tonight.book").unlink()
    with open_store(tmp_path) as store:
        assert store.tonight.place is not None
        assert store.tonight.place.sentence == 9


def test_a_second_start_is_refused_and_may_look(tmp_path: Path) -> None:
    """One writer; whoever only looks sees what was acknowledged and can't change it."""
    with open_store(tmp_path) as store:
        live_an_evening(store)
        with pytest.raises(StoreBusy, match="already runs"):
            open_store(tmp_path)
        with open_store(tmp_path, read_only=True) as looking:
            assert everything(looking) == everything(store)
            with pytest.raises(ReadOnly):
                looking.tonight.move(sentence=2)
            assert not looking.cannot_save
    open_store(tmp_path).close()


def test_looking_at_nothing_makes_nothing(tmp_path: Path) -> None:
    """A home that is not there is empty to look at, and stays not there."""
    with open_store(tmp_path / "home", read_only=True) as store:
        assert store.family.children() == ()
        assert store.next_night == 1
    assert not (tmp_path / "home").exists()


def read_only_life(home: Path) -> tuple[bool, list[str], int, str]:
    """Open a home that can't be written, live in it, and tell how that went."""
    without_rights()
    with open_store(home) as store:
        store.tonight.move(sentence=5)
        place = store.tonight.place
        assert place is not None
        codes = [note.code for note in store.notes]
        return store.cannot_save, codes, place.sentence, store.troubles[0].why


def test_a_read_only_home_runs_from_memory() -> None:
    """It opens, says so, goes on, and the disk keeps what it had."""
    with nobodys_folder() as folder:
        home = folder / "home"
        with open_store(home) as store:
            live_an_evening(store)
        hand_to_nobody(folder)
        for path in (home / "store", home / "mirror", home):
            path.chmod(0o500)
        (home / "lock").chmod(0o400)
        assert in_child(lambda: read_only_life(home)) == (
            True, ["K006"], 5, "cannot save (permission denied)"
        )  # fmt: skip
        for path in (home, home / "store", home / "mirror"):
            path.chmod(0o700)
        with open_store(home) as store:
            assert store.tonight.place is not None
            assert store.tonight.place.sentence == 1


def test_an_unwritable_place_is_one_clear_line() -> None:
    """A home that can't be made at all is an error in words."""
    with nobodys_folder() as folder:
        hand_to_nobody(folder)
        folder.chmod(0o500)

        def life() -> str:
            without_rights()
            try:
                open_store(folder / "home")
            except HomeUnusable as error:
                return str(error)
            return "opened"

        said = in_child(life)
        folder.chmod(0o700)
    assert said.startswith("home folder ")
    assert said.endswith(
        "/home: it can't be written (permission denied): "
        "mend its rights or choose another with --home"
    )


def full_life(home: Path) -> tuple[bool, int, bool, bool]:
    """Live on a disk that suddenly takes no more than 2 kB a file, and then does again."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    with open_store(home) as store:
        live_an_evening(store)
        hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
        resource.setrlimit(resource.RLIMIT_FSIZE, (2048, hard))
        store.tonight.set_story({"text": ["word " * 1000]})
        store.tonight.move(sentence=7)
        store.finish_story(heard(2, ("m",)), phase="settle")
        full = store.cannot_save
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
        store.diary.put_heard(heard(3, ("m",)))
        return full, len(store.diary.heard()), store.cannot_save, (home / "reserve").exists()


def test_a_full_disk_is_lived_through(tmp_path: Path) -> None:
    """Saving stops and is told, the evening goes on, and one commit later all is saved."""
    assert in_child(lambda: full_life(tmp_path)) == (True, 3, False, False)
    with open_store(tmp_path) as store:
        assert [row.night for row in store.diary.heard()] == [1, 2, 3]
        assert store.tonight.place is not None
        assert store.tonight.place.sentence == 7
    assert (tmp_path / "reserve").stat().st_size == 256 * 1024  # laid by again


def test_a_listing_that_fails_is_not_an_empty_store(tmp_path: Path) -> None:
    """If the nights can't be listed it stops, instead of beginning at night one."""
    with open_store(tmp_path) as store:
        live_an_evening(store)
    files = FaultyFiles(DiskFiles(), at=2, kind=errno.EIO, sticky=True, only=frozenset({"names"}))
    with pytest.raises(StoreUnreadable):
        open_store(tmp_path, files=files, read_only=True)
    open_store(tmp_path).close()


def test_whoever_comes_late_overwrites_nothing(tmp_path: Path) -> None:
    """A store that could not lock its home stays in memory if another one wrote meanwhile."""
    (tmp_path / "lock").mkdir()  # a lock that can't be taken
    late = open_store(tmp_path)
    assert [note.code for note in late.notes] == ["K006"]
    (tmp_path / "lock").rmdir()
    with open_store(tmp_path) as other:
        live_an_evening(other)
        before = everything(other)
    late.family.say("Nana", "NAH-na")
    assert late.cannot_save
    assert "another one wrote" in late.troubles[0].why
    with open_store(tmp_path) as store:
        assert everything(store) == before


def test_whoever_comes_late_to_an_untouched_home_saves(tmp_path: Path) -> None:
    """If nobody wrote meanwhile, saving resumes by itself."""
    (tmp_path / "lock").mkdir()
    late = open_store(tmp_path)
    late.family.say("Nana", "NAH-na")
    before = late.cannot_save
    (tmp_path / "lock").rmdir()
    late.family.say("Opa", "OH-pah")
    assert (before, late.cannot_save) == (True, False)
    late.close()
    with open_store(tmp_path) as store:
        assert store.family.names_said() == {"Nana": "NAH-na", "Opa": "OH-pah"}
