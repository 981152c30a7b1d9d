"""A voice in a process of its own, and everything that may happen to it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kiosk.sound.clip import Clip
from kiosk.voice.process import VoiceProcess
from kiosk.voice.voice import Utterance, VoiceProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kiosk.voice.reader import Made

TROUBLED = "tests.kiosk.voice.troubled:Troubled"
BUILT_IN = "kiosk.voice.espeak:EspeakVoice"


@pytest.fixture
def opened() -> Iterator[Callable[..., VoiceProcess]]:
    """Open readers that are closed after the test."""
    readers: list[VoiceProcess] = []

    def open_one(maker: str = TROUBLED, patience: float = 5.0) -> VoiceProcess:
        readers.append(VoiceProcess(maker, patience=patience))
        return readers[-1]

    yield open_one
    for reader in readers:
        reader.close()


def _ask(reader: VoiceProcess, *sentences: str, first: int = 1) -> None:
    for tag, text in enumerate(sentences, first):
        reader.request(tag, Utterance(text, text, 150.0))


def _wait(reader: VoiceProcess, count: int, seconds: float = 12.0) -> list[Made]:
    """Return ``count`` answers; polling never takes long."""
    made: list[Made] = []
    end = time.monotonic() + seconds
    while len(made) < count and time.monotonic() < end:
        made += reader.poll()
        time.sleep(0.005)
    return made


def test_sentences_come_back_in_order(opened: Callable[..., VoiceProcess]) -> None:
    """With their words."""
    reader = opened(BUILT_IN)
    _ask(reader, "Good evening.", "The cat slept.", "Good night, Mia.")
    made = _wait(reader, 3)
    assert [tag for tag, _ in made] == [1, 2, 3]
    assert [len(clip.words) for _, clip in made if isinstance(clip, Clip)] == [2, 3, 3]
    assert not reader.failed


def test_a_killed_process_is_replaced_in_the_midst(opened: Callable[..., VoiceProcess]) -> None:
    """Killed twice while sentences are asked for: all of them come, in order."""
    reader = opened(BUILT_IN)
    made: list[Made] = []
    for round_ in range(3):
        _ask(reader, *["The owl flew over the roofs and the river."] * 5, first=round_ * 5)
        if round_ < 2 and reader.pid is not None:
            os.kill(reader.pid, signal.SIGKILL)
        made += _wait(reader, 5)
    assert [tag for tag, _ in made] == list(range(15))
    assert all(isinstance(clip, Clip) for _, clip in made)
    assert not reader.failed


def test_a_hung_engine_is_started_again(
    opened: Callable[..., VoiceProcess], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sentence is asked for once more, before those after it."""
    monkeypatch.setenv("TROUBLED_FLAG", str(tmp_path / "hung"))
    reader = opened(patience=0.4)
    _ask(reader, "before", "hang once", "after")
    made = _wait(reader, 3)
    assert [tag for tag, _ in made] == [1, 2, 3]
    assert all(isinstance(clip, Clip) for _, clip in made)


def test_a_sentence_that_fells_the_voice_is_let_go(opened: Callable[..., VoiceProcess]) -> None:
    """After two tries it stays silent, and the others are said."""
    reader = opened()
    _ask(reader, "before", "die", "after")
    made = dict(_wait(reader, 3))
    assert isinstance(made[2], VoiceProblem)
    assert isinstance(made[1], Clip)
    assert isinstance(made[3], Clip)
    assert not reader.failed


def test_a_voice_that_starts_slowly_is_not_hung(opened: Callable[..., VoiceProcess]) -> None:
    """What was asked for meanwhile comes from its first process; then it must answer soon."""
    reader = opened("tests.kiosk.voice.troubled:Sleepy", patience=0.4)
    first = reader.pid
    _ask(reader, "good evening", "good night")
    assert [tag for tag, _ in _wait(reader, 2)] == [1, 2]
    assert reader.pid == first
    _ask(reader, "hang", first=3)
    end = time.monotonic() + 5.0
    while reader.pid == first and time.monotonic() < end:
        reader.poll()
    assert reader.pid != first


def test_three_failures_are_enough(opened: Callable[..., VoiceProcess]) -> None:
    """The voice is given up; nothing is raised, and every sentence is answered."""
    reader = opened()
    _ask(reader, "die", "die", "good night")
    made = _wait(reader, 3)
    assert reader.failed
    assert sorted(tag for tag, _ in made) == [1, 2, 3]
    assert all(isinstance(problem, VoiceProblem) for _, problem in made)
    _ask(reader, "once more", first=9)
    assert isinstance(_wait(reader, 1)[0][1], VoiceProblem)
    reader.cancel()
    assert reader.poll() == []


def test_a_voice_that_never_starts_is_given_up(opened: Callable[..., VoiceProcess]) -> None:
    """Even when nothing was asked of it."""
    reader = opened("tests.kiosk.voice.troubled:stillborn")
    end = time.monotonic() + 10.0
    while not reader.failed and time.monotonic() < end:
        assert reader.poll() == []
        time.sleep(0.01)
    assert reader.failed


def test_a_refused_sentence_is_no_failure(opened: Callable[..., VoiceProcess]) -> None:
    """Its reason comes back in one line."""
    reader = opened()
    _ask(reader, "refuse", "go on")
    made = _wait(reader, 2)
    assert str(made[0][1]) == "voice: no: never"
    assert isinstance(made[1][1], Clip)


def test_what_was_cancelled_never_comes(opened: Callable[..., VoiceProcess]) -> None:
    """Only what was asked for afterwards."""
    reader = opened(BUILT_IN)
    _ask(reader, *["The owl flew over the roofs and the river."] * 20)
    reader.cancel()
    _ask(reader, "Good night.", first=50)
    assert [tag for tag, _ in _wait(reader, 1)] == [50]
    time.sleep(0.1)
    assert reader.poll() == []


def test_nothing_waits_for_a_hung_voice(opened: Callable[..., VoiceProcess]) -> None:
    """A thousand requests that nobody reads return at once."""
    reader = opened(patience=30.0)
    _ask(reader, "hang")
    began = time.monotonic()
    _ask(reader, *["The owl flew over the roofs and the river. " * 20] * 1000, first=2)
    assert reader.poll() == []
    assert time.monotonic() - began < 2.0


def test_a_voice_given_up_is_tried_again_the_next_evening(
    opened: Callable[..., VoiceProcess],
) -> None:
    """And says so until then."""
    reader = opened()
    for tag in range(3):
        _ask(reader, "die", first=tag)
    _wait(reader, 3)
    before = (reader.failed, bool(reader.fallen))
    reader.refresh()
    assert [before, (reader.failed, bool(reader.fallen))] == [(True, True), (False, False)]
    _ask(reader, "good night", first=7)
    assert [isinstance(clip, Clip) for _, clip in _wait(reader, 1)] == [True]


def test_the_process_ends_with_its_parent() -> None:
    """Even when the parent is killed while the engine hangs."""
    code = (
        "import time\n"
        "from kiosk.voice.process import VoiceProcess\n"
        "from kiosk.voice.voice import Utterance\n"
        f"reader = VoiceProcess({TROUBLED!r})\n"
        "reader.request(1, Utterance('hang', 'hang', 120.0))\n"
        "time.sleep(0.6)\n"
        "print(reader.pid, flush=True)\n"
        "time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        parent.kill()
    end = time.monotonic() + 5.0
    while _alive(child) and time.monotonic() < end:
        time.sleep(0.05)
    assert not _alive(child)


def _alive(pid: int) -> bool:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text("utf-8")
        return stat.rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
