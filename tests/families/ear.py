"""The ear is a player on a virtual clock: it takes as long as was planned, and makes no sound."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from kiosk.player import Said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stories.pacing import TimedLine


class Ear:
    """Says lines in exactly their planned time; ``now`` is moved by ``pass_to``."""

    slower = False
    muted = False
    hungry = False

    def __init__(self) -> None:
        """Begin in silence."""
        self.now = 0.0
        self._lines: deque[tuple[int, int, TimedLine]] = deque()
        self._ends = 0.0
        self._begun = False
        self._held = -1.0
        self.sounds: list[tuple[float, str]] = []
        """What was heard beside the words: a night sound, its fade, a bell."""

    def perform(
        self, act: int, lines: Sequence[TimedLine], first: int = 0, *, only: bool = False
    ) -> None:
        """Queue lines."""
        end = first + 1 if only else len(lines)
        self._lines.extend((act, index, lines[index]) for index in range(first, end))

    def next_change(self) -> float:
        """Return when something happens next, or a second from now."""
        if self._held >= 0:
            return self.now + 2.0
        if self._lines and self._begun:
            return self._ends
        return self.now if self._lines else self.now + 2.0

    def tick(self) -> list[Said]:
        """Return what was heard up to now."""
        said: list[Said] = []
        while self._lines and self._held < 0:
            act, index, timed = self._lines[0]
            if not self._begun:
                self._begun = True
                self._ends = self.now + timed.speech_seconds + timed.pause_after
                said.append(Said(act, index, True, self.now, timed))
                return said
            if self.now < self._ends:
                return said
            self._lines.popleft()
            self._begun = False
            said.append(Said(act, index, False, self._ends, timed))
        return said

    def quiet(self, _fade: float) -> None:
        """Drop what is queued."""
        self._lines.clear()
        self._begun = False
        self._held = -1.0

    def hold(self) -> None:
        """Stop where the sentence is."""
        if self._held < 0:
            self._held = self.now

    def go_on(self) -> None:
        """Say the rest of it."""
        if self._held >= 0:
            self._ends += self.now - self._held
            self._held = -1.0

    def bed(self, name: str, _seed: int, _gain: float, _fade: float) -> None:
        """Note a night sound."""
        self.sounds.append((self.now, f"sound/{name}"))

    def bed_fade(self, seconds: float) -> None:
        """Note that it sinks."""
        self.sounds.append((self.now + seconds, "silence"))

    def bell(self) -> None:
        """Note a bell."""
        self.sounds.append((self.now, "bell"))

    def level(self, _gain: float, *, night: bool = False, hushed: bool = False) -> None:
        """Every loudness is the same here."""

    def prepare(self, _acts: Sequence[Sequence[TimedLine]]) -> None:
        """Nothing takes any time to be made."""

    @property
    def fallen(self) -> str:
        """Return nothing: this voice reads as long as it is listened to."""
        return ""

    def refresh(self, _voice: str = "") -> None:
        """Nothing is recorded here that could have changed."""

    def label(self, _text: str, _wpm: float = 120.0, **_how: object) -> bool:
        """Controls say nothing here."""
        return False

    def word(self) -> None:
        """No word is lit."""

    def close(self) -> None:
        """Nothing to let go of."""
