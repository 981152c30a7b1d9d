"""The mixer is the one mix a family hears: sentences without gaps, a bed of sound, a bell."""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass, field

import numpy as np

from kiosk.sound.bell import bell_samples
from kiosk.sound.clip import RATE, Clip, Samples
from kiosk.sound.events import Event, Finished, Idle, Started
from kiosk.sound.fading import Tail, add, edged, leaving, sink
from kiosk.sound.loudness import (
    BED_CAP_LUFS,
    BED_LUFS,
    NIGHT_CAP_LUFS,
    SPEECH_CAP_LUFS,
    SPEECH_LUFS,
    limit,
    loudness,
)
from kiosk.sound.ramp import SHORTEST, Ramp, gain
from kiosk.sound.soundscapes import Soundscape, soundscape

BACK = round(0.3 * RATE)
"""Frames a resume goes back before the last word."""
_REMEMBERED = 8
BUSES = ("voice", "bed", "master")


@dataclass
class _Item:
    """A sentence or a rest in the queue, its level and edges already in the samples."""

    tag: int
    samples: Samples
    silence: int
    words: tuple[int, ...] = ()
    lufs: float = -math.inf
    at: int = 0
    announced: bool = False
    finished: bool = False

    @property
    def length(self) -> int:
        return len(self.samples) + self.silence


@dataclass
class _Bed:
    name: str
    seed: int
    stream: Soundscape
    ramp: Ramp = field(default_factory=lambda: Ramp(0.0))


