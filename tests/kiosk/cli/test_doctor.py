"""`hearthside doctor`: part by part, and exit 1 only where no evening could be held."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.cli import exits
from tests.kiosk.cli.line import ROOT, apart, say


def test_every_part_is_a_line_and_what_is_missing_has_a_mend(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Fine or look, then what to do."""
    found = say(capsys, "doctor", "--home", tmp_path)
    assert found.code == exits.FINE
    lines = found.out.splitlines()
    parts = [line for line in lines if not line.startswith(" ")]
    assert [line.split()[1] for line in parts] == [
        "display:", "touch:", "voice:", "natural", "sound:", "microphone:", "clock:", "storage:",
        "packs:",
    ]  # fmt: skip
    looks = [index for index, line in enumerate(lines) if line.startswith("look")]
    assert all(lines[index + 1].startswith("      ") for index in looks)


def test_a_home_that_can_not_be_written_is_a_finding(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing could be kept."""
    found = say(capsys, "doctor", "--home", "/proc/self")
    assert found.code == exits.FINDING
    assert "can't be written" in found.out


def test_a_damaged_store_is_told_and_is_no_fault(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """It works; it says what was found, and what to do."""
    say(capsys, "child", "add", "Mia:6:she", "--home", tmp_path)
    for folder in ("store", "mirror"):
        (tmp_path / folder / "family.book").write_bytes(b"torn")
    found = say(capsys, "doctor", "--home", tmp_path)
    assert found.code == exits.FINE
    assert "both copies were damaged" in found.out
    assert "restore a backup" in found.out


def test_a_missing_voice_is_a_finding(tmp_path: Path) -> None:
    """No traceback: what is missing, and ./run setup."""
    (tmp_path / "espeakng_loader.py").write_text("raise ImportError('not here')\n")
    found = apart("doctor", "--home", tmp_path / "home", PYTHONPATH=f"{tmp_path}:{ROOT}")
    assert found.code == exits.FINDING
    assert "look  voice:" in found.out
    assert "./run setup" in found.out
    assert found.error == ""
