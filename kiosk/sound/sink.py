"""A sink is where the mix goes: a sound card, or a clock that keeps time without one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from kiosk.sound.clip import RATE, Clip
from kiosk.sound.events import Event
from kiosk.sound.mixer import Mixer
from kiosk.sound.recorder import Recorder

_STEP = RATE // 4


class Sink(Protocol):
    """What the player speaks into; times are sink seconds, which run on through silence."""

    @property
    def audible(self) -> bool:
        """Tell whether a sound card is heard; without one the sink still keeps time."""
        ...

    @property
    def silent(self) -> bool:
        """Tell whether it is known by now that nothing is heard; never waits to find out."""
        ...

    def say(self, tag: int, clip: Clip, gain_db: float = 0.0, pause_after: float = 0.0) -> None:
        """Queue a sentence and the planned silence behind it."""
        ...

    def rest(self, tag: int, seconds: float) -> None:
        """Queue a silence with a tag of its own."""
        ...

    def bed(self, name: str, seed: int, gain_db: float = 0.0, fade_s: float = 3.0) -> None:
        """Bring in a soundscape; any other leaves meanwhile."""
        ...

    def bed_off(self, fade_s: float = 3.0) -> None:
        """Let the soundscape leave."""
        ...

    def bell(self, gain_db: float = 0.0) -> None:
        """Ring the soft bell once, now."""
        ...

    def ramp(self, bus: str, to_db: float, seconds: float) -> None:
        """Move ``voice``, ``bed`` or ``master`` to a level of at most 0 dB."""
        ...

    def night(self, on: bool) -> None:
        """Let nothing be louder than the night allows; or let the day back in."""
        ...

    def pause(self) -> None:
        """Freeze speech; the bed goes on."""
        ...

    def resume(self) -> None:
        """Go on from just before the last word; ``Started`` comes again, with an offset."""
        ...

    def seek(self, tag: int, word: int = 0) -> None:
        """Go to a word of a sentence that is queued or among the last eight."""
        ...

    def cancel(self, fade_s: float = 0.0) -> None:
        """Drop all speech, queued and sounding."""
        ...

    def stop(self, fade_s: float = 0.03) -> None:
        """Fade everything to silence."""
        ...

    def poll(self) -> list[Event]:
        """Return what became audible since the last call, in order; never waits."""
        ...

    def position(self) -> float:
        """Return the sink time that is audible now."""
        ...

    def queued(self) -> int:
        """Return how many sentences and rests have not finished sounding."""
        ...

    def close(self) -> None:
        """Let go of the device or file."""
        ...


class ClockSink:
    """The mix against a clock instead of a sound card: the specification of every sink.

    Without ``clock`` time stands still until ``advance`` is called; with one (for instance
    ``time.monotonic``) every ``poll`` and ``position`` renders up to now.
    """

    def __init__(
        self,
        clock: Callable[[], float] | None = None,
        recorder: Recorder | None = None,
    ) -> None:
        """Start at the end of what ``recorder`` already holds, else at 0."""
        self._mixer = Mixer(recorder.frames if recorder else 0)
        self._recorder = recorder
        self._clock = clock
        self._zero = clock() - self._mixer.frame / RATE if clock else 0.0
        self._owed = 0.0

    @property
    def audible(self) -> bool:
        """Return ``False``: a clock makes no sound."""
        return False

    @property
    def silent(self) -> bool:
        """Return ``True``: a clock makes no sound, and knows it."""
        return True

    def advance(self, seconds: float) -> None:
        """Let ``seconds`` of virtual time pass."""
        self._owed += seconds * RATE
        frames = int(self._owed + 1e-6)
        self._owed -= frames
        self._render(frames)

    def say(self, tag: int, clip: Clip, gain_db: float = 0.0, pause_after: float = 0.0) -> None:
        """Queue a sentence and the planned silence behind it."""
        self._now().say(tag, clip, gain_db, pause_after)

    def rest(self, tag: int, seconds: float) -> None:
        """Queue a silence with a tag of its own."""
        self._now().rest(tag, seconds)

    def bed(self, name: str, seed: int, gain_db: float = 0.0, fade_s: float = 3.0) -> None:
        """Bring in a soundscape; any other leaves meanwhile."""
        self._now().bed(name, seed, gain_db, fade_s)

    def bed_off(self, fade_s: float = 3.0) -> None:
        """Let the soundscape leave."""
        self._now().bed_off(fade_s)

    def bell(self, gain_db: float = 0.0) -> None:
        """Ring the soft bell once, now."""
        self._now().bell(gain_db)

    def ramp(self, bus: str, to_db: float, seconds: float) -> None:
        """Move ``voice``, ``bed`` or ``master`` to a level of at most 0 dB."""
        self._now().ramp(bus, to_db, seconds)

    def night(self, on: bool) -> None:
        """Let nothing be louder than the night allows; or let the day back in."""
        self._now().night(on)

    def pause(self) -> None:
        """Freeze speech; the bed goes on."""
        self._now().pause()

    def resume(self) -> None:
        """Go on from just before the last word; ``Started`` comes again, with an offset."""
        self._now().resume()

    def seek(self, tag: int, word: int = 0) -> None:
        """Go to a word of a sentence that is queued or among the last eight."""
        self._now().seek(tag, word)

    def cancel(self, fade_s: float = 0.0) -> None:
        """Drop all speech, queued and sounding."""
        self._now().cancel(fade_s)

    def stop(self, fade_s: float = 0.03) -> None:
        """Fade everything to silence."""
        self._now().stop(fade_s)

    def poll(self) -> list[Event]:
        """Return what happened since the last call, in order; never waits."""
        return self._now().take_events()

    def position(self) -> float:
        """Return the sink time that is audible now."""
        return self._now().frame / RATE

    def queued(self) -> int:
        """Return how many sentences and rests have not finished sounding."""
        return self._now().queued()

    def close(self) -> None:
        """Finish the recording, if there is one."""
        if self._recorder:
            self._recorder.close()

    def _now(self) -> Mixer:
        """Return the mixer, brought up to the clock's now."""
        if self._clock:
            self._render(int((self._clock() - self._zero) * RATE) - self._mixer.frame)
        return self._mixer

    def _render(self, frames: int) -> None:
        while frames > 0:
            part = self._mixer.render(min(frames, _STEP))
            if self._recorder:
                self._recorder.write(part)
            frames -= len(part)
