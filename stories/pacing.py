"""Pacing turns words into seconds: how fast tonight's voice speaks and how long it rests."""

from __future__ import annotations

from dataclasses import dataclass

from stories.script import Line, Pause, Script, Seconds


@dataclass(frozen=True)
class VoiceTable:
    """How long one voice takes, fitted once to its own measured speech.

    Seconds at 120 words a minute nominal; time scales with ``120 / wpm``.
    """

    name: str
    per_letter: float
    per_word: float
    per_mark: float
    """Seconds for each comma, semicolon, colon or dash inside a sentence."""
    per_sentence: float

    def seconds(self, speech: str, wpm: float) -> Seconds:
        """Return how long one sentence takes at ``wpm``, pauses after it not counted."""
        words = len(speech.split())
        letters = sum(map(str.isalnum, speech))
        marks = sum(speech.count(mark) for mark in ",;:–—")
        at_120 = (
            self.per_letter * letters
            + self.per_word * words
            + self.per_mark * marks
            + self.per_sentence
        )
        return Seconds(at_120 * 120.0 / wpm)


@dataclass(frozen=True)
class Pace:
    """Tonight's one owner of speed: opening words a minute, pauses, and the slow-down.

    Figures: sleep-science dossier sections 12 and 15; its words a minute (cap 150) are those that a
    listener counts, pauses included.
    """

    wpm: float
    """Words a minute of the opening's speech, pauses not counted (``Band.speech_wpm``)."""
    sentence_pause: float
    paragraph_pause: float
    table: VoiceTable
    stretch: float = 1.25
    """How much longer everything takes at the very end than at the start."""
    fall_db: float = 6.0
    """How much softer the last line is than the first."""

    def stretch_at(self, part: float) -> float:
        """Return the stretch at ``part`` (0 start ... 1 end): most of it in the last third."""
        return 1.0 + (self.stretch - 1.0) * _ease(part)

    def gain_db_at(self, part: float) -> float:
        """Return the level in dB against the opening at ``part`` of the story (0 ... -fall_db)."""
        return -self.fall_db * _ease(part)


def _ease(part: float) -> float:
    """Return 0 ... 1 with a fifth of the way done in the first two thirds."""
    part = min(1.0, max(0.0, part))
    knee, share = 2.0 / 3.0, 0.2
    if part <= knee:
        return share * part / knee
    return share + (1.0 - share) * (part - knee) / (1.0 - knee)


@dataclass(frozen=True)
class TimedLine:
    """A sentence with all that a player needs to know about its time and level."""

    line: Line
    wpm: float
    gain_db: float
    speech_seconds: Seconds
    pause_after: Seconds
    recording: str = ""
    """Id of a recording that is heard instead of a voice, or nothing."""
    voiced: tuple[float, ...] = ()
    """Seconds of speech and pause that a voice would take, where a recording takes its own."""


def schedule(script: Script, pace: Pace, *, falling: bool = True) -> tuple[TimedLine, ...]:
    """Return the script's sentences with speed, level, planned speech and pause after each.

    A whisper is 4 dB softer, a slow passage a tenth slower. The part of the way is counted in
    spoken letters, so that two readers of one script agree. ``falling=False`` keeps the opening
    pace throughout (rituals, single lines).
    """
    lines = script.lines
    total = sum(len(line.speech) for line in lines) or 1
    extra = _extra_pauses(script)
    timed: list[TimedLine] = []
    done = 0
    for index, line in enumerate(lines):
        part = (done + len(line.speech) / 2) / total if falling else 0.0
        done += len(line.speech)
        stretch = pace.stretch_at(part) * (1.1 if line.slow else 1.0)
        wpm = pace.wpm / stretch
        last = index + 1 == len(lines)
        new_paragraph = last or lines[index + 1].paragraph != line.paragraph
        pause = pace.paragraph_pause if new_paragraph else pace.sentence_pause
        timed.append(
            TimedLine(
                line=line,
                wpm=wpm,
                gain_db=(pace.gain_db_at(part) if falling else 0.0)
                - (4.0 if line.whisper else 0.0),
                speech_seconds=pace.table.seconds(line.speech, wpm),
                pause_after=Seconds(pause * stretch + extra.get(index, 0.0)),
            )
        )
    return tuple(timed)


def planned_seconds(script: Script, pace: Pace, *, falling: bool = True) -> Seconds:
    """Return how long the whole script takes, pauses included."""
    return Seconds(
        sum(t.speech_seconds + t.pause_after for t in schedule(script, pace, falling=falling))
    )


def _extra_pauses(script: Script) -> dict[int, float]:
    """Return the written pauses, by index of the sentence they follow."""
    extra: dict[int, float] = {}
    index = -1
    for item in script.items:
        if isinstance(item, Line):
            index += 1
        elif isinstance(item, Pause):
            extra[index] = extra.get(index, 0.0) + item.seconds
    return extra


BUILT_IN = VoiceTable("built-in", 0.0712, 0.1687, 0.4751, 0.2044)
"""The shipped table of the built-in voice, fitted to a telling of every shipped tale.

``hearthside voice measure`` says how well it fits.
"""
