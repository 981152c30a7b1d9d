"""A pair of copies: numbered, checksummed, and whole when one of them is not."""

from __future__ import annotations

import errno
from pathlib import Path
from random import Random

import pytest

from kiosk.store.copies import KEPT_ASIDE, Copy, Pair, seal, unseal
from kiosk.store.files import DiskFiles, FaultyFiles
from kiosk.store.notes import StoreUnreadable
from kiosk.store.simulated import PowerCut, SimulatedDisk


def pair_in(folder: Path) -> Pair:
    """A pair in two folders of the real disk."""
    for name in ("store", "mirror"):
        (folder / name).mkdir(exist_ok=True)
    return Pair(DiskFiles(), folder / "store" / "x.book", folder / "mirror" / "x.book")


def loaded(folder: Path) -> tuple[bytes | None, list[str]]:
    """What a fresh look finds, and the codes of what it notes."""
    pair = pair_in(folder)
    copy = pair.load()
    return (copy.body if copy else None), [note.code for note in pair.notes]


def test_a_sealed_copy_opens() -> None:
    """Number, format and bytes come back."""
    copy = Copy(12, 3, "Théo\n".encode())
    assert unseal(seal(copy)) == copy


def test_every_flipped_bit_is_noticed() -> None:
    """No single bit of a copy can change unseen: not in the head, not in the body."""
    raw = seal(Copy(12, 1, b"diary 1 {}\n"))
    for place in range(len(raw) * 8):
        hurt = bytearray(raw)
        hurt[place // 8] ^= 1 << place % 8
        assert unseal(bytes(hurt)) is None


@pytest.mark.parametrize("end", range(0, 60, 7))
def test_every_cut_and_every_tail_is_noticed(end: int) -> None:
    """A copy cut short or gone on with is no copy."""
    raw = seal(Copy(12, 1, b"diary 1 {}\n"))
    assert unseal(raw[:end]) is None
    assert unseal(raw + bytes(end + 1)) is None


@pytest.mark.parametrize("hurt", ["store", "mirror"])
def test_the_newest_whole_copy_is_read(tmp_path: Path, hurt: str) -> None:
    """With either copy spoilt, the last acknowledged save is there and the damage is told."""
    pair = pair_in(tmp_path)
    for body in (b"one", b"two"):
        pair.save(body, 1)
    (tmp_path / hurt / "x.book").write_bytes(b"spoilt")
    assert loaded(tmp_path) == (b"two", ["K001"])


def test_a_copy_one_behind_is_no_damage(tmp_path: Path) -> None:
    """A stop between the two copies is told to nobody: the newer one counts."""
    pair = pair_in(tmp_path)
    pair.save(b"one", 1)
    (tmp_path / "mirror" / "x.book").write_bytes(seal(Copy(2, 1, b"two")))
    assert loaded(tmp_path) == (b"two", [])


def test_a_first_save_cut_in_half_is_no_damage(tmp_path: Path) -> None:
    """A second copy that never was is not missed."""
    pair_in(tmp_path).save(b"one", 1)
    (tmp_path / "mirror" / "x.book").unlink()
    assert loaded(tmp_path) == (b"one", [])


def test_a_new_pair_is_empty(tmp_path: Path) -> None:
    """Nothing there is nothing wrong."""
    assert loaded(tmp_path) == (None, [])


def test_two_spoilt_copies_are_kept_aside(tmp_path: Path) -> None:
    """When nothing is whole it says so, and both remains stay for whoever can read them."""
    pair_in(tmp_path).save(b"one", 1)
    for name in ("store", "mirror"):
        (tmp_path / name / "x.book").write_bytes(b"spoilt")
    assert loaded(tmp_path) == (None, ["K003"])
    again = pair_in(tmp_path)
    again.load()
    again.save(b"new", 1)
    for name in ("store", "mirror"):
        assert (tmp_path / name / "x.book.damaged-1").read_bytes() == b"spoilt"
    assert loaded(tmp_path) == (b"new", [])


def test_mending_makes_both_whole(tmp_path: Path) -> None:
    """After mending, the other copy may be lost too."""
    pair_in(tmp_path).save(b"one", 1)
    (tmp_path / "store" / "x.book").write_bytes(b"spoilt")
    pair = pair_in(tmp_path)
    pair.mend(pair.load())
    assert pair.whole
    (tmp_path / "mirror" / "x.book").unlink()
    assert loaded(tmp_path)[0] == b"one"


def test_only_a_few_damaged_files_are_kept(tmp_path: Path) -> None:
    """A disk that spoils a file every night doesn't fill itself with remains."""
    pair_in(tmp_path).save(b"one", 1)
    for _ in range(KEPT_ASIDE + 3):
        (tmp_path / "store" / "x.book").write_bytes(b"spoilt")
        pair = pair_in(tmp_path)
        pair.mend(pair.load())
    kept = {path.name for path in (tmp_path / "store").glob("*.damaged-*")}
    assert kept == {f"x.book.damaged-{n}" for n in (4, 5, 6)}
    pair.forget_aside()
    assert [path.name for path in (tmp_path / "store").iterdir()] == ["x.book"]


def test_a_folder_in_a_copys_place_is_put_aside(tmp_path: Path) -> None:
    """Whatever lies there instead of a file, the twin is read and the place is mended."""
    pair_in(tmp_path).save(b"one", 1)
    (tmp_path / "store" / "x.book").unlink()
    (tmp_path / "store" / "x.book").mkdir()
    pair = pair_in(tmp_path)
    pair.mend(pair.load())
    assert loaded(tmp_path) == (b"one", [])


def test_a_disk_that_refuses_to_read_is_not_an_empty_one(tmp_path: Path) -> None:
    """If neither copy can be read it stops, instead of starting over an unread store."""
    pair_in(tmp_path).save(b"one", 1)
    files = FaultyFiles(DiskFiles(), at=1, kind=errno.EIO, sticky=True)
    pair = Pair(files, tmp_path / "store" / "x.book", tmp_path / "mirror" / "x.book")
    with pytest.raises(StoreUnreadable, match="refuses to read"):
        pair.load()


def test_one_bad_sector_costs_nothing(tmp_path: Path) -> None:
    """If one copy can't be read the other one is."""
    pair_in(tmp_path).save(b"one", 1)
    files = FaultyFiles(DiskFiles(), at=1, kind=errno.EIO)
    pair = Pair(files, tmp_path / "store" / "x.book", tmp_path / "mirror" / "x.book")
    assert pair.load() == Copy(1, 1, b"one")
    assert [note.code for note in pair.notes] == ["K001"]


def lived(disk: SimulatedDisk, saves: int) -> int:
    """Save numbers until the power goes; return the last acknowledged one."""
    folder, told = Path("/made-up"), 0
    try:
        for name in ("store", "mirror"):
            disk.make_folder(folder / name)
        pair = Pair(disk, folder / "store" / "x.book", folder / "mirror" / "x.book")
        pair.load()
        for number in range(1, saves + 1):
            pair.save(b"%d" % number * 50, 1)
            told = number
    except PowerCut:
        pass
    return told


def after(disk: SimulatedDisk) -> int:
    """The number that is found after the power came back."""
    folder = Path("/made-up")
    copy = Pair(disk, folder / "store" / "x.book", folder / "mirror" / "x.book").load()
    return int(copy.body[: len(copy.body) // 50]) if copy else 0


def test_a_power_cut_at_any_call_loses_nothing_acknowledged() -> None:
    """Whatever the disk makes of unsynced bytes: the last acknowledged save, or the next one."""
    whole = SimulatedDisk()
    assert lived(whole, 3) == 3
    for cut_at in range(1, whole.calls + 1):
        for seed in range(40):
            disk = SimulatedDisk(cut_at=cut_at)
            told = lived(disk, 3)
            disk.power_cut(Random(seed))
            assert told <= after(disk) <= told + 1
