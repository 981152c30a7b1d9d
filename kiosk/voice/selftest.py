"""The self-test finds out whether this device is quick enough for a voice, by letting it speak."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from kiosk.sound.clip import Clip
from kiosk.voice.offer import Places
from kiosk.voice.shelf import open_reader
from kiosk.voice.voice import Utterance, VoiceProblem

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.voice.reader import Reader

ENOUGH = 0.7
"""Seconds of work for a second of speech that still leave room for all else an evening does."""
WPM = 120.0
WARM_UP = "Good evening."
"""Said first and not counted: with it the engine reads its model into memory."""
SENTENCES = (
    "The last bus on Button Street was blue, and it had one slow wiper.",
    "“Good evening,” said the owl.",
    "They went down the lane, past the gate and the rain barrel, as far as the old bridge.",
)
"""What is counted."""
_LOOK = 0.02


def fast_enough(rtf: float) -> bool:
    """Tell whether a voice that takes ``rtf`` seconds for a second of speech can read live."""
    return rtf < ENOUGH


class SelfTest:
    """One voice on trial, in a niced process of its own as on any evening; nothing here waits."""

    def __init__(
        self,
        id: str,
        places: Places,
        *,
        opened: Callable[[str, Places], Reader] = open_reader,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """Start the voice, or raise ``VoiceProblem``; what it may have kept does not count."""
        self._now = now
        self._reader = opened(id, Places(voices=places.voices))
        self._id = id
        self._began = 0.0
        self._spoken = 0.0
        self._left = len(SENTENCES)
        self._ask(0, WARM_UP)

    def poll(self) -> float | None:
        """Return the real-time factor once it is known; raise ``VoiceProblem`` if it never is."""
        for tag, made in self._reader.poll():
            if not isinstance(made, Clip):
                raise made
            if tag == 0:
                self._began = self._now()
                for number, text in enumerate(SENTENCES, 1):
                    self._ask(number, text)
            else:
                self._spoken += made.seconds
                self._left -= 1
        if self._reader.failed or self._reader.fallen:
            raise VoiceProblem(f"voice '{self._id}': it does not answer: choose another voice")
        if self._left:
            return None
        return (self._now() - self._began) / self._spoken

    def close(self) -> None:
        """Let go of the voice: it may take a moment to end, and nothing here waits."""
        threading.Thread(target=self._reader.close, name="leaving").start()

    def _ask(self, tag: int, text: str) -> None:
        # Asked for by its id, it is the voice itself that answers, never one instead of it.
        self._reader.request(tag, Utterance(text, text, WPM, voice=self._id))


def real_time_factor(id: str, places: Places) -> float:
    """Return how many seconds a voice takes for a second of speech; waits for it.

    Raises ``VoiceProblem`` if it can't speak here.
    """
    test = SelfTest(id, places)
    try:
        while True:
            found = test.poll()
            if found is not None:
                return found
            time.sleep(_LOOK)
    finally:
        test.close()
