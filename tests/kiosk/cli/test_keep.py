"""`hearthside export, backup, restore, erase, ledger`: a family's own things in its own hands."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.cli import exits
from kiosk.store import open_store
from tests.kiosk.cli.line import say
from tests.kiosk.desk.homes import Evenings


@pytest.fixture
def home(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A home with one child and one night."""
    found = tmp_path / "home"
    say(capsys, "child", "add", "Maximiliane:6:she", "--home", found)
    with open_store(found) as store:
        evenings = Evenings(store)
        evenings.hold(evenings.programme())
    return found


def test_export_names_every_file(
    capsys: pytest.CaptureFixture[str], home: Path, tmp_path: Path
) -> None:
    """And they are there."""
    found = say(capsys, "export", tmp_path / "out", "--home", home)
    assert found.code == exits.FINE
    files = [Path(line) for line in found.out.splitlines()]
    assert len(files) >= 6
    assert all(file.is_file() for file in files)


def test_a_backup_is_put_back(
    capsys: pytest.CaptureFixture[str], home: Path, tmp_path: Path
) -> None:
    """Only with --yes; then the child is here again."""
    file = tmp_path / "ours.zip"
    assert say(capsys, "backup", file, "--home", home).code == exits.FINE
    assert say(capsys, "erase", "--everything", "--yes", "--home", home).code == exits.FINE
    assert "Nobody yet" in say(capsys, "child", "list", "--home", home).out
    asked = say(capsys, "restore", file, "--home", home)
    assert asked.code == exits.WRONG
    assert "--yes" in asked.line
    assert say(capsys, "restore", file, "--yes", "--home", home).code == exits.FINE
    assert "Maximiliane" in say(capsys, "child", "list", "--home", home).out


def test_erasing_asks_and_proves(capsys: pytest.CaptureFixture[str], home: Path) -> None:
    """Without --yes nothing is gone; with it, the search finds nothing."""
    asked = say(capsys, "erase", "--child", "Maximiliane", "--home", home)
    assert asked.code == exits.WRONG
    assert "Maximiliane" in say(capsys, "child", "list", "--home", home).out
    done = say(capsys, "erase", "--child", "Maximiliane", "--yes", "--home", home)
    assert done.code == exits.FINE
    assert "found nowhere" in done.out


def test_the_ledger_is_read_and_followed(capsys: pytest.CaptureFixture[str], home: Path) -> None:
    """Decisions in words; a changed one is a finding."""
    read = say(capsys, "ledger", "--home", home)
    assert read.code == exits.FINE
    assert "story chosen" in read.out
    assert "Maximiliane" not in read.out
    assert "every link whole" in say(capsys, "ledger", "--verify", "--home", home).out
    with open_store(home) as store:
        table = store.nights.at(1).table("ledger")
        table.put(1, {**(table.get(1) or {}), "code": "other"})
    broken = say(capsys, "ledger", "--verify", "--home", home)
    assert broken.code == exits.FINDING
    assert "entry 1" in broken.line


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("backup", "/proc/none/ours.zip"), exits.FINDING),
        (("export", "/proc/none"), exits.FINDING),
        (("restore", "/none.zip", "--yes"), exits.FINDING),
        (("erase", "--child", "Zed", "--yes"), exits.FINDING),
        (("erase", "--child", "", "--yes"), exits.WRONG),
        (("erase", "--child", " ", "--yes"), exits.WRONG),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_can_not_be_done_is_one_line_and_changes_nothing(
    capsys: pytest.CaptureFixture[str], home: Path, words: tuple[str, ...], code: int
) -> None:
    """Above all: an empty name erases nobody, and never everything."""
    found = say(capsys, *words, "--home", home)
    assert "Maximiliane" in say(capsys, "child", "list", "--home", home).out
    assert found.code == code
    assert found.line


def test_a_home_in_use_can_be_copied_but_not_replaced(
    capsys: pytest.CaptureFixture[str], home: Path, tmp_path: Path
) -> None:
    """Reading is free; erasing and restoring wait for the one that runs."""
    file = tmp_path / "ours.zip"
    with open_store(home):
        assert say(capsys, "backup", file, "--home", home).code == exits.FINE
        for words in (("restore", str(file), "--yes"), ("erase", "--everything", "--yes")):
            found = say(capsys, *words, "--home", home)
            assert found.code == exits.CANNOT
            assert "already runs" in found.line


def test_a_backup_into_a_folder_asks_for_a_file(
    capsys: pytest.CaptureFixture[str],
    home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Also for the folder we stand in, and none at all."""
    monkeypatch.chdir(tmp_path)
    for place in (".", "", "home"):
        found = say(capsys, "backup", place, "--home", home)
        assert found.code == exits.FINDING
        assert found.line.endswith("name a file")
