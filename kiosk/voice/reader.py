"""A reader voices sentences for somebody who never waits: ask now, fetch what is ready later."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from kiosk.voice.cache import kept_as, key, rendered
from kiosk.voice.voice import VoiceProblem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.sound.clip import Clip
    from kiosk.voice.cache import ClipCache
    from kiosk.voice.voice import Utterance, Voice

Made = tuple[int, "Clip | VoiceProblem"]
"""A finished request: its tag and the clip, or why there is none."""


class Reader(Protocol):
    """A voice at work for a player; nothing here waits or raises."""

    def request(self, tag: int, utterance: Utterance, *, urgent: bool = False) -> None:
        """Ask for a sentence; an urgent one goes before all others."""
        ...

    def prepare(self, utterances: Sequence[Utterance]) -> None:
        """Make these, instead of all such before, while nothing else is asked for."""
        ...

    def progress(self) -> tuple[int, int]:
        """Return how many sentences to prepare are done, and of how many; 0 of 0: no need."""
        ...

    def poll(self) -> list[Made]:
        """Return what was finished since the last call."""
        ...

    def cancel(self) -> None:
        """Forget everything asked for; nothing of it comes back. Preparing goes on."""
        ...

    def refresh(self, voice: str = "") -> None:
        """Begin an evening: a voice given up is tried again; ``voice`` reads from now on."""
        ...

    def close(self) -> None:
        """Let go of the voice."""
        ...

    @property
    def failed(self) -> bool:
        """Tell whether the voice is gone for good."""
        ...

    @property
    def fallen(self) -> str:
        """Return in one line that, and why, another voice than the chosen one reads, or nothing."""
        ...


class InlineReader:
    """A reader in this very process, which makes one sentence at each poll: the specification."""

    def __init__(
        self, voice: Voice, cache: ClipCache | None = None, recorded: Voice | None = None
    ) -> None:
        """Read with ``voice``; with a ``cache``, what is worth keeping is kept.

        ``recorded`` says what a grown-up has recorded.
        """
        self._voice = voice
        self._cache = cache
        self._recorded = recorded
        self._asked: list[tuple[int, Utterance]] = []
        self._later: list[Utterance] = []
        self._all = 0

    def request(self, tag: int, utterance: Utterance, *, urgent: bool = False) -> None:
        """Ask for a sentence; an urgent one goes before all others."""
        self._asked.insert(0 if urgent else len(self._asked), (tag, utterance))

    def prepare(self, utterances: Sequence[Utterance]) -> None:
        """Make these when nothing is asked for, if they can be kept."""
        able = self._cache is not None and kept_as(self._voice)
        self._later = list(utterances) if able else []
        self._all = len(self._later)

    def progress(self) -> tuple[int, int]:
        """Return how many sentences to prepare are done, and of how many."""
        return self._all - len(self._later), self._all

    def poll(self) -> list[Made]:
        """Make the next sentence and return it; if none is asked for, prepare one."""
        if not self._asked:
            self._make_ready()
            return []
        tag, utterance = self._asked.pop(0)
        try:
            return [(tag, rendered(self._voice, utterance, self._cache, self._recorded))]
        except VoiceProblem as problem:
            return [(tag, problem)]

    def _make_ready(self) -> None:
        """Prepare one sentence that is not kept yet."""
        if self._later and self._cache is not None:
            make_ready(self._voice, self._later.pop(0), self._cache)

    def cancel(self) -> None:
        """Forget everything asked for."""
        self._asked.clear()

    def refresh(self, voice: str = "") -> None:
        """Do nothing: this voice is never given up."""

    def close(self) -> None:
        """Forget everything asked for; the voice belongs to whoever made it."""
        self._asked.clear()
        self.prepare(())

    @property
    def failed(self) -> bool:
        """A voice in this process is here as long as the process is."""
        return False

    @property
    def fallen(self) -> str:
        """A voice in this process is the one that was chosen."""
        return ""


def make_ready(voice: Voice, utterance: Utterance, cache: ClipCache) -> None:
    """Make a sentence for later, unless it is kept; one that can't be said is left alone."""
    if not utterance.recording and not cache.has(key(kept_as(voice), utterance)):
        try:
            rendered(voice, utterance, cache, live=False)
        except VoiceProblem:
            return
