"""`hearthside notebook`: what the children drew, as lines and on paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.cli import exits
from kiosk.store import open_store
from kiosk.store.notebook import Drawn
from tests.kiosk.cli.line import say
from tests.kiosk.press.opened import opened


@pytest.fixture
def home(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A home with one child and one drawing."""
    found = tmp_path / "home"
    say(capsys, "child", "add", "Mia:6:she", "--home", found)
    with open_store(found) as store:
        child = store.family.children()[0].id
        store.notebook.keep(Drawn(child, 3, ((10, 20, 600, 400),)))
    return found


def test_drawings_are_listed(
    capsys: pytest.CaptureFixture[str], home: Path, tmp_path: Path
) -> None:
    """By number; an empty home says so."""
    assert "1  Mia, night 3" in say(capsys, "notebook", "list", "--home", home).out
    empty = say(capsys, "notebook", "list", "--home", tmp_path / "none")
    assert (empty.code, empty.out) == (exits.FINE, "Nobody has drawn anything yet.\n")


def test_a_drawing_is_printed(
    capsys: pytest.CaptureFixture[str], home: Path, tmp_path: Path
) -> None:
    """Where it was asked for; never over somebody else's file."""
    out = tmp_path / "boat.pdf"
    found = say(capsys, "notebook", "print", "1", "--out", out, "--home", home)
    assert found.code == exits.FINE
    assert "one page of A4" in found.out
    assert opened(out.read_bytes()).texts == ("Mia, night 3",)
    other = tmp_path / "mine.pdf"
    other.write_text("mine")
    assert say(capsys, "notebook", "print", "1", "--out", other, "--home", home).code != exits.FINE
    assert other.read_text() == "mine"


def test_what_is_not_there_is_one_line(
    capsys: pytest.CaptureFixture[str], home: Path, tmp_path: Path
) -> None:
    """A number that no drawing has, and no number at all."""
    out = tmp_path / "x.pdf"
    found = say(capsys, "notebook", "print", "7", "--out", out, "--home", home)
    assert found.code == exits.FINDING
    assert "notebook list" in found.line
    assert not out.exists()
    assert say(capsys, "notebook", "print", "boat", "--home", home).code == exits.WRONG
