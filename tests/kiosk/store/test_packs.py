"""Held packs and met keys: rows that old homes still read, and what a key is remembered by."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from kiosk.store import Store, open_store
from kiosk.store.notes import Refused
from kiosk.store.packs import HeldPack, Packs, Signer
from kiosk.store.storage import Volume

MARK = "0123456789abcdef" * 2
SEA = HeldPack("sea", "1.2", key="RWQsea", mark=MARK, fresh=True, ages=(2, 8), minutes=(3.0, 6.0))


def test_an_old_home_is_still_read() -> None:
    """Four fields were all there was."""
    volume = Volume.memory()
    volume.table("packs").put(1, {"id": "sea", "version": "1", "key": "", "shown": False})
    assert Packs(volume).all() == (HeldPack("sea", "1", shown=False),)


def test_everything_comes_back(tmp_path: Path) -> None:
    """From the disk, tuples and all."""
    with open_store(tmp_path) as store:
        store.family.hold_pack(SEA)
    with open_store(tmp_path) as store:
        assert store.family.packs() == (SEA,)
        assert store.family.shelf.get("sea") == SEA
        assert store.family.shelf.get("moor") is None


def test_a_key_stays_known_when_its_pack_goes() -> None:
    """With the newest version of each pack it ever signed."""
    packs = Store.memory().family.shelf
    packs.put(SEA)
    packs.put(dataclasses.replace(SEA, id="moor", version="3"))
    packs.put(dataclasses.replace(SEA, version="1.10", mark="f" * 32))
    packs.put(HeldPack("plain", "9"))
    packs.drop("sea")
    assert packs.signers() == (Signer("RWQsea", (("moor", "3", MARK), ("sea", "1.10", "f" * 32))),)
    known = packs.signer("RWQsea")
    assert known is not None
    assert known.of("sea") == ("1.10", "f" * 32)
    assert known.of("hill") == ("", "")
    assert packs.signer("RWQother") is None


def test_a_pack_that_is_gone_is_listed_no_more() -> None:
    """Only its files are still to go."""
    packs = Store.memory().family.shelf
    packs.put(dataclasses.replace(SEA, gone=True))
    assert packs.all() == ()
    assert [pack.id for pack in packs.leaving()] == ["sea"]


@pytest.mark.parametrize("id", ["", "..", "a/b", "A", ".new", "a b", "x" * 65, "é"])
def test_an_id_is_a_name_for_a_folder(id: str) -> None:
    """Nothing else is ever kept, since a folder is called so."""
    with pytest.raises(Refused):
        Store.memory().family.hold_pack(HeldPack(id))