class Mixer:
    """Render speech, bed and bell into one stream, frame by frame, with no clock of its own.

    Levels can only go down from 0 dB: the loudness caps hold at the door, where clips and beds
    come in, and the peak limit holds at the end, so nothing that follows can break either.
    """

    def __init__(self, frame: int = 0) -> None:
        """Start silent, counting frames from ``frame``."""
        self.frame = frame
        self.events: list[Event] = []
        self._queue: deque[_Item] = deque()
        self._past: deque[_Item] = deque(maxlen=_REMEMBERED)
        self._paused = False
        self._gate = Ramp()
        self._buses = {bus: Ramp() for bus in BUSES}
        self._tails: list[Tail] = []
        self._bells: list[Tail] = []
        self._beds: list[_Bed] = []
        self._ready: _Bed | None = None
        self._night = False

    # What is said

    def say(self, tag: int, clip: Clip, gain_db: float = 0.0, pause_after: float = 0.0) -> None:
        """Queue ``clip`` right behind the last pause, and a planned silence behind it."""
        lufs = loudness(clip.samples)
        gain_db = min(gain_db, (NIGHT_CAP_LUFS if self._night else SPEECH_CAP_LUFS) - lufs)
        samples = edged(clip.samples * np.float32(gain(gain_db)))
        starts = tuple(round(word.t0 * RATE) for word in clip.words)
        self._queue.append(_Item(tag, samples, _frames(pause_after), starts, lufs + gain_db))

    def rest(self, tag: int, seconds: float) -> None:
        """Queue a silence that has a name of its own."""
        self._queue.append(_Item(tag, np.zeros(_frames(seconds), dtype=np.float32), 0))

    def queued(self) -> int:
        """Return how many sentences and rests have not finished sounding."""
        return sum(not item.finished for item in self._queue)

    def pause(self) -> None:
        """Freeze speech where it is; bed and bell go on."""
        if not self._paused:
            self._let_go(SHORTEST)
            self._paused = True

    def resume(self) -> None:
        """Go on from a little before the last word that had begun."""
        if not self._paused:
            return
        self._paused = False
        if self._queue and 0 < self._queue[0].at < len(self._queue[0].samples):
            item = self._queue[0]
            begun = [start for start in item.words if start <= item.at] or [0]
            # Whoever went to a word while speech was held meant that word.
            self._enter(item, max(0, begun[-1] - BACK) if item.announced else item.at)

    def seek(self, tag: int, word: int = 0) -> bool:
        """Go to a word of a sentence that is queued or not long past; tell whether it was held."""
        held = [*self._past, *self._queue]
        places = [index for index, item in enumerate(held) if item.tag == tag]
        if not places:
            return False
        self._let_go(SHORTEST)
        place = places[-1]
        self._past = deque(held[:place], maxlen=_REMEMBERED)
        self._queue = deque(held[place:])
        for item in self._queue:
            item.at, item.announced, item.finished = 0, False, False
        starts = self._queue[0].words
        if 0 < word < len(starts):
            self._enter(self._queue[0], max(0, starts[word] - SHORTEST))
        return True

    def cancel(self, fade_s: float = 0.0) -> None:
        """Drop all speech; what sounds now fades, and ends with its sentence at the latest."""
        waiting = bool(self._queue)
        self._let_go(_frames(fade_s))
        self._queue.clear()
        self._past.clear()
        self._paused = False
        if waiting:
            self.events.append(Idle(self.frame))

    # What lies under it

    def bed(self, name: str, seed: int, gain_db: float = 0.0, fade_s: float = 3.0) -> None:
        """Bring in a soundscape while any other leaves, at even power."""
        cap = min(BED_CAP_LUFS, NIGHT_CAP_LUFS) if self._night else BED_CAP_LUFS
        level = gain(min(gain_db, cap - BED_LUFS))
        for bed in self._beds:
            if (bed.name, bed.seed) == (name, seed) and bed.ramp.target > 0.0:
                self._clear(fade_s, but=bed)
                bed.ramp.to(level, fade_s)
                return
        self._clear(fade_s)
        ready, self._ready = self._ready, None
        if ready is None or (ready.name, ready.seed) != (name, seed):
            ready = _Bed(name, seed, soundscape(name, seed))
        coming = ready
        coming.ramp.to(level, fade_s)
        self._beds.append(coming)

    def ready(self, name: str, seed: int) -> None:
        """Make the first seconds of a soundscape that ``bed`` is about to ask for."""
        sounding = [bed for bed in self._beds if bed.ramp.target > 0.0]
        if not any((bed.name, bed.seed) == (name, seed) for bed in sounding):
            made = _Bed(name, seed, soundscape(name, seed))
            made.stream.ahead()
            self._ready = made

    def ahead(self) -> None:
        """Make what the soundscapes will need soon; another thread may render meanwhile."""
        for bed in tuple(self._beds):
            bed.stream.ahead()

    def bed_off(self, fade_s: float = 3.0) -> None:
        """Let every soundscape leave over ``fade_s``, or sooner if it is leaving already."""
        self._clear(fade_s)

    def bell(self, gain_db: float = 0.0) -> None:
        """Ring the soft bell once."""
        most = NIGHT_CAP_LUFS - SPEECH_LUFS if self._night else 0.0
        level = np.float32(gain(min(most, gain_db)))
        self._bells.append(Tail(bell_samples() * level))

    # Levels

    def ramp(self, bus: str, to_db: float, seconds: float) -> None:
        """Move a bus (``voice``, ``bed`` or ``master``) to ``to_db``, never above 0."""
        self._buses[bus].to(gain(min(0.0, to_db)), seconds)

    def night(self, on: bool) -> None:
        """Let nothing be louder than the night allows, from now on; or let the day back in."""
        if on and not self._night:
            for item in self._queue:
                sink(item.samples, item.at, NIGHT_CAP_LUFS - item.lufs)
            for bell in self._bells:
                sink(bell.samples, bell.at, NIGHT_CAP_LUFS - SPEECH_LUFS)
        self._night = on

    def stop(self, fade_s: float = 0.03) -> None:
        """Fade everything and leave silence."""
        self.cancel(fade_s)
        self.bed_off(fade_s)
        for bell in self._bells:
            bell.samples = leaving(bell.samples[bell.at :], max(SHORTEST, _frames(fade_s)))
            bell.at = 0

    # The sound itself

    def render(self, n: int) -> Samples:
        """Return the next ``n`` frames."""
        mix = self._speech(n)
        mix *= self._gate.take(n)
        add(mix, self._tails)
        mix *= self._buses["voice"].take(n)
        bed_level = self._buses["bed"].take(n)
        for bed in self._beds:
            mix += bed.stream.read(n) * bed.ramp.take(n) * bed_level
        add(mix, self._bells)
        mix *= self._buses["master"].take(n)
        self._tails = [tail for tail in self._tails if tail.at < len(tail.samples)]
        self._bells = [bell for bell in self._bells if bell.at < len(bell.samples)]
        self._beds = [bed for bed in self._beds if bed.ramp.moving or bed.ramp.target > 0.0]
        self.frame += n
        return limit(mix)

    def take_events(self) -> list[Event]:
        """Return what happened since the last call."""
        events, self.events = self.events, []
        return events

    def _speech(self, n: int) -> Samples:
        out = np.zeros(n, dtype=np.float32)
        done = 0
        while self._queue and not self._paused:
            item = self._queue[0]
            if done >= n and item.length > item.at:
                break
            if not item.announced:
                item.announced = True
                self.events.append(Started(item.tag, self.frame + done, item.at))
            take = min(n - done, item.length - item.at)
            sound = item.samples[item.at : item.at + take]
            out[done : done + len(sound)] = sound
            item.at += take
            done += take
            if item.at >= len(item.samples) and not item.finished:
                item.finished = True
                over = item.at - len(item.samples)
                self.events.append(Finished(item.tag, self.frame + done - over))
            if item.at >= item.length:
                self._past.append(self._queue.popleft())
                if not self._queue:
                    self.events.append(Idle(self.frame + done))
        return out

    def _clear(self, fade_s: float, but: _Bed | None = None) -> None:
        """Let all soundscapes leave but one.

        None leaves later than the newest comes, so that their powers never add up to more.
        """
        for bed in self._beds:
            late = bed.ramp.left > max(SHORTEST, _frames(fade_s))
            if bed is not but and (bed.ramp.target > 0.0 or late):
                bed.ramp.to(0.0, fade_s)

    def _let_go(self, frames: int) -> None:
        """Turn what sounds of the current sentence into a tail that fades by itself."""
        if self._queue and self._queue[0].at and not self._paused:
            item = self._queue[0]
            left = item.samples[item.at :] * np.float32(self._gate.level)
            if len(left):
                self._tails.append(Tail(leaving(left, max(SHORTEST, frames))))

    def _enter(self, item: _Item, at: int) -> None:
        """Stand in the middle of a sentence, coming in softly."""
        item.at, item.announced, item.finished = at, False, False
        if at > 0:
            self._gate = Ramp(0.0)
            self._gate.to(1.0, 0.03)


def _frames(seconds: float) -> int:
    return max(0, round(seconds * RATE))
