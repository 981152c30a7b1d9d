"""Erasing: nothing of a child is left in any byte, and the ledger stays whole."""

from __future__ import annotations

import dataclasses
import errno
import json
import os
import threading
from pathlib import Path

import pytest

from kiosk.store import Store, open_store
from kiosk.store.diary import Night
from kiosk.store.erasing import erase_child, erase_everything, search
from kiosk.store.files import DiskFiles, FaultyFiles
from kiosk.store.notes import Refused, StoreError
from tests.kiosk.store.lives import heard, live_an_evening


def test_a_child_is_gone(store: Store) -> None:
    """From the family, the nights and tonight; the others keep theirs, the ledger is whole."""
    mia, theo = live_an_evening(store)
    store.diary.put(Night(2, (theo.id,), theo.id))
    store.diary.put_heard(heard(2, (theo.id,)))
    store.ledger.append(2, "child-chose", (theo.id,))
    assert erase_child(store, theo.id).clean
    assert store.family.children() == (mia,)
    assert [(night.number, night.children) for night in store.diary.nights()] == [(1, (mia.id,))]
    assert [row.children for row in store.diary.heard()] == [(mia.id,)]
    assert store.tonight.read() is None
    assert store.ledger.verify().whole
    assert store.ledger.entries()[-1].code == "child-erased"


def test_no_byte_is_left(tmp_path: Path) -> None:
    """Not in a copy, not in one kept aside, not in the cache, not in a recording."""
    with open_store(tmp_path) as store:
        live_an_evening(store)
    (tmp_path / "store" / "family.book").write_bytes(b"spoilt, but Th\xc3\xa9o still stands here")
    (tmp_path / "mirror" / "tonight.book.new").write_bytes("half-written Théo".encode())
    with open_store(tmp_path) as store:
        theo = store.family.named("Théo")
        assert theo is not None
        for folder in ("cache", f"recordings/{theo.id}"):
            (tmp_path / folder).mkdir(parents=True)
            (tmp_path / folder / "line.wav").write_bytes(b"RIFF Th\xc3\xa9o")
        before = search(tmp_path, {"Théo"})
        assert len(before.hits) >= 7
        proof = erase_child(store, theo.id)
    assert proof.clean, proof
    assert search(tmp_path, {"Théo", "tay-OH"}).clean
    assert str(proof).startswith("searched ")
    assert not search(tmp_path, {"Mia"}).clean


def test_what_a_grown_up_typed_forgets_the_name_too(tmp_path: Path) -> None:
    """Whom a sitter calls stays, and no longer says whose grandmother it is."""
    with open_store(tmp_path) as store:
        _, theo = live_an_evening(store)
        store.family.rules = dataclasses.replace(
            store.family.rules, whom_to_call="Théo's Nana, 11", call="ring for théo and Mia"
        )
        assert erase_child(store, theo.id).clean
        assert store.family.rules.whom_to_call == "the child's Nana, 11"
        assert store.family.rules.call == "ring for the child and Mia"
    assert search(tmp_path, {"Théo"}).clean


def test_the_search_finds_every_spelling(tmp_path: Path) -> None:
    """In two normal forms, two encodings, JSON's escapes, and in the name of a file."""
    spellings = {
        "a": "say Zoë.".encode(),
        "b": "Zoe\u0308".encode(),
        "c": json.dumps("Zoë").encode(),
        "d": "Zoë".encode("utf-16-le"),
        "e": "ZOË!".encode(),
        "zoë.wav": b"",
    }
    for name, data in spellings.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "f").write_bytes("Zoëlle and Azoëa are others".encode())
    proof = search(tmp_path, {"Zoë"})
    assert set(proof.hits) == set(spellings)
    assert proof.files == 7


def test_a_word_of_a_tale_is_no_trace(tmp_path: Path) -> None:
    """A child called Rose may be erased although an old tale is about a rose."""
    with open_store(tmp_path) as store:
        mia, _ = live_an_evening(store)
        store.diary.put_heard(heard(2, (mia.id,), tale="the-rose"))
        (tmp_path / "packs").mkdir()
        (tmp_path / "packs" / "x.md").write_text("Rose")
        assert search(tmp_path, {"Rose"}).clean


def test_everything_is_gone(tmp_path: Path) -> None:
    """Only the empty lock is left, and the next start begins anew."""
    with open_store(tmp_path) as store:
        live_an_evening(store)
        assert erase_everything(store).clean
    assert [path.name for path in tmp_path.iterdir()] == ["lock"]
    with open_store(tmp_path) as store:
        assert store.family.children() == ()
        assert store.next_night == 1


def test_nobody_is_erased_by_mistake(store: Store) -> None:
    """An id that nobody has is refused."""
    live_an_evening(store)
    with pytest.raises(Refused, match="nobody here"):
        erase_child(store, "nobody")
    assert len(store.family.children()) == 2


def test_an_erasure_that_cannot_be_saved_is_not_told_done(tmp_path: Path) -> None:
    """On a full disk it says no; with room again the same words do it."""
    files = FaultyFiles(DiskFiles(), only=frozenset({"write"}))
    with open_store(tmp_path, files=files) as store:
        _, theo = live_an_evening(store)
        files.at, files.sticky, files.kind = files.calls + 2, True, errno.EIO
        with pytest.raises(StoreError, match="erase: nothing can be saved"):
            erase_child(store, theo.id)
        files.heal()
        assert store.retry()
        assert search(tmp_path, {"Théo"}).clean


def test_a_cache_that_is_written_to_meanwhile_goes_all_the_same(tmp_path: Path) -> None:
    """Nothing is put back into a folder that is gone, and the erasure does not stumble over it."""
    with open_store(tmp_path) as store:
        _, theo = live_an_evening(store)
        spoken = tmp_path / "cache" / "spoken-1"
        spoken.mkdir(parents=True)
        folder = os.open(spoken, os.O_RDONLY)
        written: list[int] = []
        gone = threading.Event()

        def write() -> None:
            """Write as a voice's process does, until the folder takes nothing more."""
            while not gone.is_set():
                try:
                    os.close(os.open(f"{len(written)}", os.O_CREAT | os.O_WRONLY, dir_fd=folder))
                except OSError:
                    gone.set()
                written.append(1)

        writer = threading.Thread(target=write)
        writer.start()
        while len(written) < 100:
            pass
        assert erase_child(store, theo.id).clean
        assert gone.wait(5.0)
        writer.join()
        os.close(folder)
    assert not (tmp_path / "cache").exists()
