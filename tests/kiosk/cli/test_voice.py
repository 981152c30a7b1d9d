"""Voices on the command line."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

import pytest

from kiosk.cli import voice
from kiosk.cli.exits import CANNOT, WrongUse
from kiosk.sound.clip import Clip
from kiosk.voice.voice import VoiceProblem
from tests.kiosk.cli.line import apart

if TYPE_CHECKING:
    from pathlib import Path


def _run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    voice.register(parser.add_subparsers())
    asked = parser.parse_args(["voice", *words])
    asked.home = None
    return int(asked.run(asked))


def test_a_sentence_becomes_two_files(tmp_path: Path) -> None:
    """Speech, and a time for each word of it up to the end."""
    out, times = tmp_path / "night.wav", tmp_path / "night.json"
    assert _run("say", "Good night,  Mia.", "--out", str(out), "--times", str(times)) == 0
    told = json.loads(times.read_text("utf-8"))
    assert [one["word"] for one in told["words"]] == ["Good", "night,", "Mia."]
    assert told["words"][0]["t0"] == 0
    clip = Clip.read_wav(out)
    assert told["words"][-1]["t1"] == pytest.approx(clip.seconds, abs=0.001)
    assert told["seconds"] == pytest.approx(clip.seconds, abs=0.001)


def test_slower_takes_longer(tmp_path: Path) -> None:
    """Words a minute are kept to."""
    seconds = []
    for wpm in ("80", "160"):
        assert (
            _run("say", "The cat opened one eye.", "--out", str(tmp_path / wpm), "--wpm", wpm) == 0
        )
        seconds.append(Clip.read_wav(tmp_path / wpm).seconds)
    assert seconds[0] == pytest.approx(2 * seconds[1], rel=0.1)


@pytest.mark.parametrize(
    "words", [["  "], ["Good night.", "--wpm", "1000"], ["Hm.", "--wpm", "nan"]]
)
def test_what_can_not_be_said_is_wrong_use(tmp_path: Path, words: list[str]) -> None:
    """Nothing is written."""
    with pytest.raises(WrongUse):
        _run("say", *words, "--out", str(tmp_path / "x.wav"))
    assert not (tmp_path / "x.wav").exists()


def test_an_unknown_voice_says_which_there_are(tmp_path: Path) -> None:
    """In one line."""
    with pytest.raises(VoiceProblem, match=r"take built-in or .*silent"):
        _run("say", "Good night.", "--voice", "alto", "--out", str(tmp_path / "x.wav"))


def test_the_voice_keeps_its_word(capsys: pytest.CaptureFixture[str]) -> None:
    """Words a minute asked and kept, within 5 %, and the fit beside the shipped table."""
    assert _run("measure") == 0
    said = capsys.readouterr().out
    rows = [line.split() for line in said.splitlines()[2:8]]
    assert all(float(kept) == pytest.approx(float(asked), rel=0.05) for asked, kept, _ in rows)
    assert "per_letter" in said


def test_speech_with_nowhere_to_go_is_one_line(tmp_path: Path) -> None:
    """Nothing but our own line is printed, not even while Python cleans up."""
    found = apart("voice", "say", "hi", "--voice", "silent", "--out", tmp_path / "none" / "a.wav")
    assert found.code == CANNOT
    assert "No such file" in found.line
