"""`hearthside pack check` speaks the storyteller's language."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiosk.cli import main

PACKS = Path(__file__).parents[2] / "packs"


def test_a_broken_pack_is_a_finding(capsys: pytest.CaptureFixture[str]) -> None:
    """A line each: file, line, code, what, mend; exit 1."""
    assert main(["pack", "check", str(PACKS / "broken")]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(f"{PACKS / 'broken'}/tales/broken.md:4: T004 ")
    assert all(" Mend: " in line for line in lines[:-1])
    assert lines[-1] == "broken: 5 errors, no pieces of advice so far"


def test_a_good_pack_is_fine(capsys: pytest.CaptureFixture[str]) -> None:
    """Advice alone is no finding."""
    assert main(["pack", "check", str(PACKS / "owl-house")]) == 0
    assert "owl-house: no errors" in capsys.readouterr().out


def test_for_tools(capsys: pytest.CaptureFixture[str]) -> None:
    """The same as data."""
    assert main(["pack", "check", "--json", str(PACKS / "broken")]) == 1
    rows = json.loads(capsys.readouterr().out)["problems"]
    assert set(rows[0]) == {"file", "line", "code", "error", "what", "mend"}


def test_no_pack_is_a_finding(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A wrong path is told, not raised."""
    assert main(["pack", "check", str(tmp_path / "none")]) == 1
    assert "P001" in capsys.readouterr().out


def test_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    """Every shipped pack with its tales."""
    assert main(["pack", "list", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert {"night-town", "slow-hill"} <= {row["id"] for row in rows}
    assert main(["pack", "list"]) == 0
