"""What a family gave: read, copied, put back, erased."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiosk.desk import household, possessions
from kiosk.store import open_store
from kiosk.store.notes import BackupDamaged, Refused
from stories.cast import parse_child
from tests.kiosk.desk.homes import Evenings


@pytest.fixture
def lived_in(tmp_path: Path) -> Path:
    """A home with two children and a night behind them."""
    home = tmp_path / "home"
    for spec in ("Maximiliane:6:she", "Theodoric:4:he"):
        household.add(home, parse_child(spec))
    with open_store(home) as store:
        evenings = Evenings(store)
        evenings.hold(evenings.programme(leader="Theodoric"))
    return home


def everything(home: Path) -> bytes:
    """Every byte of a home folder."""
    return b"".join(path.read_bytes() for path in sorted(home.rglob("*")) if path.is_file())


def test_everything_can_be_read(lived_in: Path, tmp_path: Path) -> None:
    """As JSON and as plain text, each file named."""
    files = possessions.export(lived_in, tmp_path / "out")
    assert all(file.read_text(encoding="utf-8") for file in files)
    family = json.loads((tmp_path / "out" / "family.json").read_text(encoding="utf-8"))
    assert [child["name"] for child in family["children"]] == ["Maximiliane", "Theodoric"]
    assert "Night 1" in (tmp_path / "out" / "diary.txt").read_text(encoding="utf-8")


def test_a_backup_brings_back_what_was_erased(lived_in: Path, tmp_path: Path) -> None:
    """The exact copy, children and nights."""
    before = household.listed(lived_in)
    size = possessions.backup(lived_in, tmp_path / "b.zip")
    assert size == (tmp_path / "b.zip").stat().st_size
    possessions.erase(lived_in, "")
    assert household.listed(lived_in) == []
    assert possessions.restore(lived_in, tmp_path / "b.zip") == 5
    assert household.listed(lived_in) == before
    assert possessions.nights(lived_in).startswith("Night 1: finished")


def test_a_damaged_backup_changes_nothing(lived_in: Path, tmp_path: Path) -> None:
    """One byte wrong is one line, and the home stays."""
    possessions.backup(lived_in, tmp_path / "b.zip")
    raw = bytearray((tmp_path / "b.zip").read_bytes())
    raw[len(raw) // 2] ^= 0xFF
    (tmp_path / "b.zip").write_bytes(raw)
    before = household.listed(lived_in)
    with pytest.raises(BackupDamaged):
        possessions.restore(lived_in, tmp_path / "b.zip")
    assert household.listed(lived_in) == before


@pytest.mark.parametrize(
    ("name", "other"), [("Maximiliane", "Theodoric"), ("Theodoric", "Maximiliane")]
)
def test_an_erased_child_stands_nowhere_any_more(lived_in: Path, name: str, other: str) -> None:
    """Not in the family, not in the night it led, not in a torn copy; the other one stays."""
    assert "found nowhere" in possessions.erase(lived_in, name)
    assert name.encode() not in everything(lived_in)
    assert [child["name"] for child in household.listed(lived_in)] == [other]
    assert possessions.verify(lived_in)[0]


def test_nobody_called_so_can_be_erased(lived_in: Path) -> None:
    """A slip of the pen erases nobody."""
    with pytest.raises(Refused):
        possessions.erase(lived_in, "Maximilian")
    assert len(household.listed(lived_in)) == 2


def test_the_ledger_is_read_in_order_and_verified(lived_in: Path) -> None:
    """Oldest first; a changed entry is found and named."""
    lines = possessions.ledger(lived_in)
    assert lines[0].startswith("night 1: ritual 1 chosen")
    assert lines[-1] == "night 1: evening ended"
    assert possessions.verify(lived_in) == (True, f"{len(lines)} entries, every link whole")
    with open_store(lived_in) as store:
        table = store.nights.at(1).table("ledger")
        row = table.get(2)
        assert row is not None
        table.put(2, {**row, "code": "story-swapped"})
    whole, words = possessions.verify(lived_in)
    assert not whole
    assert "entry 2 was changed" in words


def test_a_damaged_copy_is_told_of_and_costs_nothing(lived_in: Path) -> None:
    """One of two: health says so, the family is whole."""
    (lived_in / "store" / "family.book").write_bytes(b"torn")
    (note,) = possessions.health(lived_in)
    assert note["why"] == "one copy was damaged"
    assert len(household.listed(lived_in)) == 2
