"""A job is one sentence on its way from the script to the ear."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.voice.parts import parted
from kiosk.voice.voice import Utterance
from stories.pacing import TimedLine
from stories.script import Line, Seconds, Source

if TYPE_CHECKING:
    from kiosk.sound.clip import Clip, WordTime
    from kiosk.voice.parts import Parts

TAGS = 2
"""How many tags a sentence takes."""
WHOLE, OPENING, REST = 0, 1, 2
"""A sentence, or one of the two parts in which it comes where somebody waits for a slow voice."""
BESIDE = -1
"""The act of what is said beside the evening."""
_SOURCE = Source("frame", "labels", 1, "frame/labels")


@dataclass(frozen=True)
class Job:
    """One sentence on its way to the ear."""

    tag: int
    act: int
    line: int
    timed: TimedLine
    stretch: float
    voice: str = ""
    recording: str = ""
    inside: bool = False
    part: int = WHOLE

    @property
    def utterance(self) -> Utterance:
        """Return what the voice is asked for."""
        parts = self.parts
        if parts is None:
            return self._whole
        return parts.first if self.part == OPENING else parts.rest

    @property
    def parts(self) -> Parts | None:
        """Return the two parts that it comes in, or None where it comes whole."""
        return None if self.part == WHOLE else parted(self._whole)

    @property
    def heard_as(self) -> int:
        """Return the tag that the ear knows it by: a rest is a sound of its own."""
        return self.tag + (self.part == REST)

    @property
    def pause(self) -> float:
        """Return how many seconds of silence follow it."""
        parts = self.parts
        if parts is not None and self.part == OPENING:
            return parts.pause
        return self.timed.pause_after * self.stretch

    def words_of(self, clip: Clip) -> tuple[WordTime, ...]:
        """Return when each word of the line is said in a clip of this."""
        parts = self.parts
        if parts is None or self.part == OPENING:
            return clip.words
        return tuple(replace(one, word=one.word + parts.words) for one in clip.words)

    def opened(self) -> tuple[Job, Job]:
        """Return the opening of it, and the rest."""
        return replace(self, part=OPENING), replace(self, part=REST)

    @property
    def _whole(self) -> Utterance:
        line = self.timed.line
        return Utterance(
            text=line.text,
            speech=line.speech,
            wpm=self.timed.wpm / self.stretch,
            whisper=line.whisper,
            role=line.role,
            inside=self.inside,
            voice=self.voice,
            recording=self.recording or self.timed.recording,
        )


def beside(
    tag: int, text: str, speech: str, voice: str, recording: str, wpm: float, gain_db: float
) -> Job:
    """Return the job for something that is said beside the evening."""
    role = "storyteller" if voice else "kiosk"
    line = Line(text, speech or text, _SOURCE, "label", role=role)
    timed = TimedLine(line, wpm, gain_db, Seconds(0.0), Seconds(0.2))
    return Job(tag, BESIDE, 0, timed, 1.0, voice, recording)
