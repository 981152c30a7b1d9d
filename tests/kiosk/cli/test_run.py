"""`hearthside run`: without a display it says what to do instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.cli import exits
from kiosk.cli.run import _size
from tests.kiosk.cli.line import say


@pytest.fixture
def blind(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without any display."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("kiosk.screens.boot.has_display", lambda: False)


@pytest.mark.usefixtures("blind")
@pytest.mark.parametrize("words", [(), ("run",), ("run", "--window", "800x480")], ids=" ".join)
def test_without_a_display_it_says_what_to_do(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, words: tuple[str, ...]
) -> None:
    """Exit 3, and the evening without one; nothing is opened."""
    found = say(capsys, *words, "--home", tmp_path / "home")
    assert found.code == exits.CANNOT
    assert "hearthside evening --example" in found.line
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize(
    ("text", "size"), [("", None), ("1024x600", (1024, 600)), ("800x480", (800, 480))]
)
def test_a_window_has_a_size(text: str, size: tuple[int, int] | None) -> None:
    """Without one it is the whole screen."""
    assert _size(text) == size
