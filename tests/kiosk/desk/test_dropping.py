"""A family's own voices, brought into a home and taken out of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kiosk.desk import dropping
from kiosk.desk.troubles import Refused
from kiosk.voice import shelf
from kiosk.voice.kokoro import shelf as studio
from kiosk.voice.kokoro.model import STYLE_BYTES
from kiosk.voice.piper import shelf as piper
from tests.kiosk.voice.piper.test_shelf import drop


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stick with a voice of the studio on it, and a device that has the studio's model."""
    monkeypatch.setattr(studio, "why_not", lambda: "")
    folder = tmp_path / "stick"
    folder.mkdir()
    (folder / "bf_emma.bin").write_bytes(bytes(STYLE_BYTES))
    return folder


def left(home: Path) -> list[str]:
    """Everything in the folder of voices."""
    return sorted(one.name for one in (home / "voices").iterdir())


def test_a_voice_of_the_studio_comes_and_goes(tmp_path: Path, stick: Path) -> None:
    """Into a home that was never opened; a second one of its name is refused."""
    home = tmp_path / "home"
    assert dropping.add(home, stick / "bf_emma.bin").id == "studio:bf_emma"
    assert left(home) == ["bf_emma.bin"]
    with pytest.raises(Refused, match="here already"):
        dropping.add(home, stick / "bf_emma.bin")
    assert dropping.remove(home, "studio:bf_emma") == ("bf_emma.bin",)
    assert left(home) == []
    with pytest.raises(Refused, match="not in the folder"):
        dropping.remove(home, "studio:bf_emma")


@pytest.mark.parametrize("id", ["natural", "built-in", "silent", "studio:../../x", "dropped:"])
def test_only_what_was_brought_in_is_taken_out(tmp_path: Path, id: str) -> None:
    """Nothing else is touched."""
    (tmp_path / "x.bin").touch()
    with pytest.raises(Refused):
        dropping.remove(tmp_path, id)
    assert (tmp_path / "x.bin").exists()


@pytest.mark.parametrize(
    ("name", "size", "why"),
    [
        ("bf_emma.bin", 100, "no voice of the studio"),
        ("holiday.bin", STYLE_BYTES, "from that name"),
        ("bf_emma.zip", 10, "no voice's file"),
        ("anna.onnx", 10, "anna.onnx.json is missing"),
    ],
)
def test_what_is_no_voice_leaves_no_trace(
    tmp_path: Path, stick: Path, name: str, size: int, why: str
) -> None:
    """Told in one line."""
    home = tmp_path / "home"
    (stick / name).write_bytes(bytes(size))
    with pytest.raises(Refused, match=why):
        dropping.add(home, stick / name)
    assert not (home / "voices").exists() or left(home) == []


def test_a_voice_that_holds_no_numbers_is_none(tmp_path: Path, stick: Path) -> None:
    """Of the right size and the right name: what is in it is looked at, too."""
    (stick / "bf_emma.bin").write_bytes(b"\xff" * STYLE_BYTES)
    with pytest.raises(Refused, match="no voice of the studio"):
        dropping.add(tmp_path / "home", stick / "bf_emma.bin")


@pytest.mark.skipif(bool(piper.missing()), reason="the natural voice is not installed")
def test_a_network_that_can_not_be_loaded_is_refused(tmp_path: Path, stick: Path) -> None:
    """Before it lies in the home."""
    drop(stick)
    with pytest.raises(Refused) as refused:
        dropping.add(tmp_path / "home", stick / "thorsten.onnx")
    assert "\n" not in str(refused.value)
    assert left(tmp_path / "home") == []


@pytest.mark.skipif(bool(piper.missing()), reason="the natural voice is not installed")
def test_a_piper_voice_comes_with_its_json_and_its_card(tmp_path: Path, stick: Path) -> None:
    """It was heard before it is listed, and all its files go with it."""
    files = piper.packaged()
    (stick / "uncle.onnx").symlink_to(files.model)
    shutil.copy(files.config, stick / "uncle.onnx.json")
    (stick / "MODEL_CARD").write_text("* License: CC0\n", "utf-8")
    home = tmp_path / "home"
    assert dropping.add(home, stick / "uncle.onnx").licence == "CC0"
    assert left(home) == ["uncle.MODEL_CARD", "uncle.onnx", "uncle.onnx.json"]
    assert not (home / "voices" / "uncle.onnx").is_symlink()
    found = next(one for one in shelf.offers(dropping.places(home)) if one.id == "dropped:uncle")
    assert (found.why_not, found.licence) == ("", "CC0")
    assert len(dropping.remove(home, "dropped:uncle")) == 3
    assert left(home) == []


def test_a_full_disk_takes_no_voice(
    tmp_path: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says how much room is missing; nothing was copied."""
    monkeypatch.setattr(dropping, "SPARE", 1 << 60)
    with pytest.raises(Refused, match=r"free \d+ MB first"):
        dropping.add(tmp_path / "home", stick / "bf_emma.bin")
    assert left(tmp_path / "home") == []


def test_a_home_that_can_not_be_written_says_so(tmp_path: Path, stick: Path) -> None:
    """In one line, as for anything else that is kept."""
    (tmp_path / "home").write_text("a file, not a folder")
    with pytest.raises(Refused, match=r"bf_emma\.bin: "):
        dropping.add(tmp_path / "home", stick / "bf_emma.bin")
