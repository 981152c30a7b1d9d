"""A job is one sentence on its way from the script to the ear."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.voice.voice import Utterance
from stories.pacing import TimedLine
from stories.script import Line, Seconds, Source

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

    @property
    def utterance(self) -> Utterance:
        """Return what the voice is asked for."""
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
