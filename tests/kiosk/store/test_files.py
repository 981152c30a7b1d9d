"""The file layer: whole files or old files, and a fake that fails where it is told."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from kiosk.store.files import SHORT, DiskFiles, FaultyFiles, remove_quietly, replace_durably


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    """The new bytes stand, nothing half-made stays, and only its owner may read it."""
    path = tmp_path / "x"
    replace_durably(DiskFiles(), path, b"old")
    replace_durably(DiskFiles(), path, b"new")
    assert path.read_bytes() == b"new"
    assert [p.name for p in tmp_path.iterdir()] == ["x"]
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("kind", [errno.ENOSPC, errno.EIO, errno.EROFS, SHORT])
@pytest.mark.parametrize("at", range(1, 6))
def test_a_failed_replacement_leaves_the_old(tmp_path: Path, at: int, kind: int) -> None:
    """Whatever call fails before the folder is synced, the old bytes stand whole."""
    path = tmp_path / "x"
    path.write_bytes(b"old")
    files = FaultyFiles(DiskFiles(), at=at, kind=kind)
    try:
        replace_durably(files, path, b"new and longer")
    except OSError:
        assert path.read_bytes() == b"old"
    else:
        assert kind == SHORT
        assert at != 2  # the write itself


def test_short_writes_are_gone_on_with(tmp_path: Path) -> None:
    """A disk that takes half is given the rest."""

    class Halves(DiskFiles):
        def write(self, handle: int, data: bytes) -> int:
            return super().write(handle, data[: max(1, len(data) // 2)])

    replace_durably(Halves(), tmp_path / "x", b"0123456789")
    assert (tmp_path / "x").read_bytes() == b"0123456789"


def test_a_disk_that_takes_nothing_is_an_error(tmp_path: Path) -> None:
    """A write of no byte doesn't go round for ever."""

    class Deaf(DiskFiles):
        def write(self, handle: int, data: bytes) -> int:
            return 0

    with pytest.raises(OSError, match="error"):
        replace_durably(Deaf(), tmp_path / "x", b"0")


def test_a_link_is_not_written_through(tmp_path: Path) -> None:
    """A link laid in the temporary file's place leads nowhere."""
    (tmp_path / "victim").write_bytes(b"mine")
    (tmp_path / "x.new").symlink_to(tmp_path / "victim")
    with pytest.raises(OSError, match="symbolic"):
        replace_durably(DiskFiles(), tmp_path / "x", b"theirs")
    assert (tmp_path / "victim").read_bytes() == b"mine"


def test_folders_are_private(tmp_path: Path) -> None:
    """A folder is made for its owner alone, and making it twice is fine."""
    DiskFiles().make_folder(tmp_path / "a" / "b")
    DiskFiles().make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").stat().st_mode & 0o777 == 0o700


def test_a_sticky_fault_lasts_until_healed(tmp_path: Path) -> None:
    """The fake fails from its call on, and works again when healed."""
    files = FaultyFiles(DiskFiles(), at=2, sticky=True)
    assert files.names(tmp_path) == []
    for _ in range(2):
        with pytest.raises(OSError, match="space"):
            files.names(tmp_path)
    files.heal()
    assert files.names(tmp_path) == []


def test_removing_quietly_says_whether(tmp_path: Path) -> None:
    """A missing file is no error, only a no."""
    (tmp_path / "x").touch()
    assert remove_quietly(DiskFiles(), tmp_path / "x")
    assert not remove_quietly(DiskFiles(), tmp_path / "x")
