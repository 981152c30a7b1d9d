"""`hearthside pack new` makes a folder that works, and never touches one that is there."""

from __future__ import annotations

import json
import os
import shlex
from pathlib import Path

import pytest

from kiosk.cli import starting
from tests.kiosk.cli.line import ROOT, say


def test_from_nothing_to_a_pack(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The folder is made, checked and right; the three commands to type next are printed."""
    done = say(capsys, "pack", "new", "my-village", "--out", tmp_path / "tales")
    folder = tmp_path / "tales" / "my-village"
    assert done.code == 0
    lines = [line.strip() for line in done.out.splitlines() if line.startswith("  ")]
    assert [shlex.split(line)[1:4] for line in lines] == [
        ["pack", verb, str(folder)] for verb in ("hear", "check", "preview")
    ]
    assert say(capsys, "pack", "check", folder).code == 0
    found = json.loads(say(capsys, "pack", "check", "--json", folder).out)
    assert found["problems"] == []
    assert [path.name for path in folder.parent.iterdir()] == ["my-village"]


def test_nothing_is_overwritten(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A second time, and where a file has the name, it is a finding; an empty folder is filled."""
    words = ("pack", "new", "my-village", "--out", tmp_path)
    (tmp_path / "my-village").mkdir()
    assert say(capsys, *words).code == 0
    (tmp_path / "my-village" / "tales" / "leftover-light.md").write_text("mine", encoding="utf-8")
    again = say(capsys, *words)
    assert again.code == 1
    assert "not empty" in again.line
    assert (tmp_path / "my-village" / "tales" / "leftover-light.md").read_text() == "mine"
    (tmp_path / "owls").write_text("mine", encoding="utf-8")
    assert say(capsys, "pack", "new", "owls", "--out", tmp_path).code == 1
    assert (tmp_path / "owls").read_text(encoding="utf-8") == "mine"


def test_a_disk_that_fails_leaves_nothing(tmp_path: Path) -> None:
    """A file that can't be written leaves no half of a pack behind."""
    with pytest.raises(OSError, match=r"pack\.toml"):
        starting._write(tmp_path / "half", {"pack.toml": b"x", "pack.toml/tales.md": b"y"})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("My Village",), "my-village"),
        (("night-town",), "comes with the house"),
        (("marcus",), "comes with the house"),
        (("owls", "--title", " "), "title"),
        ((), "NAME"),
    ],
)
def test_wrong_words_are_one_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    """Exit 2, and what to type instead; nothing is made."""
    done = say(capsys, "pack", "new", *words, "--out", tmp_path)
    assert done.code == 2
    assert said in done.line
    assert list(tmp_path.iterdir()) == []


def test_the_program_is_called_as_one_would(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """./run from the top of the house, from elsewhere the way there; installed, its own name."""
    monkeypatch.chdir(ROOT)
    assert starting.program() == "./run"
    monkeypatch.chdir(tmp_path)
    there = tmp_path / shlex.split(starting.program())[0]
    assert there.resolve() == (ROOT / "run").resolve()
    assert os.access(there, os.X_OK)
    monkeypatch.setattr("sys.argv", ["/bin/hearthside", "pack"])
    assert starting.program() == "hearthside"
