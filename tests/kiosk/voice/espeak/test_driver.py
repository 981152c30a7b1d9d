"""Our driver behind pyttsx3's own queue: all that the stock one gets wrong on Linux."""

from __future__ import annotations

import wave
from typing import TYPE_CHECKING, Any

import pytest

from kiosk.voice.espeak import driver
from kiosk.voice.espeak.library import Sound

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class _Listener:
    """Notes everything an engine tells."""

    def __init__(self, engine: Any) -> None:
        self.told: list[tuple[str, Any]] = []
        topics = ("started-utterance", "started-word", "finished-utterance", "spoken", "error")
        self.tokens = [engine.connect(topic, self._note(topic)) for topic in topics]

    def _note(self, topic: str) -> Any:
        return lambda **about: self.told.append((topic, about))

    def of(self, topic: str) -> list[Any]:
        """Return what was told under a topic."""
        return [about for one, about in self.told if one == topic]


@pytest.fixture
def heard() -> Iterator[tuple[Any, _Listener]]:
    """An engine and all it tells."""
    engine = driver.engine()
    listener = _Listener(engine)
    yield engine, listener
    for token in listener.tokens:
        engine.disconnect(token)


def test_every_utterance_is_said_in_order(heard: tuple[Any, _Listener]) -> None:
    """Both of two, with their names, and all of it before the call returns."""
    engine, listener = heard
    engine.say("Good evening.", "one")
    engine.say("Good night.", "two")
    engine.runAndWait()
    assert [about["name"] for about in listener.of("finished-utterance")] == ["one", "two"]
    assert all(isinstance(about["sound"], Sound) for about in listener.of("spoken"))
    assert [about["name"] for about in listener.of("started-word")] == ["one"] * 2 + ["two"] * 2


def test_a_second_run_says_nothing_again(heard: tuple[Any, _Listener]) -> None:
    """With nothing queued there is nothing to say."""
    engine, listener = heard
    engine.say("Good night.")
    engine.runAndWait()
    engine.runAndWait()
    assert len(listener.of("spoken")) == 1


def test_a_file_is_whole_when_the_call_returns(
    heard: tuple[Any, _Listener], tmp_path: Path
) -> None:
    """Two files and then speech, in one queue."""
    engine, listener = heard
    for name in ("a.wav", "b.wav"):
        engine.save_to_file("Good night.", str(tmp_path / name), name)
    engine.say("Sleep well.")
    engine.runAndWait()
    for name in ("a.wav", "b.wav"):
        with wave.open(str(tmp_path / name)) as file:
            assert file.getnframes() > file.getframerate() / 2
    assert len(listener.of("finished-utterance")) == 3


def test_somebody_elses_loop_can_drive_it(heard: tuple[Any, _Listener]) -> None:
    """startLoop(False) and iterate, the stock driver's TypeError."""
    engine, listener = heard
    engine.startLoop(False)
    engine.say("Good night.")
    engine.iterate()
    engine.iterate()
    engine.endLoop()
    assert len(listener.of("spoken")) == 1


def test_stop_ends_an_utterance_at_once(heard: tuple[Any, _Listener]) -> None:
    """Called from a callback, what is queued is dropped and what runs is not completed."""
    engine, listener = heard
    token = engine.connect(
        "started-utterance", lambda name: engine.stop() if name == "one" else None
    )
    engine.say("One two three four five six seven eight nine ten. " * 20, "one")
    engine.runAndWait()
    engine.disconnect(token)
    assert [about["completed"] for about in listener.of("finished-utterance")] == [False]


def test_a_wrong_voice_is_told(heard: tuple[Any, _Listener]) -> None:
    """Under the topic of errors, and the next sentence is said again."""
    engine, listener = heard
    engine.setProperty("voice", "nobody")
    engine.say("Good night.")
    engine.setProperty("voice", "en-us")
    engine.say("Good night.")
    engine.runAndWait()
    assert len(listener.of("error")) == 1
    assert len(listener.of("spoken")) == 1


def test_properties_are_kept(heard: tuple[Any, _Listener]) -> None:
    """Volume goes from 0 to 1, the rest in espeak-ng's units; unknown ones are errors."""
    engine, _ = heard
    engine.setProperty("volume", 0.5)
    engine.setProperty("rate", 111)
    engine.runAndWait()
    assert (engine.getProperty("volume"), engine.getProperty("rate")) == (0.5, 111)
    with pytest.raises(KeyError):
        engine.getProperty("colour")
