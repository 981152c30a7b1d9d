"""The underlay is the night sound under the voice: it comes in, and it sinks in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.sound.sink import Sink

JUST_BEGUN = 1.0
"""Seconds within which a night sound has not come in yet."""


class Underlay:
    """One night sound in a sink, and the second by which it is to be silent."""

    def __init__(self, sink: Sink) -> None:
        """Begin with nothing under the voice."""
        self._sink = sink
        self._at, self._in = -JUST_BEGUN, 0.0
        self._sinks_at: float | None = None
        self._silent_at = 0.0

    def come(self, name: str, seed: int, gain_db: float, fade: float) -> None:
        """Bring a night sound in."""
        self._sink.ramp("bed", 0.0, 0.05)
        self._sink.bed(name, seed, gain_db, fade)
        self._at, self._in = self._sink.position(), fade
        self._sinks_at = None

    def go(self, seconds: float) -> None:
        """Let it sink to silence, a second before the end."""
        now = self._sink.position()
        self._silent_at = now + max(0.5, seconds - 1.5)
        # One that was only just begun comes in first, or it would sink from nothing to nothing.
        rise = min(self._in, (self._silent_at - now) / 2)
        self._sinks_at = now + (rise if now - self._at < JUST_BEGUN else 0.0)
        self.tick()

    def tick(self) -> None:
        """Let it begin to sink once its time has come."""
        now = self._sink.position()
        if self._sinks_at is not None and now >= self._sinks_at:
            self._sinks_at = None
            self._sink.bed_off(max(0.5, self._silent_at - now))
