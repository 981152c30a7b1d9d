"""A look at a stick and the reading of a file, in the very process that the tests run in."""

from __future__ import annotations

import os
import threading
from multiprocessing import Pipe
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import soundfile

from kiosk.media import StickFile, mounted
from kiosk.sound import finding
from kiosk.sound.finding import CALLED, GONE, NO_SPEECH, Files, Part, SoundFile, fetch, look
from kiosk.sound.flac import from_flac
from kiosk.sound.listening import NotTaken, Taken
from kiosk.sound.loudness import SPEECH_LUFS, loudness
from tests.kiosk.sound.plugged import SAID, Stick

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path


@pytest.fixture
def stick(tmp_path: Path) -> Stick:
    """A stick that is plugged in."""
    made = Stick(tmp_path)
    made.plug()
    return made


def _open(_sticks: Sequence[str]) -> None:
    """Seal nothing: this process goes on to other tests."""


def words(work: Callable[..., None], *given: Any) -> list[Any]:
    """Everything that the work sends."""
    ours, theirs = Pipe()
    found: list[Any] = []

    def take() -> None:
        while True:
            try:
                found.append(ours.recv())
            except EOFError:
                return

    reader = threading.Thread(target=take)
    reader.start()
    work(theirs, *given, _open)
    theirs.close()
    reader.join(10.0)
    return found


def read(stick: Stick, name: str, most: float = 30.0) -> list[Any]:
    """Everything that is sent while a file is read."""
    return words(fetch, StickFile(str(stick.folder), (name,)), most)


def test_names_come_first_and_lengths_after(stick: Stick) -> None:
    """Nobody waits for lengths; a file that has none is listed all the same."""
    stick.sound("new.wav", 2.0)
    stick.sound("old.mp3", 4.0, age=50.0)
    (stick.folder / "broken.wav").write_bytes(b"no sound")
    os.utime(stick.folder / "broken.wav", (0, 0))
    (stick.folder / "voice.m4a").write_bytes(b"\0")
    (first, _), (second, where) = words(look, mounted(stick.table, stick.top))
    plain = tuple(SoundFile(one) for one in ("new.wav", "old.mp3", "broken.wav"))
    assert first == Files(1, plain, 0, (".m4a",))
    assert [one.name for one in second.files] == [one.name for one in plain]
    lengths = [round(one.seconds) for one in second.files]
    assert lengths == [2, 4, -1]
    assert [one.stick for one in where] == [str(stick.folder)] * 3


def test_without_a_stick_nothing_is_found(tmp_path: Path) -> None:
    """That is no error."""
    made = Stick(tmp_path)
    (first, _), _ = words(look, mounted(made.table, made.top))
    assert first == Files()


def test_lengths_end_after_the_first_leaves(stick: Stick, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of many files only those that are seen first are opened; a slow stick has none."""
    for number in range(4):
        stick.sound(f"{number}.wav", 1.0, age=number)
    monkeypatch.setattr(finding, "MEASURED", 2)
    _, (files, where) = words(look, mounted(stick.table, stick.top))
    assert [one.seconds > 0.0 for one in files.files] == [True, True, False, False]
    monkeypatch.setattr(finding, "MEASURING", -1.0)
    assert {one.seconds for one in finding.measured(where)} == {-1.0}


def test_a_file_is_a_take_at_the_house_level(stick: Stick) -> None:
    """Read, trimmed, levelled; how far it is is told on the way and never goes back."""
    stick.sound("a.mp3")
    *parts, done = read(stick, "a.mp3")
    assert isinstance(done, Taken)
    assert done.seconds == pytest.approx(1.8, abs=0.2)
    assert loudness(from_flac(done.flac)) == pytest.approx(SPEECH_LUFS, abs=0.5)
    told = [one.part for one in parts if isinstance(one, Part)]
    assert told == sorted(told)
    assert len(told) == len(parts)
    assert (told[0], told[-1] > 0.9) == (0.0, True)


def test_what_is_no_recording_is_one_sentence_without_a_name(stick: Stick) -> None:
    """Gone, too long, no sound, no speech: nothing of it names the file."""
    stick.sound("oma.wav", 40.0)
    (stick.folder / "text.wav").write_text("Dear Mia")
    soundfile.write(os.fspath(stick.folder / "still.wav"), np.zeros(44_100), 22_050)
    said = {
        name: read(stick, name)[-1] for name in ("none.wav", "oma.wav", "text.wav", "still.wav")
    }
    assert said == {
        "none.wav": NotTaken(GONE),
        "oma.wav": NotTaken(f"{CALLED} is too long: 30 seconds are the most."),
        "text.wav": NotTaken(f"{CALLED} is damaged or is no sound."),
        "still.wav": NotTaken(NO_SPEECH),
    }


def test_a_file_that_lies_about_its_length_is_found_out(stick: Stick) -> None:
    """A head that says a second, or a day, is no way to more or to less than there is."""
    place = stick.sound("a.wav", 4.0)
    whole = bytearray(place.read_bytes())
    at = whole.index(b"data") + 4
    for size in (44_100, 0xFFFFFFFF, 0):
        whole[at : at + 4] = size.to_bytes(4, "little")
        place.write_bytes(bytes(whole))
        done = read(stick, "a.wav")[-1]
        assert isinstance(done, Taken | NotTaken)
        assert not isinstance(done, Taken) or done.seconds < 4.5
    # A sound that goes on where its head says it ended, and one that says nothing at all.
    long = stick.sound("b.mp3", 12.0)
    long.write_bytes(long.read_bytes() * 8)
    done = read(stick, "b.mp3")[-1]
    assert isinstance(done, Taken)
    assert done.seconds < 12.5
    flac = stick.folder / "c.flac"
    soundfile.write(flac, np.resize(SAID, 40 * 22_050), 22_050)
    data = bytearray(flac.read_bytes())
    # The last 36 bits before the checksum say how many samples there are: here none are known.
    data[21] &= 0xF0
    data[22:26] = bytes(4)
    flac.write_bytes(bytes(data))
    assert read(stick, "c.flac")[-1].why.startswith(CALLED)


def test_nobody_waits_for_an_answer_that_nobody_takes(tmp_path: Path) -> None:
    """A page that was left closes the pipe: the work ends without a word."""
    ours, theirs = Pipe()
    ours.close()
    fetch(theirs, StickFile("/nowhere", ("a.wav",)), 30.0, _open)
    look(theirs, [str(tmp_path)], _open)
    assert theirs.closed is False
