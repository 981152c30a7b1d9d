"""The shelf of voices on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiosk.cli import voices
from kiosk.cli.exits import CANNOT, FINDING, FINE
from kiosk.voice.kokoro import shelf as studio
from kiosk.voice.kokoro.model import STYLE_BYTES
from tests.kiosk.cli.line import say

READS = "(reads tonight)"


@pytest.fixture
def emma(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A voice of the studio, outside of any home."""
    monkeypatch.setattr(studio, "why_not", lambda: "")
    file = tmp_path / "bf_emma.bin"
    file.write_bytes(bytes(STYLE_BYTES))
    return file


def test_every_voice_is_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """For people and for tools, with its licence, whether it speaks here, and which one reads."""
    home = ("--home", tmp_path / "home")
    told = say(capsys, *home, "voice", "list")
    assert told.code == FINE
    assert f"built-in  {READS}" in told.out
    assert told.out.count(READS) == 1
    assert not (tmp_path / "home").exists()
    listed = json.loads(say(capsys, *home, "voice", "list", "--json").out)
    ids = [one["id"] for one in listed]
    assert {"built-in", "built-in:british", "natural", "studio", "silent"} <= set(ids)
    assert [one["id"] for one in listed if one["reads"]] == ["built-in"]
    assert all(one["here"] == (not one["why_not"]) for one in listed)
    assert all(
        one["licence"] and one["title"] and one["languages"] for one in listed if one["here"]
    )


def test_a_voice_is_brought_in_taken_and_removed(
    tmp_path: Path, emma: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was taken reads; once it is gone, another does, and that is said."""
    home = ("--home", tmp_path / "home")
    assert "studio:bf_emma" in say(capsys, *home, "voice", "add", emma).out
    taken = say(capsys, *home, "voice", "take", "studio:bf_emma")
    assert (taken.code, "in the afternoon" in taken.out) == (FINE, True)
    assert f"studio:bf_emma  {READS}" in say(capsys, *home, "voice", "list").out
    gone = say(capsys, *home, "voice", "remove", "studio:bf_emma")
    assert gone.code == FINE
    assert "gone: bf_emma.bin" in gone.out
    assert "built-in reads now" in gone.out
    assert f"built-in  {READS}" in say(capsys, *home, "voice", "list").out


def test_an_unknown_voice_is_told_with_those_near_it(
    tmp_path: Path, emma: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By its id or by its name; nothing is taken."""
    home = ("--home", tmp_path / "home")
    say(capsys, *home, "voice", "add", emma)
    for wrong, near in (("emma", "studio:bf_emma"), ("naturl", "natural"), ("x", "silent")):
        found = say(capsys, *home, "voice", "take", wrong)
        assert found.code == CANNOT
        assert near in found.line
    assert f"built-in  {READS}" in say(capsys, *home, "voice", "list").out


def test_what_can_not_speak_here_is_not_taken(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It says what to do."""
    found = say(capsys, "--home", tmp_path / "home", "voice", "take", "studio")
    assert found.code == CANNOT
    assert found.line.startswith("voice 'studio': ")


@pytest.mark.parametrize(("rtf", "code", "words"), [(0.1, FINE, "quick"), (2.5, FINDING, "slow")])
def test_a_trial_is_kept_and_says_what_follows(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    rtf: float,
    code: int,
    words: str,
) -> None:
    """Whether it reads live here; the evening keeps to what was found."""
    monkeypatch.setattr(voices, "real_time_factor", lambda _id, _places: rtf)
    home = ("--home", tmp_path / "home")
    found = say(capsys, *home, "voice", "try", "silent")
    assert found.code == code
    assert words in found.out
    assert f"{rtf:.2f} s of work" in found.out
    assert "built-in reads tonight" in found.out


def test_a_voice_that_comes_by_itself_is_told_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The natural one, where it is here and quick; a choice stays a choice."""
    monkeypatch.setattr(voices, "real_time_factor", lambda _id, _places: 0.2)
    monkeypatch.setattr(voices, "check", lambda _id, _places: None)
    monkeypatch.setattr("kiosk.voice.piper.shelf.missing", lambda: "")
    monkeypatch.setattr("kiosk.voice.piper.shelf.packaged", lambda: None)
    home = ("--home", tmp_path / "home")
    assert "natural reads tonight by itself" in say(capsys, *home, "voice", "try").out
    say(capsys, *home, "voice", "take", "silent")
    found = say(capsys, *home, "voice", "try")
    assert "silent reads tonight, as it was chosen" in found.out
