"""The driver is how pyttsx3 speaks through espeak-ng here: ``pyttsx3.init("hearthside")``.

The stock Linux driver returns before speech exists and says only the last of two utterances; this
one says every utterance of the queue, in order, and returns when it is there. What was said
arrives under the topic ``spoken`` as a ``Sound``, beside pyttsx3's own topics.
"""

from __future__ import annotations

import sys
import time
import wave
from dataclasses import replace
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Any

from kiosk.voice.espeak.library import Manner, Sound, Speech

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "hearthside"
"""The driver's name in pyttsx3."""
_MODULE = f"pyttsx3.drivers.{NAME}"
_PROPERTIES = ("voice", "rate", "gap", "pitch", "range", "volume", "phonemes")


def engine() -> Any:
    """Return pyttsx3's engine over this driver; one is shared by the whole process."""
    speech()
    import pyttsx3

    if _MODULE not in sys.modules:
        module = ModuleType(_MODULE)
        module.buildDriver = HearthsideDriver  # type: ignore[attr-defined]
        sys.modules[_MODULE] = module
    return pyttsx3.init(NAME)


@cache
def speech() -> Speech:
    """Return the one espeak-ng of this process, started on first use."""
    return Speech()


class HearthsideDriver:
    """What pyttsx3 asks of a driver, answered at once on the calling thread."""

    def __init__(self, proxy: Any) -> None:
        """Speak for pyttsx3's ``proxy``, which owns the queue."""
        self._proxy = proxy
        self._manner = Manner()
        self._ended = False

    def say(self, text: str) -> None:
        """Say one utterance and tell of it."""
        self._speak(text)

    def save_to_file(self, text: str, filename: str) -> None:
        """Say one utterance into a WAV file."""
        sound = self._speak(text, finish=False)
        with wave.open(filename, "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(sound.rate)
            file.writeframes(sound.pcm)
        self._proxy.notify("finished-utterance", completed=not speech().stopped)

    def stop(self) -> None:
        """End the utterance being said; the proxy has emptied the queue."""
        speech().stop()

    def getProperty(self, name: str) -> Any:  # noqa: N802 - pyttsx3's name
        """Return how the next utterance is said; volume is 0 ... 1 as everywhere in pyttsx3."""
        if name == "voices":
            return []
        if name not in _PROPERTIES:
            raise KeyError(f"unknown property {name}")
        value = getattr(self._manner, name)
        return value / 100.0 if name == "volume" else value

    def setProperty(self, name: str, value: Any) -> None:  # noqa: N802 - pyttsx3's name
        """Change how the following utterances are said."""
        if name not in _PROPERTIES:
            raise KeyError(f"unknown property {name}")
        if name == "volume":
            value = round(value * 100)
        changed: dict[str, Any] = {name: str(value) if name == "voice" else int(value)}
        self._manner = replace(self._manner, **changed)

    def startLoop(self) -> None:  # noqa: N802 - pyttsx3's name
        """Work through the queue until the loop is ended, from the queue or by a callback."""
        # An idle proxy runs a queued `endLoop` before the loop begins: that end counts.
        self._proxy.setBusy(False)
        while not self._ended:
            time.sleep(0.01)
        self._ended = False

    def endLoop(self) -> None:  # noqa: N802 - pyttsx3's name
        """End the loop."""
        self._ended = True

    def iterate(self) -> Iterator[None]:
        """Work through the queue from somebody else's loop, all of it at the first step."""
        self._proxy.setBusy(False)
        while True:
            yield

    def destroy(self) -> None:
        """There is nothing to let go of: espeak-ng lives as long as the process."""

    def _speak(self, text: str, *, finish: bool = True) -> Sound:
        """Say one utterance and return it."""
        speech().begin()
        self._proxy.notify("started-utterance")
        sound = speech().say(text, self._manner)
        for location, length, _ in sound.words:
            self._proxy.notify("started-word", location=location, length=length)
        self._proxy.notify("spoken", sound=sound)
        if finish:
            self._proxy.notify("finished-utterance", completed=not speech().stopped)
        return sound
