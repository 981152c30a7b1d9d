"""Serving: ranks of requests, what is kept between evenings, and what an erasure takes."""

from __future__ import annotations

import os
import shutil
import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kiosk.sound.clip import Clip
from kiosk.voice.parts import Opening
from kiosk.voice.process import VoiceProcess
from kiosk.voice.voice import Utterance

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kiosk.voice.reader import Made

SLOW = "tests.kiosk.voice.troubled:Slow"


def _wait(reader: VoiceProcess, count: int) -> list[Made]:
    """Return ``count`` answers."""
    made: list[Made] = []
    end = time.monotonic() + 12.0
    while len(made) < count and time.monotonic() < end:
        made += reader.poll()
        time.sleep(0.002)
    return made


class Slowly:
    """A slow voice with a cache, and what it made."""

    def __init__(self, folder: Path, seconds: float = 0.0) -> None:
        self.notes = folder / "notes"
        self.notes.touch()
        self.home = folder / "cache"
        arguments = {"notes": str(self.notes), "seconds": str(seconds)}
        self.reader = VoiceProcess(SLOW, arguments, home=self.home)

    @property
    def made(self) -> list[str]:
        """Every sentence it made, in order."""
        return self.notes.read_text("utf-8").split()

    def prepared(self, *sentences: str) -> list[tuple[int, int]]:
        """Have these prepared, and return how the progress went."""
        self.reader.prepare([Utterance(one, one, 150.0) for one in sentences])
        seen = [self.reader.progress()]
        end = time.monotonic() + 15.0
        while seen[-1][0] < seen[-1][1] and time.monotonic() < end:
            assert self.reader.poll() == []
            if self.reader.progress() != seen[-1]:
                seen.append(self.reader.progress())
            time.sleep(0.002)
        return seen


@pytest.fixture
def slow(tmp_path: Path) -> Iterator[Callable[..., Slowly]]:
    """Open slow voices in one home."""
    every: list[Slowly] = []

    def open_one(seconds: float = 0.0) -> Slowly:
        every.append(Slowly(tmp_path, seconds))
        return every[-1]

    yield open_one
    for one in every:
        one.reader.close()


def test_tonight_is_prepared_once_and_kept(slow: Callable[..., Slowly]) -> None:
    """Another process, even one of another evening, finds it; what an engine prints hurts none."""
    first = slow()
    seen = first.prepared("one", "refuse", "two", "one")
    assert seen[0] == (0, 4)
    assert seen[-1] == (4, 4)
    assert first.made == ["one", "refuse", "two"]
    for tag, text in enumerate(("two", "three")):
        first.reader.request(tag, Utterance(text, text, 150.0))
    assert all(isinstance(clip, Clip) for _, clip in _wait(first.reader, 2))
    second = slow()
    assert second.prepared("one", "two", "three")[-1] == (3, 3)
    assert second.made == ["one", "refuse", "two", "three"]


def test_what_is_asked_for_overtakes_what_is_prepared(slow: Callable[..., Slowly]) -> None:
    """Between two sentences; and a cancel does not stop preparing."""
    one = slow(0.05)
    one.reader.prepare([Utterance(f"p{n}", f"p{n}", 150.0) for n in range(12)])
    while len(one.made) < 2:
        assert one.reader.poll() == []
    one.reader.request(1, Utterance("next", "next", 150.0))
    one.reader.request(2, Utterance("now", "now", 150.0), urgent=True)
    _wait(one.reader, 2)
    one.reader.cancel()
    assert {"now", "next"} <= set(one.made[:6])
    end = time.monotonic() + 10.0
    while one.reader.progress() != (12, 12) and time.monotonic() < end:
        assert one.reader.poll() == []
    assert [text for text in one.made if text[0] == "p"] == [f"p{n}" for n in range(12)]


def test_a_list_replaces_the_one_before(slow: Callable[..., Slowly]) -> None:
    """As a whole; an empty one ends it."""
    one = slow(0.05)
    one.reader.prepare([Utterance(f"p{n}", f"p{n}", 150.0) for n in range(50)])
    assert one.prepared("a", "b")[-1] == (2, 2)
    one.reader.prepare([])
    assert one.reader.progress() == (0, 0)
    assert len(one.made) < 20


def test_a_sentence_that_kills_while_it_is_prepared_is_left_out(
    slow: Callable[..., Slowly],
) -> None:
    """The others are made, and the voice stays."""
    one = slow()
    assert one.prepared("one", "die", "two", "die", "three")[-1] == (5, 5)
    assert one.made == ["one", "die", "two", "die", "three"]
    assert not one.reader.failed


def test_a_voice_not_worth_keeping_has_nothing_to_prepare(tmp_path: Path) -> None:
    """The built-in one reads faster than a memory card, and leaves it alone."""
    reader = VoiceProcess("kiosk.voice.espeak:EspeakVoice", home=tmp_path / "cache")
    reader.prepare([Utterance("one", "one", 150.0)])
    end = time.monotonic() + 10.0
    while reader.progress() != (0, 0) and time.monotonic() < end:
        reader.poll()
    reader.request(1, Utterance("Good night.", "Good night.", 150.0))
    assert _wait(reader, 1)
    reader.close()
    assert [list(path.iterdir()) for path in (tmp_path / "cache").iterdir()] == [[]]
    assert reader.progress() == (0, 0)


