"""The player performs a script: sentences are voiced ahead, heard in order, and told of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.sound.events import Finished, Started
from kiosk.sound.underlay import Underlay
from kiosk.voice.ahead import Ahead
from kiosk.voice.job import OPENING, REST, TAGS, Job, beside
from kiosk.voice.offer import BUILT_IN, quick
from kiosk.voice.phrases import begins_inside

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kiosk.sound.clip import WordTime
    from kiosk.sound.sink import Sink
    from kiosk.voice.reader import Reader
    from stories.pacing import TimedLine

SLOWER = 1.15
"""How much longer everything takes when a grown-up asked for slower."""
LABEL_DB = -3.0
"""What is said beside the evening is softer than a story begins."""
ASIDE_FADE = 0.15
"""Seconds in which what is said beside the evening gives way."""
VOLUME_SECONDS = 0.5
"""How long it takes to get softer or louder."""


@dataclass(frozen=True)
class Said:
    """A sentence began or ended, at ``at`` seconds of sink time."""

    act: int
    line: int
    started: bool
    at: float
    timed: TimedLine


class Player:
    """Performs lines through a reader (which never makes the caller wait) into a sink."""

    def __init__(self, reader: Reader, sink: Sink, voice: str = BUILT_IN) -> None:
        """Speak with ``reader`` into ``sink``; ``voice`` is the id of tonight's."""
        self._reader, self._sink = reader, sink
        self._next_tag, self._begun = 1, 0
        self._ahead = Ahead(reader)
        self._heard: dict[int, tuple[Job, tuple[WordTime, ...]]] = {}
        self._now: tuple[Job, tuple[WordTime, ...], float] | None = None
        self._held_at: float | None = None
        self._under = Underlay(sink)
        self._gain_db, self._night, self._last_db = 0.0, False, 0.0
        self.slower = False
        self._label_with(voice)

    def _label_with(self, voice: str) -> None:
        """Let a quick voice say what is touched where tonight's takes its time; open it now."""
        self._labels = quick(voice)
        if self._labels:
            # Nobody waits for this tag: the voice is only to be awake at the first touch.
            self._reader.request(0, beside(0, "Yes", "", self._labels, "", 120.0, 0.0).utterance)

    @property
    def muted(self) -> bool:
        """Tell whether nothing is heard, as far as is known: no voice left, or no sound card."""
        return self._reader.failed or self._sink.silent

    def perform(
        self, act: int, lines: Sequence[TimedLine], first: int = 0, *, only: bool = False
    ) -> None:
        """Queue the act's lines from ``first`` on, or that one alone; what is said aside goes."""
        if self._beside():
            self.quiet(ASIDE_FADE)
            self._sink.rest(0, ASIDE_FADE)
        end = first + 1 if only else len(lines)
        self._ahead.add(*self._as_jobs(act, lines, range(first, min(end, len(lines)))))
        self._ask()

    def prepare(self, acts: Sequence[Sequence[TimedLine]]) -> None:
        """Have the lines of all these acts made while there is time, instead of those before."""
        self._reader.prepare(
            [job.utterance for lines in acts for job in self._as_jobs(0, lines, range(len(lines)))]
        )

    def progress(self) -> tuple[int, int]:
        """Return how many lines are prepared, and of how many; 0 of 0 where there is no need."""
        return self._reader.progress()

    def refresh(self, voice: str = "") -> None:
        """Begin an evening: a voice given up is tried again; ``voice`` reads from now on."""
        self._reader.refresh(voice)
        if voice:
            self._label_with(voice)

    @property
    def fallen(self) -> str:
        """Return in one line that, and why, another voice than the chosen one reads, or nothing."""
        return self._reader.fallen

    def _as_jobs(self, act: int, lines: Sequence[TimedLine], wanted: range) -> Iterator[Job]:
        """Yield lines of an act as they are to be said now, each with a tag of its own."""
        told = [one.line for one in lines]
        stretch = SLOWER if self.slower else 1.0
        for index in wanted:
            inside = begins_inside(told, index)
            yield Job(self._next_tag, act, index, lines[index], stretch, inside=inside)
            self._next_tag += TAGS

    def tick(self) -> list[Said]:
        """Move everything on and return what was heard since; never waits."""
        self._under.tick()
        self._queue()
        said: list[Said] = []
        for event in self._sink.poll():
            if isinstance(event, Started):
                said += self._started(event)
            elif isinstance(event, Finished):
                said += self._finished(event)
        self._ask()
        return said

    @property
    def hungry(self) -> bool:
        """Tell whether a sentence is still being voiced that should be queued by now."""
        return self._ahead.late(len(self._heard))

    def word(self) -> tuple[int, int, int] | None:
        """Return act, line and word being heard now, or None between sentences."""
        if self._now is None:
            return None
        job, words, zero = self._now
        # Sink time runs on through a pause; the word waits where it was.
        now = self._sink.position() if self._held_at is None else self._held_at
        at = now - zero
        for one in words:
            if at < one.t1:
                return (job.act, job.line, one.word) if at >= one.t0 - 0.05 else None
        return None

    def label(self, text: str, wpm: float = 120.0, *, recording: str = "") -> bool:
        """Say a control's own words, unless the evening is being told; tell whether it was.

        The last touch is the one that is meant. By night the evening's own voice comforts.
        """
        voice = "" if self._night or recording else self._labels
        return self.aside(text, voice=voice, recording=recording, wpm=wpm)

    def aside(
        self,
        text: str,
        speech: str = "",
        *,
        voice: str = "",
        recording: str = "",
        wpm: float = 120.0,
    ) -> bool:
        """Say something beside the evening, in another voice if need be; tell whether it was.

        Nothing is said while an act is told, and whatever was said beside it before gives way.
        """
        if self._jobs() and not self._beside():
            return False
        if self._beside():
            self.quiet(ASIDE_FADE)
        gain_db = self._ceiling(LABEL_DB)
        job = beside(self._next_tag, text, speech, voice, recording, wpm, gain_db)
        self._ahead.add(job)
        self._next_tag += TAGS
        self._ask()
        return True

    def _jobs(self) -> list[Job]:
        """Return everything that is being voiced or heard."""
        return [*self._ahead.jobs, *(job for job, _ in self._heard.values())]

    def _beside(self) -> bool:
        """Tell whether something is said beside the evening, and nothing of the evening itself."""
        jobs = self._jobs()
        return bool(jobs) and all(job.act < 0 for job in jobs)

    def quiet(self, fade: float) -> None:
        """Drop everything that is queued or being said."""
        self._ahead.clear()
        self._sink.cancel(fade)
        self._heard.clear()
        self._now = None
        self._held_at = None

    def hold(self) -> None:
        """Pause the voice; the night sound goes on."""
        if self._held_at is None:
            self._held_at = self._sink.position()
        self._sink.pause()

    def go_on(self) -> None:
        """Let the voice go on from just before the last word."""
        self._held_at = None
        self._sink.resume()

    def bed(self, name: str, seed: int, gain_db: float, fade: float) -> None:
        """Bring a night sound in under the voice."""
        self._under.come(name, seed, gain_db, fade)

    def bed_fade(self, seconds: float) -> None:
        """Let the night sound sink to silence, a second before the end."""
        self._under.go(seconds)

    def bell(self) -> None:
        """Ring one soft bell, no louder than what was heard before it."""
        self._sink.bell(self._ceiling(0.0))

    def level(self, gain_db: float, *, night: bool = False, hushed: bool = False) -> None:
        """Be as loud as the house may be now: ``gain_db`` below the top, and by night its cap.

        While the house is ``hushed``, what is said beside the evening, and a bell, is no louder
        than what was heard of the evening last.
        """
        if night != self._night:
            self._night = night
            self._sink.night(night)
        if gain_db != self._gain_db:
            self._gain_db = gain_db
            self._sink.ramp("master", gain_db, VOLUME_SECONDS)
        if not hushed:
            self._last_db = 0.0

    def _ceiling(self, gain_db: float) -> float:
        """Return a level, or that of what was heard last where it is lower."""
        return min(gain_db, self._last_db)

    def close(self) -> None:
        """Let go of voice and sound."""
        self._reader.close()
        self._sink.close()

    def _ask(self) -> None:
        """Keep a few sentences in the making, and queue what is made."""
        self._ahead.ask(len(self._heard))
        self._queue()

    def _queue(self) -> None:
        """Queue finished clips, in the order of the script."""
        for job, clip in self._ahead.made():
            self._heard[job.heard_as] = (job, job.words_of(clip))
            self._sink.say(job.heard_as, clip, job.timed.gain_db, job.pause)

    def _started(self, event: Started) -> list[Said]:
        """Return the sentence that begins, unless it only went on after a pause."""
        if event.tag not in self._heard:
            return []
        job, words = self._heard[event.tag]
        self._now = (job, words, event.zero)
        # After a pause it begins once more, from its very start if it was held in its first word.
        again = event.tag <= self._begun
        self._begun = max(self._begun, event.tag)
        if again or job.act < 0 or job.part == REST:
            return []
        self._last_db = job.timed.gain_db
        return [Said(job.act, job.line, True, event.seconds, job.timed)]

    def _finished(self, event: Finished) -> list[Said]:
        """Return the sentence that ended."""
        if event.tag not in self._heard:
            return []
        job, _ = self._heard.pop(event.tag)
        if self._now is not None and self._now[0].heard_as == event.tag:
            self._now = None
        if job.act < 0 or job.part == OPENING:
            return []
        return [Said(job.act, job.line, False, event.seconds, job.timed)]
