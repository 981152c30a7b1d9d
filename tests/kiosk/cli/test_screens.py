"""Proof of `hearthside screens`."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.cli.main import main
from kiosk.screens import boot


@pytest.mark.window
def test_pictures_are_made_and_told_of(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One size, a few screens: PNGs, progress lines, exit 0."""
    words = ["screens", "--out", str(tmp_path / "s"), "--size", "800x480", "--only", "clock-f"]
    assert main(words) == 0
    assert (tmp_path / "s" / "800x480" / "clock-full-moon.png").stat().st_size > 5000
    said = capsys.readouterr().out
    assert "800x480: 1 of 1" in said
    assert str(tmp_path / "s") in said


@pytest.mark.window
def test_a_screen_that_is_not_there_is_wrong_use(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line, exit 2."""
    words = ["screens", "--out", str(tmp_path / "s"), "--size", "800x480", "--only", "zorg"]
    assert main(words) == 2
    assert "'zorg'" in capsys.readouterr().err


@pytest.mark.parametrize("size", ["large", "80x48", "4000x3000", "800"])
def test_a_size_we_do_not_draw_is_wrong_use(
    size: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line, exit 2, nothing written."""
    assert main(["screens", "--out", str(tmp_path / "s"), "--size", size]) == 2
    assert "size:" in capsys.readouterr().err
    assert not (tmp_path / "s").exists()


def test_a_folder_that_can_not_be_made_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line, exit 3."""
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert main(["screens", "--out", str(tmp_path / "file" / "s"), "--size", "800x480"]) == 3
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert "choose a folder" in error


def test_all_sizes_are_the_default() -> None:
    """Three panels."""
    assert boot.SIZES == ((800, 480), (1024, 600), (1280, 800))
