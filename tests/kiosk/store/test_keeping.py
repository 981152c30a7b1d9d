"""Keeping: everything can be read elsewhere, copied exactly, and put back whole or not at all."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from kiosk.store import Store, open_store
from kiosk.store.erasing import erase_everything
from kiosk.store.keeping import backup, export, restore
from kiosk.store.notes import BackupDamaged, Refused, StoreBusy, StoreError
from tests.kiosk.store.lives import everything, heard, live_an_evening


def test_an_export_can_be_read(store: Store, tmp_path: Path) -> None:
    """JSON for machines, text for people, no PIN in it."""
    mia, theo = live_an_evening(store)
    store.family.pin.set("482913", cost=16)
    files = export(store, tmp_path / "out")
    assert {file.name for file in files} == {path.name for path in (tmp_path / "out").iterdir()}
    family = json.loads((tmp_path / "out" / "family.json").read_text(encoding="utf-8"))
    assert [child["name"] for child in family["children"]] == ["Mia", "Théo"]
    told = json.loads((tmp_path / "out" / "diary.json").read_text(encoding="utf-8"))
    assert told["heard"][0]["children"] == [mia.id, theo.id]
    text = (tmp_path / "out" / "diary.txt").read_text(encoding="utf-8")
    assert "Night 1: Mia, Théo" in text
    assert "tale: owl, heard to its end" in text
    assert not any("salt" in file.read_text(encoding="utf-8") for file in files)


def test_an_empty_home_exports_too(store: Store, tmp_path: Path) -> None:
    """Nothing yet is told in words."""
    export(store, tmp_path / "out")
    assert (tmp_path / "out" / "diary.txt").read_text(encoding="utf-8") == "No night yet.\n"


def test_a_bad_place_is_one_line(store: Store, tmp_path: Path) -> None:
    """A file where the folder should be is no traceback."""
    (tmp_path / "out").write_text("")
    with pytest.raises(StoreError, match="choose another folder"):
        export(store, tmp_path / "out")


def made(home: Path, file: Path) -> dict[str, object]:
    """A home with a life in it, and its backup; return all it held."""
    with open_store(home) as store:
        live_an_evening(store)
        store.diary.put_heard(heard(400, ("m",)))
        (home / "recordings" / "x").mkdir(parents=True)
        (home / "recordings" / "x" / "good night.wav").write_bytes(b"RIFF")
        (home / "cache").mkdir()
        (home / "cache" / "line.wav").write_bytes(b"RIFF")
        backup(store, file)
        return everything(store)


def test_a_backup_comes_back_exactly(tmp_path: Path) -> None:
    """Backup, erase, restore: equal, recordings too, the cache not."""
    home, file = tmp_path / "home", tmp_path / "b.zip"
    before = made(home, file)
    with open_store(home) as store:
        erase_everything(store)
    assert restore(file, home) == 7
    with open_store(home) as store:
        assert everything(store) == before
        assert store.notes == ()
    assert (home / "recordings" / "x" / "good night.wav").read_bytes() == b"RIFF"
    assert not (home / "cache").exists()


def test_a_restore_replaces_what_came_later(tmp_path: Path) -> None:
    """Nights after the backup are gone, files and all, also to a start from one copy."""
    home, file = tmp_path / "home", tmp_path / "b.zip"
    before = made(home, file)
    with open_store(home) as store:
        for night in range(401, 500):
            store.diary.put_heard(heard(night, ("m",)))
        for _ in range(20):
            store.tonight.move(sentence=_)
    restore(file, home)
    (home / "store" / "tonight.book").unlink()
    with open_store(home) as store:
        assert everything(store) == before


def test_a_running_home_is_not_replaced(tmp_path: Path) -> None:
    """Whoever writes there is asked to stop first."""
    home, file = tmp_path / "home", tmp_path / "b.zip"
    made(home, file)
    with open_store(home), pytest.raises(StoreBusy):
        restore(file, home)


@pytest.mark.parametrize("hurt", ["cut", "bit", "member", "no zip", "missing"])
def test_a_damaged_backup_changes_nothing(tmp_path: Path, hurt: str) -> None:
    """It is refused in one line and the home stays as it is."""
    home, file = tmp_path / "home", tmp_path / "b.zip"
    before = made(home, file)
    raw = file.read_bytes()
    if hurt == "cut":
        file.write_bytes(raw[: len(raw) // 2])
    elif hurt == "bit":
        file.write_bytes(raw[:900] + bytes([raw[900] ^ 1]) + raw[901:])
    elif hurt == "no zip":
        file.write_bytes(b"not a backup")
    elif hurt == "missing":
        file.unlink()
    else:
        with zipfile.ZipFile(file, "w") as pack:
            marks = {"../outside": "00"}
            pack.writestr("backup.json", json.dumps({"format": 1, "files": marks}))
            pack.writestr("../outside", b"")
    with pytest.raises(StoreError, match=r"^backup ") as refused:
        restore(file, home)
    assert isinstance(refused.value, BackupDamaged) or hurt == "missing"
    with open_store(home) as store:
        assert everything(store) == before


def test_memory_has_no_backup(tmp_path: Path) -> None:
    """A throw-away home says so."""
    with pytest.raises(Refused, match="memory"):
        backup(Store.memory(), tmp_path / "b.zip")
