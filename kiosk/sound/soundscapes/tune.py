"""A tune is tonight's lullaby as notes: slow, falling, and slower and lower as the night goes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np

MODES = (
    (0, 2, 4, 7, 9),
    (0, 2, 5, 7, 9),
    (0, 3, 5, 7, 10),
    (0, 2, 5, 7, 10),
)
"""Five-note scales, each in half tones above the ground note; none has a half tone in it."""
GROUNDS = range(57, 63)
"""Ground notes a night may take (A below middle C to the D above it)."""
LOWEST, HIGHEST = 45, 79
"""No note lies outside these: small speakers lose the lower, sleepers mind the higher."""
AGES_OVER = 20 * 60.0
"""Seconds over which a tune grows old: after that it is as slow and low as it gets."""
_BARS = {
    3: ((2.0, 1.0), (3.0,), (2.0, 1.0), (1.0, 2.0), (1.0, 1.0, 1.0)),
    4: ((2.0, 2.0), (3.0, 1.0), (4.0,), (2.0, 1.0, 1.0)),
}
_DROP_MOST = 3


@dataclass(frozen=True)
class Note:
    """One note to be plucked."""

    at: float
    """Seconds from the start of the tune."""
    pitch: int
    """Half tones as MIDI counts them: 69 is the A of 440 hertz."""
    level: float
    """0 ... 1."""


@dataclass(frozen=True)
class Phrase:
    """Four bars that come down: how long each note lasts, and on which step it lies."""

    beats: tuple[tuple[float, ...], ...]
    steps: tuple[int, ...]


class Tune:
    """Notes without an end, in order; the same chance gives the same night."""

    def __init__(self, chance: np.random.Generator) -> None:
        """Choose tonight's mode, ground, metre and first two phrases."""
        self._chance = chance
        self.mode = MODES[int(chance.integers(len(MODES)))]
        self.ground = int(chance.integers(GROUNDS.start, GROUNDS.stop))
        self.metre = int(chance.choice([3, 3, 4]))
        self._pace = float(chance.uniform(0.94, 1.06))
        self._at = 0.4

    def notes(self) -> Iterator[Note]:
        """Yield every note, stanza after stanza, each with a long rest behind it."""
        question, answer = self._phrase(2), self._phrase(0)
        stanza = 0
        while True:
            for phrase in (question, answer):
                yield from self._sung(phrase)
                self._at += self._rest(2.0, 5.5)
            self._at += self._rest(3.0, 8.0)
            stanza += 1
            if stanza % 2:
                question = self._varied(question)
            else:
                question, answer = self._phrase(2), self._varied(answer)

    @property
    def age(self) -> float:
        """Return how old the tune is, 0 ... 1."""
        return min(1.0, self._at / AGES_OVER)

    def _rest(self, young: float, old: float) -> float:
        return (young + (old - young) * self.age) * float(self._chance.uniform(0.8, 1.25))

    def _phrase(self, goal: int) -> Phrase:
        """Return a new phrase that sinks to step ``goal`` of the scale."""
        bars = _BARS[self.metre]
        beats = tuple(bars[int(self._chance.integers(len(bars)))] for _ in range(3))
        beats = (*beats, (float(self.metre),))
        count = sum(len(bar) for bar in beats)
        top = goal + int(self._chance.integers(3, 6))
        steps: list[int] = []
        for place in range(count):
            line = top + (goal - top) * place / (count - 1)
            wish = round(line + self._chance.normal(0.0, 0.9))
            if steps:
                wish = max(steps[-1] - 2, min(steps[-1] + 1, wish))
            if len(steps) > 1 and wish == steps[-1] == steps[-2]:
                wish -= 1
            steps.append(max(goal, wish))
        steps[-1] = goal
        if count > 1:
            steps[-2] = min(steps[-2], goal + 2)
        return Phrase(beats, tuple(steps))

    def _varied(self, phrase: Phrase) -> Phrase:
        """Return ``phrase`` with one or two of its inner notes moved by a step."""
        steps = list(phrase.steps)
        for _ in range(int(self._chance.integers(1, 3))):
            place = int(self._chance.integers(0, len(steps) - 1))
            steps[place] = max(phrase.steps[-1], steps[place] + int(self._chance.choice([-1, 1])))
        return Phrase(phrase.beats, tuple(steps))

    def _sung(self, phrase: Phrase) -> Iterator[Note]:
        """Yield the notes of one phrase; an old tune leaves some out and lies lower."""
        down = round(_DROP_MOST * self.age)
        quiet = 1.0 - 0.35 * self.age
        place, last = 0, len(phrase.steps) - 1
        for number, bar in enumerate(phrase.beats):
            if number % 2 == 0:
                # The hand below comes first: two tones struck at once would be the loudest.
                yield self._note(self._low(number), 0.42 * quiet, late=0.0)
            for beats in bar:
                kept = place in {0, last} or self._chance.random() > 0.08 + 0.4 * self.age
                if kept:
                    step = phrase.steps[place] - (down if place != last else 0)
                    accent = 0.9 if beats >= 2 else 0.7
                    yield self._note(self._pitch(step), accent * quiet)
                slowing = 1.0 + 0.16 * (place / max(last, 1)) ** 2
                self._at += beats * (0.92 + 0.5 * self.age) * self._pace * slowing
                place += 1

    def _note(self, pitch: int, level: float, late: float = 0.07) -> Note:
        late += abs(float(self._chance.normal(0.0, 0.02)))
        touch = float(self._chance.uniform(0.85, 1.0))
        return Note(self._at + late, pitch, level * touch)

    def _low(self, bar: int) -> int:
        """Return the low note under a bar: the ground, or the fifth over it."""
        return max(LOWEST, self.ground - 12 + (7 if bar and self._chance.random() < 0.5 else 0))

    def _pitch(self, step: int) -> int:
        octave, place = divmod(step, len(self.mode))
        pitch = self.ground + 12 * octave + self.mode[place]
        while pitch > HIGHEST:
            pitch -= 12
        while pitch < LOWEST:
            pitch += 12
        return pitch
