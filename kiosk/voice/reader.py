"""A reader voices sentences for somebody who never waits: ask now, fetch what is ready later."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from kiosk.voice.voice import VoiceProblem

if TYPE_CHECKING:
    from kiosk.sound.clip import Clip
    from kiosk.voice.voice import Utterance, Voice

Made = tuple[int, "Clip | VoiceProblem"]
"""A finished request: its tag and the clip, or why there is none."""


class Reader(Protocol):
    """A voice at work for a player; nothing here waits or raises."""

    def request(self, tag: int, utterance: Utterance, *, urgent: bool = False) -> None:
        """Ask for a sentence; an urgent one goes before all others."""
        ...

    def poll(self) -> list[Made]:
        """Return what was finished since the last call."""
        ...

    def cancel(self) -> None:
        """Forget everything asked for; nothing of it comes back."""
        ...

    def close(self) -> None:
        """Let go of the voice."""
        ...

    @property
    def failed(self) -> bool:
        """Tell whether the voice is gone for good."""
        ...


class InlineReader:
    """A reader in this very process, which makes one sentence at each poll: the specification."""

    def __init__(self, voice: Voice) -> None:
        """Read with ``voice``."""
        self._voice = voice
        self._asked: list[tuple[int, Utterance]] = []

    def request(self, tag: int, utterance: Utterance, *, urgent: bool = False) -> None:
        """Ask for a sentence; an urgent one goes before all others."""
        self._asked.insert(0 if urgent else len(self._asked), (tag, utterance))

    def poll(self) -> list[Made]:
        """Make the next sentence and return it."""
        if not self._asked:
            return []
        tag, utterance = self._asked.pop(0)
        try:
            return [(tag, self._voice.render(utterance))]
        except VoiceProblem as problem:
            return [(tag, problem)]

    def cancel(self) -> None:
        """Forget everything asked for."""
        self._asked.clear()

    def close(self) -> None:
        """Forget everything asked for; the voice belongs to whoever made it."""
        self._asked.clear()

    @property
    def failed(self) -> bool:
        """A voice in this process is here as long as the process is."""
        return False
