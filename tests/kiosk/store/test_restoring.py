"""Restoring: cut off at any call, the home is the old one or the new one, never a mixture."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.store import open_store
from kiosk.store.files import DiskFiles, FaultyFiles
from kiosk.store.home import Home
from kiosk.store.keeping import backup, restore
from kiosk.store.notes import StoreError
from kiosk.store.restoring import finish_restore, lay_ready
from tests.kiosk.store.lives import everything, live_an_evening


def test_a_restore_cut_off_at_any_call_is_all_or_nothing(tmp_path: Path) -> None:
    """The next start finds the old home or finishes the new one by itself."""
    with open_store(tmp_path / "first") as store:
        live_an_evening(store)
        new = everything(store)
        backup(store, tmp_path / "b.zip")
    outcomes = set()
    for at in range(1, 200):
        home = tmp_path / f"home-{at}"
        with open_store(home) as store:
            store.family.say("Nana", "NAH-na")
            old = everything(store)
        files = FaultyFiles(DiskFiles(), at=at, sticky=True)
        try:
            restore(tmp_path / "b.zip", home, files)
        except StoreError:
            pass
        else:
            break
        with open_store(home) as store:
            found = everything(store)
            outcomes.add(found == new)
            assert found in (old, new)
            assert not Home(home).restoring.exists()
    else:
        pytest.fail("it never came through")
    assert outcomes == {True, False}


def test_half_a_backup_is_dropped(tmp_path: Path) -> None:
    """A waiting folder without its last file is not put in place."""
    home = Home(tmp_path)
    lay_ready(home, DiskFiles(), {"store/family.book": b"x"})
    (home.restoring / "complete").unlink()
    assert not finish_restore(home, DiskFiles())
    assert not home.restoring.exists()
    assert not (home.store / "family.book").exists()


def test_without_a_backup_there_is_nothing_to_do(tmp_path: Path) -> None:
    """Every start asks; mostly the answer is no."""
    assert not finish_restore(Home(tmp_path), DiskFiles())


def test_a_waiting_backup_is_told_to_whoever_only_looks(tmp_path: Path) -> None:
    """A read-only look can't finish it, and says so."""
    open_store(tmp_path).close()
    lay_ready(Home(tmp_path), DiskFiles(), {})
    with open_store(tmp_path, read_only=True) as store:
        assert [note.code for note in store.notes] == ["K008"]
