"""The nights' files: a new one every so many night numbers, never by the wall's year."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from kiosk.store.nights import NIGHTS_A_FILE, Nights
from kiosk.store.simulated import SimulatedDisk
from kiosk.store.storage import Volume
from tests.kiosk.store.lives import volume_on


def nights(size: int = 3) -> Nights:
    """No night yet."""
    return Nights(lambda _: Volume.memory(), (), size)


def test_a_file_holds_its_nights() -> None:
    """Nights 1 to 3 share a file, night 4 begins the next."""
    few = nights()
    assert few.at(1) is few.at(3)
    assert few.at(4) is not few.at(3)
    assert few.every() == (few.at(1), few.at(4))


def test_files_stand_in_order_however_they_came() -> None:
    """A later file opened first is still the later one."""
    few = nights()
    late, early = few.at(9), few.at(1)
    assert few.every() == (early, late)


def test_the_newest_file_with_rows_is_found() -> None:
    """An empty newer file doesn't hide it."""
    few = nights()
    assert few.last_with("diary") is None
    few.at(1).table("diary").put(1, {})
    few.at(4)
    assert few.last_with("diary") is few.at(1)


def test_nights_count_from_one() -> None:
    """There is no night 0."""
    with pytest.raises(ValueError, match="count from 1"):
        nights().at(0)


def test_a_transaction_is_one_files() -> None:
    """It undoes what it did to that night's file."""
    few = nights()
    with suppress(KeyError), few.transaction(2):
        few.at(2).table("diary").put(2, {})
        raise KeyError
    assert few.at(2).table("diary").keys() == []


def bytes_of_a_commit(after: int) -> int:
    """What one more row costs the disk once so many nights have been."""
    disk, folder = SimulatedDisk(), Path("/made-up")
    many = Nights(lambda name: volume_on(disk, folder / name), ())
    for first in range(1, after + 1, NIGHTS_A_FILE):
        with many.transaction(first):
            for night in range(first, min(first + NIGHTS_A_FILE, after + 1)):
                many.at(night).table("diary").put(night, {"night": night, "pad": "x" * 1200})
    before = disk.written
    many.at(after).table("diary").put(after, {"night": after, "pad": "y" * 1200})
    return disk.written - before


def test_a_commit_costs_the_same_after_ten_years() -> None:
    """The bytes written don't grow with the years: full files of year one and year ten."""
    early, late = (bytes_of_a_commit(NIGHTS_A_FILE * n) for n in (6, 60))
    assert late <= early * 1.02
    assert late <= 2 * 80_000
