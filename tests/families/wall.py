"""The wall clock of a made-up house shows what the night says, right or wrong."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from kiosk.device import Reading

if TYPE_CHECKING:
    from tests.families.ear import Ear


class MadeClock:
    """A wall clock that shows what the night says it shows."""

    def __init__(self, ear: Ear) -> None:
        """Begin somewhere; ``set`` comes before every evening."""
        self._ear = ear
        self._when = datetime(2026, 1, 5, 12)
        self._since = 0.0
        self._trust = "sure"

    def set(self, when: datetime, *, trusted: bool) -> None:
        """Show this time from now on."""
        self._when, self._since = when, self._ear.now
        self._trust = "sure" if trusted else "guessed"

    def jump(self, hours: int) -> None:
        """Show another time from now on, as if it had always been right."""
        self._when += timedelta(hours=hours)

    def read(self) -> Reading:
        """Return what it shows."""
        passed = timedelta(seconds=self._ear.now - self._since)
        return Reading(self._when + passed, self._trust, self._ear.now)

    def running(self) -> float:
        """Return the running seconds."""
        return self._ear.now

    def believe(self, _minutes: int = 0) -> None:
        """Nobody mends this clock."""
