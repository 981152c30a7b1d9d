"""Proof that pictures of the screens can be taken without a display."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.screens.shots import shoot

pytestmark = pytest.mark.window


def test_chosen_screens_are_taken(tmp_path: Path) -> None:
    """Only what was asked for, each told in a progress line, and a sheet of all."""
    lines: list[str] = []
    count = shoot(tmp_path, (800, 480), only="pin", say=lines.append)
    taken = sorted(path.name for path in (tmp_path / "800x480").iterdir())
    assert count == 3
    assert taken == ["all.png", "pin-set.png", "pin-wrong.png", "pin.png"]
    assert lines == ["800x480: 3 of 3"]
