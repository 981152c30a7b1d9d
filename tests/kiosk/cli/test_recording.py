"""`hearthside recording`: from a file on a stick to the evening, listed, heard and removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from kiosk.cli import exits
from kiosk.sound.clip import Clip
from kiosk.store import open_store
from tests.kiosk.cli.line import say
from tests.kiosk.sound.test_takes import silence, speech

if TYPE_CHECKING:
    from pathlib import Path

SAID = np.concatenate([silence(0.5, -70.0), speech(2.0), silence(0.5, -70.0)])


@pytest.fixture
def home(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A home with one child."""
    found = tmp_path / "home"
    say(capsys, "child", "add", "Mia:6:she", "--home", found)
    return found


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A stick with a goodnight on it, in stereo, as a telephone records."""
    folder = tmp_path / "stick"
    folder.mkdir()
    frames = np.repeat(SAID[:, np.newaxis], 2, axis=1)
    soundfile.write(folder / "night.mp3", frames, 48_000, format="MP3")
    soundfile.write(folder / "night.flac", frames, 22_050)
    return folder


def test_a_file_is_kept_listed_heard_and_removed(
    capsys: pytest.CaptureFixture[str], home: Path, stick: Path, tmp_path: Path
) -> None:
    """An id leads to it at every step."""
    empty = say(capsys, "recording", "list", "--home", home)
    assert (empty.code, empty.out) == (exits.FINE, "Nothing is recorded yet.\n")
    added = say(
        capsys, "recording", "add", "goodnight", stick / "night.flac", "--by", "Nana",
        "--home", home,
    )  # fmt: skip
    assert added.code == exits.FINE
    assert "The goodnight line: Nana, 2 s" in added.out
    assert say(capsys, "recording", "list", "--home", home).out == added.out
    id = added.out.split()[0]
    out = tmp_path / "out.wav"
    found = say(capsys, "recording", "hear", id.rpartition("/")[2], "--out", out, "--home", home)
    assert found.code == exits.FINE
    assert Clip.read_wav(out).seconds == pytest.approx(2.3, abs=0.15)
    gone = say(capsys, "recording", "remove", id, "--home", home)
    assert gone.out == f"gone: {added.out}"
    assert say(capsys, "recording", "remove", id, "--home", home).line.endswith(
        "see `hearthside recording list`"
    )
    assert not list(home.rglob("*.flac"))


def test_names_and_stories_are_bound_to_what_they_say(
    capsys: pytest.CaptureFixture[str], home: Path, stick: Path
) -> None:
    """A name to its child, a story to its tale; a story in which the child is named goes, too."""
    for words in (
        ("name:Mia",),
        ("story:evening-nobody-wrote-down", "--child", "mia"),
        ("comfort",),
    ):
        found = say(
            capsys, "recording", "add", words[0], stick / "night.mp3", "--by", "Papa",
            *words[1:], "--home", home,
        )  # fmt: skip
        assert found.code == exits.FINE, found.error
    with open_store(home) as store:
        name, story, comfort = store.family.recordings.all()
        mia = store.family.children()[0].id
        assert (name.about, story.children, comfort.about) == (mia, (mia,), "")
        assert story.about.endswith("/evening-nobody-wrote-down")
    assert "the name Mia: Papa" in say(capsys, "recording", "list", "--home", home).out
    erased = say(capsys, "erase", "--child", "Mia", "--yes", "--home", home)
    assert "found nowhere" in erased.out
    left = say(capsys, "recording", "list", "--home", home).out
    assert left.startswith("family/comfort-")
    assert left.count("\n") == 1


@pytest.mark.parametrize(
    ("slot", "file", "why"),
    [
        ("song", "night.mp3", "no such thing"),
        ("name:Ada", "night.mp3", "nobody here is called Ada"),
        ("story:no/tale", "night.mp3", "none of that name"),
        ("passage:a/b#c", "night.mp3", "not told lately"),
        ("goodnight", "no.mp3", "not there"),
        ("goodnight", "letter.txt", "is no WAV, FLAC, OGG or MP3 file"),
        ("goodnight", "broken.mp3", "damaged or is no sound"),
        ("name:Mia", "long.wav", "too long, 6 seconds are the most"),
        ("goodnight", "silent.wav", "Nothing was heard"),
    ],
)
def test_what_cannot_be_kept_is_one_line(
    capsys: pytest.CaptureFixture[str], home: Path, stick: Path, slot: str, file: str, why: str
) -> None:
    """And nothing is left of it."""
    (stick / "letter.txt").write_text("Good night")
    (stick / "broken.mp3").write_bytes(b"\xff\xfb" + b"x" * 500)
    soundfile.write(stick / "long.wav", np.zeros(22_050 * 8), 22_050)
    soundfile.write(stick / "silent.wav", np.zeros(22_050), 22_050)
    found = say(capsys, "recording", "add", slot, stick / file, "--by", "Nana", "--home", home)
    assert found.code != exits.FINE
    assert why in found.line
    assert not list(home.rglob("*.flac"))


def test_wrong_words_are_said(capsys: pytest.CaptureFixture[str], home: Path, stick: Path) -> None:
    """Who speaks must be said; a WAV is a WAV."""
    missing = say(capsys, "recording", "add", "goodnight", stick / "night.mp3", "--home", home)
    assert missing.code == exits.WRONG
    wrong = say(capsys, "recording", "hear", "x", "--out", stick / "x.mp3", "--home", home)
    assert (wrong.code, "WAV" in wrong.line) == (exits.WRONG, True)
    unknown = say(capsys, "recording", "hear", "x", "--out", stick / "x.wav", "--home", home)
    assert "there is none" in unknown.line
