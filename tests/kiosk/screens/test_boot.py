"""Proof that kivy finds its environment settled and one input source."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.screens import boot

LOOK = """
import sys
from kiosk.screens import boot
assert not [name for name in sys.modules if name.startswith("kivy")], "kivy came first"
boot.prepare((800, 480), offscreen=True)
from kivy.config import Config
print(dict(Config.items("input")))
print(Config.get("graphics", "width"), Config.get("graphics", "maxfps"))
"""


@pytest.mark.parametrize(("driver", "source"), [("x11", "mouse"), ("KMSDRM", "mtdev")])
def test_each_video_driver_has_one_source(driver: str, source: str) -> None:
    """SDL's mouse under X, mtdev under KMSDRM: never both."""
    assert boot.input_source(driver)[1].split(",")[0] == source


def test_kivy_is_configured_before_it_is_imported() -> None:
    """A fresh process has the size, the frame cap and exactly one input provider."""
    done = subprocess.run(
        [sys.executable, "-c", LOOK, "--profile", "x"],
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[3],
    )
    assert done.stdout.split() == ["{'mouse':", "'mouse,disable_multitouch'}", "800", "22"]
    assert done.stderr == ""


def test_everything_fixed_stands_in_the_environment() -> None:
    """No arguments, no configuration file, no log file of kivy's own."""
    assert {name: os.environ[name] for name in boot.FIXED} == boot.FIXED


def test_no_display_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Kivy falls back to an offscreen window in silence; we ask first."""
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("SDL_VIDEODRIVER", raising=False)
    assert not boot.has_display(Path("/nowhere"))
    monkeypatch.setenv("DISPLAY", ":0")
    assert boot.has_display()
    monkeypatch.setenv("SDL_VIDEODRIVER", "offscreen")
    assert not boot.has_display()


def test_a_panel_on_a_bare_console_is_drawn_on_directly(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Only a connected one counts; then SDL is told, and touch comes by mtdev."""
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.setenv("SDL_VIDEODRIVER", "")
    connector = tmp_path / "card1-DSI-1"
    connector.mkdir()
    (connector / "status").write_text("disconnected\n")
    assert not boot.has_display(tmp_path)
    (connector / "status").write_text("connected\n")
    assert boot.has_display(tmp_path)
    assert boot.input_source(os.environ["SDL_VIDEODRIVER"])[0] == "touch"
