"""The home folder: which one, private, and a clear word when it can't be used."""

from __future__ import annotations

import errno
import sys
from pathlib import Path

import pytest

from kiosk.store.files import DiskFiles, FaultyFiles
from kiosk.store.home import Home, find_home, prepare
from kiosk.store.notes import HomeUnusable


def test_the_given_home_wins(tmp_path: Path) -> None:
    """--home goes before the environment, and that before the platform's folder."""
    env = {"HEARTHSIDE_HOME": str(tmp_path / "env"), "HOME": "/h", "XDG_DATA_HOME": "/d"}
    assert find_home(tmp_path / "given", env) == tmp_path / "given"
    assert find_home(None, env) == tmp_path / "env"


@pytest.mark.skipif(sys.platform == "darwin", reason="another folder there")
@pytest.mark.parametrize(
    ("data", "home"),
    [("/d", "/d/hearthside"), ("", "/h/.local/share/hearthside"), ("d", None)],
)
def test_the_platform_has_a_folder_for_it(data: str, home: str | None) -> None:
    """The data folder of the platform; one that is not absolute is ignored."""
    found = find_home(None, {"HOME": "/h", "XDG_DATA_HOME": data})
    assert found == Path(home or "/h/.local/share/hearthside")


def test_it_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    """All folders are private from the first moment."""
    home = Home(tmp_path / "a" / "home")
    assert prepare(home, DiskFiles(), read_only=False) is None
    for folder in (home.path, home.store, home.mirror):
        assert folder.stat().st_mode & 0o777 == 0o700


def test_a_home_that_can_only_be_read_is_a_note(tmp_path: Path) -> None:
    """Reading still works, so it is no error."""
    (tmp_path / "home").mkdir()
    files = FaultyFiles(
        DiskFiles(), at=1, kind=errno.EROFS, sticky=True, only=frozenset({"make_folder"})
    )
    note = prepare(Home(tmp_path / "home"), files, read_only=False)
    assert str(note) == (
        "home folder: it can't be written (the disk is read-only): nothing will be kept"
    )


@pytest.mark.parametrize("kind", [errno.EACCES, errno.EROFS])
def test_a_home_that_can_not_be_made_is_an_error(tmp_path: Path, kind: int) -> None:
    """One line: what, why, what to do."""
    files = FaultyFiles(DiskFiles(), at=1, kind=kind)
    with pytest.raises(HomeUnusable, match=r"^home folder .*: .*: mend its rights or choose"):
        prepare(Home(tmp_path / "home"), files, read_only=False)


def test_a_file_in_its_place_is_an_error(tmp_path: Path) -> None:
    """A file where the folder should be is told so."""
    (tmp_path / "home").write_text("no folder")
    with pytest.raises(HomeUnusable, match="home folder"):
        prepare(Home(tmp_path / "home"), DiskFiles(), read_only=False)


def test_looking_makes_nothing(tmp_path: Path) -> None:
    """A home that is only looked at is not made."""
    assert prepare(Home(tmp_path / "home"), DiskFiles(), read_only=True) is None
    assert not (tmp_path / "home").exists()
