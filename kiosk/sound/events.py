"""Sound events are what a mixer tells about itself, each with its exact frame."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.sound.clip import RATE


@dataclass(frozen=True)
class Started:
    """A sentence (or rest) begins to sound; again after a resume or a seek."""

    tag: int
    frame: int
    offset: int = 0
    """Frames of the clip already behind: more than 0 after a resume or a seek."""

    @property
    def seconds(self) -> float:
        """Return the sink time of this event."""
        return self.frame / RATE

    @property
    def zero(self) -> float:
        """Return the sink time that the clip's word times count from."""
        return (self.frame - self.offset) / RATE


@dataclass(frozen=True)
class Finished:
    """A sentence's last sample has sounded (its pause follows), or a rest is over."""

    tag: int
    frame: int

    @property
    def seconds(self) -> float:
        """Return the sink time of this event."""
        return self.frame / RATE


@dataclass(frozen=True)
class Idle:
    """Nothing is left to say: the last pause is over, or speech was cancelled or stopped."""

    frame: int

    @property
    def seconds(self) -> float:
        """Return the sink time of this event."""
        return self.frame / RATE


Event = Started | Finished | Idle
"""One thing a sink has to tell."""


def moved(event: Event, frames: int) -> Event:
    """Return an event counted from another beginning."""
    return replace(event, frame=event.frame + frames)
