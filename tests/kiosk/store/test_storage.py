"""The door to tinydb: its whole interface works over our storage, and rows are never shared."""

from __future__ import annotations

import copy
import json
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

import pytest
from tinydb import TinyDB, where
from tinydb.storages import JSONStorage

from kiosk.store.copies import Pair
from kiosk.store.files import DiskFiles
from kiosk.store.lines import PairLines
from kiosk.store.simulated import SimulatedDisk
from kiosk.store.storage import LineStorage, MemoryStorage, Rows, Volume
from tests.kiosk.store.lives import killed_after, volume_on


@pytest.fixture(params=["memory", "disk"])
def volume(request: pytest.FixtureRequest, tmp_path: Path) -> Volume:
    """An empty volume; every test that takes it runs twice."""
    return Volume.memory() if request.param == "memory" else volume_on(DiskFiles(), tmp_path)


@pytest.mark.parametrize("kind", ["memory", "disk"])
def test_stock_tinydb_runs_over_our_storage(kind: str, tmp_path: Path) -> None:
    """Tinydb's own table and queries find our storage to be one of theirs."""
    pair = Pair(DiskFiles(), tmp_path / "a.book", tmp_path / "b.book")
    storage = MemoryStorage() if kind == "memory" else LineStorage(PairLines(pair))
    base = TinyDB(lambda: storage, storage=lambda make: make())
    base.insert({"name": "Mia", "age": 6})
    base.insert_multiple([{"name": "Theo", "age": 4}, {"name": "Ada", "age": 6}])
    assert base.update({"age": 7}, where("name") == "Ada") == [3]
    assert base.remove(where("name") == "Theo") == [2]
    assert [row["name"] for row in base.search(where("age") > 6)] == ["Ada"]
    base.drop_tables()
    assert base.all() == []
    assert base.tables() == set()


def test_rows_come_and_go(volume: Volume) -> None:
    """Put replaces the whole row, drop takes it away, keys stay in order."""
    rows = volume.table("t")
    for key in (10, 2, 300):
        rows.put(key, {"old": key})
    rows.put(2, {"new": 1})
    rows.drop(10)
    rows.drop(11)
    assert rows.all() == [(2, {"new": 1}), (300, {"old": 300})]
    assert rows.keys() == [2, 300]
    assert rows.get(10) is None
    rows.clear()
    assert len(rows) == 0


def test_rows_are_copies(volume: Volume) -> None:
    """Neither what was put nor what was got can change what is kept."""
    rows, row = volume.table("t"), {"deep": {"list": [1]}}
    rows.put(1, row)
    row["deep"]["list"].append(2)
    got = rows.get(1) or {}
    got["deep"]["list"].append(3)
    rows.all()[0][1]["deep"]["list"].append(4)
    assert rows.get(1) == {"deep": {"list": [1]}}


def test_answers_to_a_query_are_copies(volume: Volume) -> None:
    """Tinydb's own cache of answers would hand one row to two callers."""
    volume.table("t").put(1, {"deep": [1]})
    table = volume._db.table("t")
    for _ in range(2):
        found = table.search(where("deep").any([1]))[0]
        assert found == {"deep": [1]}
        found["deep"].append(2)


def step(chance: Random, volume: Volume, model: dict[str, dict[int, Any]]) -> None:
    """One random change, done to the volume and to a plain dict alike."""
    name, key = chance.choice("ab"), chance.randrange(6)
    row = {"v": chance.randrange(1000), "text": "ß" * chance.randrange(4)}
    rows: Rows = volume.table(name)
    act = chance.randrange(10)
    if act < 6:
        rows.put(key, row)
        model[name][key] = row
    elif act < 9:
        rows.drop(key)
        model[name].pop(key, None)
    else:
        rows.clear()
        model[name].clear()


def shown(volume: Volume) -> dict[str, dict[int, Any]]:
    """All rows of both tables."""
    return {name: dict(volume.table(name).all()) for name in "ab"}


@pytest.mark.parametrize("seed", range(25))
def test_it_does_what_a_dict_does(seed: int) -> None:
    """Changes, transactions, exceptions, damage and reopening in any order: always the model."""
    chance, disk, folder = Random(seed), SimulatedDisk(), Path("/made-up")
    volume = volume_on(disk, folder)
    model: dict[str, dict[int, Any]] = {"a": {}, "b": {}}
    for _ in range(80):
        act = chance.randrange(8)
        if act < 5:
            step(chance, volume, model)
        elif act == 5:
            with volume.transaction():
                for _ in range(3):
                    step(chance, volume, model)
        elif act == 6:
            before = copy.deepcopy(model)
            with suppress(KeyError), volume.transaction():
                step(chance, volume, model)
                raise KeyError
            model = before
        else:
            if any(model.values()):
                spoil(disk, folder / chance.choice(["store", "mirror"]) / "x.book", chance)
            volume = volume_on(disk, folder)
        assert shown(volume) == model


def spoil(disk: SimulatedDisk, path: Path, chance: Random) -> None:
    """Flip one bit of a file, for good."""
    raw = bytearray(disk.read(path))
    raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
    handle = disk.create(path)
    disk.write(handle, bytes(raw))
    disk.sync(handle)
    disk.close(handle)


def test_the_harness_kills_stock_tinydb(tmp_path: Path) -> None:
    """The same kill that our store survives ruins tinydb's own file: the harness has teeth."""
    for turn in range(80):
        path = tmp_path / f"{turn}.json"
        killed_after(0.004 + turn % 7 * 0.003, lambda tell, path=path: write_stock(path, tell))  # type: ignore[misc]
        try:
            left = json.loads(path.read_text() or "null")
        except ValueError:
            return
        if left is None:
            return
    pytest.fail("80 kills and no harm: the harness is blunt")


def write_stock(path: Path, tell: Any) -> None:
    """Grow and shrink a stock tinydb file until the end."""
    base, number = TinyDB(path, storage=JSONStorage), 0
    while True:
        number += 1
        base.storage.write({"t": {"1": {"n": number, "pad": "x" * (number % 2 * 400_000)}}})
        tell(number)
