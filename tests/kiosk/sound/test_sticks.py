"""Sticks seen from the screen: a process that is asked, hangs, falls, or is let go."""

from __future__ import annotations

import os
import socket
import time
from typing import TYPE_CHECKING

import pytest

from kiosk.media import StickFile
from kiosk.sound import sticks
from kiosk.sound.clip import Clip
from kiosk.sound.finding import GONE, NO_SPEECH, Files, Part, SoundFile, seal
from kiosk.sound.listening import NotTaken, Taken
from kiosk.sound.sticks import NO_ANSWER, UNREADABLE, MadeSticks, PluggedSticks
from kiosk.worker.confining import missing
from tests.kiosk.sound.plugged import SAID, Stick, told
from tests.kiosk.sound.test_takes import silence

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from pathlib import Path


def hangs(_pipe: Connection, *_given: object) -> None:
    """A process on a stick that does not answer."""
    time.sleep(60.0)


def dies(_pipe: Connection, *_given: object) -> None:
    """A process that a file made fall."""
    os._exit(11)


def falls_late(pipe: Connection, *_given: object) -> None:
    """A process that fell over a file's length, when all names were told."""
    pipe.send((Files(1, (SoundFile("a.wav"),)), ()))
    os._exit(11)


def test_a_file_is_found_and_read_by_real_processes(tmp_path: Path) -> None:
    """Each lives as long as its work, and holds nothing on the stick after it."""
    stick = Stick(tmp_path)
    stick.plug()
    stick.sound("a.wav")
    here = stick.sticks()
    assert (here.on, here.poll()) == (False, None)
    here.look()
    assert bool(here.on)
    files = told(here)[-1]
    assert isinstance(files, Files)
    assert [one.name for one in files.files] == ["a.wav"]
    here.fetch(0, 30.0)
    *parts, done = told(here)
    assert isinstance(done, Taken)
    assert all(isinstance(one, Part) for one in parts)
    here.fetch(1, 30.0)
    assert bool(here.on)
    assert told(here) == [NotTaken(GONE)]
    stick.pull()
    here.fetch(0, 30.0)
    assert told(here)[-1] == NotTaken(GONE)
    assert not here.on


@pytest.mark.parametrize(
    ("body", "said"), [(hangs, NotTaken(NO_ANSWER)), (dies, NotTaken(UNREADABLE))]
)
def test_what_hangs_or_falls_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, body: object, said: NotTaken
) -> None:
    """And somebody can look again."""
    monkeypatch.setattr(sticks, "fetch", body)
    monkeypatch.setattr(sticks, "STUCK", 6.0 if body is dies else 0.3)
    stick = Stick(tmp_path)
    here = stick.sticks()
    here._found = (StickFile("/nowhere", ("a.wav",)),)
    here.fetch(0, 30.0)
    assert told(here) == [said]
    assert not here.on


def test_a_look_that_falls_says_that_the_stick_does_not_answer(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It is no file that is at fault."""
    monkeypatch.setattr(sticks, "look", dies)
    here = Stick(tmp_path).sticks()
    here.look()
    assert told(here) == [NotTaken(NO_ANSWER)]


def test_a_fall_over_lengths_takes_no_name_back(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What was found stays found."""
    monkeypatch.setattr(sticks, "look", falls_late)
    here = Stick(tmp_path).sticks()
    here.look()
    assert told(here) == [Files(1, (SoundFile("a.wav"),))]
    assert not here.on


def test_who_leaves_ends_it_at_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Even a process that hangs is gone, so that the stick can be pulled."""
    monkeypatch.setattr(sticks, "look", hangs)
    here = Stick(tmp_path).sticks()
    here.look()
    process = here._process
    here.close()
    assert (here.on, here.poll()) == (False, None)
    assert process is not None
    process.join(10.0)
    assert not process.is_alive()


def test_made_sticks_find_what_they_were_given() -> None:
    """The fake tells the same things in the same order."""
    none = MadeSticks()
    none.look()
    assert told(none) == [Files()]
    made = MadeSticks(
        [
            (SoundFile("a.wav", 2.0), Clip(SAID)),
            (SoundFile("b.wav", 9.0), Clip(silence(9.0, -90.0))),
        ]
    )
    made.look()
    (files,) = told(made)
    assert isinstance(files, Files)
    assert [one.name for one in files.files] == ["a.wav", "b.wav"]
    made.fetch(0, 30.0)
    *parts, done = told(made)
    assert parts == [Part(0.0), Part(0.5)]
    assert isinstance(done, Taken)
    for number, most, why in ((1, 30.0, NO_SPEECH), (1, 5.0, UNREADABLE), (2, 5.0, GONE)):
        made.fetch(number, most)
        assert told(made)[-1] == NotTaken(why)
    made.fetch(0, 30.0)
    made.close()
    assert (made.on, made.poll()) == (False, None)


def test_nothing_is_looked_at_before_somebody_asks() -> None:
    """A house that is built touches no stick."""
    here = PluggedSticks()
    assert not here.on
    assert here.poll() is None
    here.close()


@pytest.mark.torture
def test_a_quarter_of_an_hour_is_read_with_a_bar(tmp_path: Path) -> None:
    """As an MP3 of a telephone's kind: many parts are told, none goes back, and all of it comes."""
    stick = Stick(tmp_path)
    stick.plug()
    stick.sound("whole story.mp3", 895.0)
    here = stick.sticks()
    here.look()
    files = told(here)[-1]
    assert isinstance(files, Files)
    assert files.files[0].seconds == pytest.approx(895.0, abs=1.0)
    here.fetch(0, 900.0)
    *parts, done = told(here, 300.0)
    bar = [one.part for one in parts if isinstance(one, Part)]
    assert bar == sorted(bar)
    assert len(set(bar)) > 5
    assert isinstance(done, Taken)
    assert done.seconds == pytest.approx(895.0, abs=2.0)


def reaches_out(pipe: Connection, secret: str) -> None:
    """What a file that took its reader over would try."""
    seal(())
    tried = []
    for deed in (
        lambda: open(secret, "rb").close(),  # noqa: PTH123
        lambda: open(f"{secret}.new", "wb").close(),  # noqa: PTH123
        lambda: socket.socket(socket.AF_UNIX).close(),
        lambda: os.posix_spawn("/bin/true", ["true"], {}),
    ):
        try:
            deed()
        except OSError:
            tried.append("refused")
        else:
            tried.append("done")
    pipe.send(NotTaken(" ".join(tried)))


def test_whoever_takes_a_reader_over_reaches_nothing(tmp_path: Path) -> None:
    """No other file, nothing written, no socket, no program, as far as this kernel can seal."""
    if missing():
        pytest.skip("this kernel can't seal a process off")
    secret = tmp_path / "family.json"
    secret.write_text("{}")
    here = Stick(tmp_path / "plugs").sticks()
    here._start(reaches_out, str(secret))
    assert told(here) == [NotTaken("refused refused refused refused")]
    assert not secret.with_name("family.json.new").exists()