def test_a_worker_can_not_put_back_what_was_erased(
    slow: Callable[..., Slowly], tmp_path: Path
) -> None:
    """While it is at work; with the next evening it keeps again, and nothing of before."""
    one = slow(0.03)
    one.reader.prepare([Utterance(f"p{n}", f"p{n}", 150.0) for n in range(30)])
    while len(one.made) < 3:
        assert one.reader.poll() == []
    while one.home.exists():
        shutil.rmtree(one.home, ignore_errors=True)
    one.reader.request(1, Utterance("Mia", "Mia", 150.0))
    one.reader.refresh()
    _wait(one.reader, 1)
    while len(one.made) < 31:
        assert one.reader.poll() == []
    (fresh,) = one.home.iterdir()
    assert list(fresh.iterdir()) == []
    one.reader.request(2, Utterance("later", "later", 150.0))
    _wait(one.reader, 1)
    assert len(list(fresh.iterdir())) == 1


def test_told_to_end_it_ends_and_leaves_nothing_half(slow: Callable[..., Slowly]) -> None:
    """By the signal of a shutdown, in the midst of its work."""
    one = slow(0.02)
    one.reader.prepare([Utterance(f"p{n}", f"p{n}", 150.0) for n in range(90)])
    while len(one.made) < 10:
        one.reader.poll()
    assert one.reader.pid is not None
    began = time.monotonic()
    one.reader.close()
    assert time.monotonic() - began < 5.0
    (folder,) = one.home.iterdir()
    assert not [path for path in folder.iterdir() if path.name.startswith(".")]


def test_what_a_studio_makes_ahead_keeps_no_line_of_the_evening_waiting(tmp_path: Path) -> None:
    """In the midst of a sentence made for later it says at once what is kept, and what is not."""
    notes = tmp_path / "notes"
    notes.touch()
    arguments = {"notes": str(notes), "seconds": "0"}
    maker = "tests.kiosk.voice.troubled:Studio"
    reader = VoiceProcess(maker, arguments, home=tmp_path / "cache", patience=60.0)
    try:
        reader.prepare([Utterance(one, one, 150.0) for one in ("kept", "hang", "never")])
        end = time.monotonic() + 15.0
        while "hang" not in notes.read_text("utf-8") and time.monotonic() < end:
            reader.poll()
            time.sleep(0.002)
        reader.request(1, Utterance("kept", "kept", 150.0), urgent=True)
        reader.request(2, Utterance("fresh", "fresh", 150.0))
        made = dict(_wait(reader, 2))
        assert isinstance(made[1], Clip)
        assert "not made ready" in str(made[2])
        assert reader.progress() == (1, 3)
        reader.prepare([Utterance("kept", "kept", 150.0)])
        assert reader.progress()[1] == 1
    finally:
        reader.close()


def test_every_thread_steps_back_once_the_voice_is_there(slow: Callable[..., Slowly]) -> None:
    """Screen and sound go first, whatever an engine has begun while it loaded."""
    one = slow()
    one.reader.request(1, Utterance("one", "one", 150.0))
    assert _wait(one.reader, 1)
    assert one.reader.pid is not None
    tasks = Path(f"/proc/{one.reader.pid}/task")
    ranks = {os.getpriority(os.PRIO_PROCESS, int(task.name)) for task in tasks.iterdir()}
    assert len(list(tasks.iterdir())) > 1
    assert min(ranks) > os.getpriority(os.PRIO_PROCESS, 0)


LONG = "The last bus on Button Street was blue, and it had one slow wiper."


def test_who_waits_for_a_slow_voice_hears_the_first_part_of_a_sentence_at_once(
    slow: Callable[..., Slowly],
) -> None:
    """The rest follows under the same tag; neither is kept, so that it is made whole one day."""
    one = slow(0.3)
    one.reader.request(7, Utterance(LONG, LONG, 150.0), urgent=True)
    (first,) = _wait(one.reader, 1)
    (rest,) = _wait(one.reader, 1)
    assert (first[0], rest[0]) == (7, 7)
    assert (isinstance(first[1], Opening), isinstance(rest[1], Opening)) == (True, False)
    lines = one.notes.read_text("utf-8").splitlines()
    assert lines == ["The last bus on Button Street was blue,", "and it had one slow wiper."]
    for urgent in (False, True):
        one.reader.request(8, Utterance(LONG, LONG, 150.0), urgent=urgent)
        ((_, clip),) = _wait(one.reader, 1)
        assert isinstance(clip, Clip)
        assert not isinstance(clip, Opening)
    assert one.notes.read_text("utf-8").splitlines()[2:] == [LONG]


def test_nobody_hears_the_first_part_twice(slow: Callable[..., Slowly]) -> None:
    """A voice that dies behind it goes on with the rest; a cancel ends that, too."""
    one = slow(0.3)
    one.reader.request(7, Utterance(LONG, LONG, 150.0), urgent=True)
    (first,) = _wait(one.reader, 1)
    assert isinstance(first[1], Opening)
    assert one.reader.pid is not None
    os.kill(one.reader.pid, signal.SIGKILL)
    ((tag, rest),) = _wait(one.reader, 1)
    assert tag == 7
    assert isinstance(rest, Clip)
    assert len(rest.words) == 6
    one.reader.request(9, Utterance(LONG, LONG, 150.0), urgent=True)
    assert isinstance(_wait(one.reader, 1)[0][1], Opening)
    one.reader.cancel()
    one.reader.request(10, Utterance("short", "short", 150.0), urgent=True)
    assert [tag for tag, _ in _wait(one.reader, 1)] == [10]
