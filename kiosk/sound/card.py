"""The card sink plays through the sound card, and keeps time without one until it is back."""

from __future__ import annotations

import time
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.sound.child import Child
from kiosk.sound.clip import RATE
from kiosk.sound.events import Finished, moved
from kiosk.sound.recorder import Recorder
from kiosk.sound.sink import ClockSink

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.sound.clip import Clip
    from kiosk.sound.events import Event

AGAIN = 30.0
"""Seconds between two tries to find a card."""
LOSSES = 6
"""Playing processes that may be lost within ``AGAIN`` and be replaced at once."""

_BETWEEN = -1
"""The tag of the pause that was left when the card came back; nobody waits for it."""


def open_sink(record: Path | None = None, begun_at: float | None = None) -> CardSink:
    """Return the sound card's sink; without a card it is silent and keeps time.

    ``record`` also writes what is heard; ``begun_at`` goes on at that second of the recording.
    """
    return CardSink(record=record, begun_at=begun_at)


class CardSink:
    """A `Sink` on the sound card; while there is none, a clock keeps the same time silently."""

    def __init__(self, *, record: Path | None = None, begun_at: float | None = None) -> None:
        """Start the playing process; it is waited for only when something is to be heard."""
        self._record = str(record) if record is not None else ""
        first = round((begun_at or 0.0) * RATE)
        self._child: Child | None = Child(first, self._record)
        self._clock: ClockSink | None = None
        self._offset = 0
        self._unheard: deque[tuple[str, int, tuple[Any, ...]]] = deque()
        self._bed: tuple[str, int, float] | None = None
        self._levels: dict[str, float] = {}
        self._night = False
        self._behind = 0.0
        self._paused = False
        self._next_try = time.monotonic()
        self._lost_at: list[float] = []
        self._reached = 0.0
        self.why_silent = ""

    @property
    def audible(self) -> bool:
        """Tell whether a sound card is heard."""
        self._wait()
        return self._clock is None

    @property
    def silent(self) -> bool:
        """Tell whether the clock keeps the time just now."""
        return self._clock is not None

    def say(self, tag: int, clip: Clip, gain_db: float = 0.0, pause_after: float = 0.0) -> None:
        """Queue a sentence and the planned silence behind it."""
        self._unheard.append(("say", tag, (clip, gain_db, pause_after)))
        self._do("say", tag, clip, gain_db, pause_after)

    def rest(self, tag: int, seconds: float) -> None:
        """Queue a silence with a tag of its own."""
        self._unheard.append(("rest", tag, (seconds,)))
        self._do("rest", tag, seconds)

    def bed(self, name: str, seed: int, gain_db: float = 0.0, fade_s: float = 3.0) -> None:
        """Bring in a soundscape."""
        self._bed = (name, seed, gain_db)
        self._do("bed", name, seed, gain_db, fade_s)

    def bed_off(self, fade_s: float = 3.0) -> None:
        """Let the soundscape leave."""
        self._bed = None
        self._do("bed_off", fade_s)

    def bell(self, gain_db: float = 0.0) -> None:
        """Ring the soft bell once."""
        self._do("bell", gain_db)

    def ramp(self, bus: str, to_db: float, seconds: float) -> None:
        """Move a bus to a level of at most 0 dB."""
        self._levels[bus] = to_db
        self._do("ramp", bus, to_db, seconds)

    def night(self, on: bool) -> None:
        """Let nothing be louder than the night allows; or let the day back in."""
        self._night = on
        self._do("night", on)

    def pause(self) -> None:
        """Freeze speech; the bed goes on."""
        self._paused = True
        self._do("pause")

    def resume(self) -> None:
        """Go on from just before the last word."""
        self._paused = False
        self._do("resume")

    def seek(self, tag: int, word: int = 0) -> None:
        """Go to a word of a sentence that is held."""
        self._do("seek", tag, word)

    def cancel(self, fade_s: float = 0.0) -> None:
        """Drop all speech."""
        self._unheard.clear()
        self._paused = False
        self._do("cancel", fade_s)

    def stop(self, fade_s: float = 0.03) -> None:
        """Fade everything to silence."""
        self._unheard.clear()
        self._bed = None
        self._paused = False
        self._do("stop", fade_s)

    def poll(self) -> list[Event]:
        """Return what became audible since the last call; look after the card."""
        found: list[Event] = []
        if self._clock is None:
            child = self._here()
            child.look()
            found = child.due()
            self._note(found)
            if child.lost and not self._replaced(child):
                self._fall_silent(child.lost)
        if self._clock is not None:
            kept = [moved(event, self._offset) for event in self._clock.poll()]
            self._note(kept)
            found += kept
            self._try_again(found)
        return found

    def position(self) -> float:
        """Return the sink time that is audible now; it never goes back."""
        if self._clock is not None:
            now = self._offset / RATE + self._clock.position()
        else:
            now = self._here().frame / RATE
        self._reached = max(self._reached, now)
        return self._reached

    def queued(self) -> int:
        """Return how many sentences and rests have not finished sounding."""
        return len(self._unheard)

    def close(self) -> None:
        """Let go of the card."""
        if self._child is not None:
            self._child.end()
            self._child = None
        if self._clock is not None:
            self._clock.close()

    def _do(self, name: str, *arguments: Any) -> None:
        if self._clock is not None:
            call: Callable[..., None] = getattr(self._clock, name)
            call(*arguments)
        else:
            self._here().send(name, *arguments)

    def _here(self) -> Child:
        if self._child is None:
            self._child = Child(0, self._record)
        return self._child

    def _wait(self) -> None:
        """Wait, once and shortly, for the playing process to say whether there is a card."""
        while self._clock is None and not self._here().ready:
            self._here().look()
            if self._here().lost:
                self._fall_silent(self._here().lost)
            time.sleep(0.01)

    def _replaced(self, child: Child) -> bool:
        """Start another process in place of one that played well, unless they are lost too often.

        It goes on with the sentence that was not heard to its end.
        """
        now = time.monotonic()
        self._lost_at = [at for at in self._lost_at if now - at < AGAIN]
        if not child.ready or len(self._lost_at) >= LOSSES:
            return False
        self._lost_at.append(now)
        frame = max(child.frame, child.heard[0])
        child.end()
        self._child = Child(frame, self._record)
        self._hand_over()
        return True

    def _fall_silent(self, why: str) -> None:
        """Go on by the clock with everything that was not heard yet."""
        child = self._here()
        self._offset = max(child.frame if child.ready else child.heard[0], child.heard[0])
        child.end()
        self._child = None
        self.why_silent = why
        recorder = None
        if self._record:
            keep = self._offset / RATE
            recorder = Recorder(Path(self._record), append=True, keep=keep)
            self._offset -= recorder.frames
        self._clock = ClockSink(time.monotonic, recorder)
        self._hand_over()
        self._next_try = time.monotonic() + AGAIN

    def _try_again(self, found: list[Event]) -> None:
        """Look for a card every half minute; change over only between sentences."""
        if self._clock is None or self._record:
            # What is being recorded stays on one clock to its end: half a recording is none.
            return
        if self._child is None:
            if time.monotonic() >= self._next_try:
                self._child = Child(self._offset + round(self._clock.position() * RATE), "")
            return
        self._child.look()
        between = not self._unheard or (bool(found) and isinstance(found[-1], Finished))
        if self._child.lost:
            self._child.end()
            self._child = None
            self._next_try = time.monotonic() + AGAIN
        elif self._child.ready and between and not self._paused:
            self._child.count_from(self._offset + round(self._clock.position() * RATE))
            self._clock = None
            self.why_silent = ""
            if self._unheard and self._behind:
                self._do("rest", _BETWEEN, self._behind)
            self._hand_over()

    def _hand_over(self) -> None:
        """Give all that should be heard now to the clock or card that has taken over."""
        self._do("night", self._night)
        for bus, db in self._levels.items():
            self._do("ramp", bus, db, 0.03)
        if self._bed is not None:
            self._do("bed", *self._bed, 3.0)
        for name, tag, arguments in self._unheard:
            self._do(name, tag, *arguments)
        if self._paused:
            self._do("pause")

    def _note(self, found: list[Event]) -> None:
        """Forget what has been heard to its end."""
        heard = {event.tag for event in found if isinstance(event, Finished)}
        if heard:
            said = [one for one in self._unheard if one[1] in heard]
            self._behind = said[-1][2][-1] if said and said[-1][0] == "say" else 0.0
            self._unheard = deque(one for one in self._unheard if one[1] not in heard)
