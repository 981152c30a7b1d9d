"""Measuring holds a stopwatch to a voice: the pace it keeps, and the table that fits it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from kiosk.voice.voice import Utterance
from stories.pacing import VoiceTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.voice.voice import Voice

SPEEDS = (115.0, 130.0, 145.0, 160.0, 175.0, 190.0)
"""Words a minute that evenings are told at, the slow-down included."""
TERMS = tuple(field.name for field in fields(VoiceTable) if field.name != "name")
"""What a table is made of, in its own order."""


@dataclass(frozen=True)
class Taken:
    """How long a voice took for one sentence."""

    speech: str
    wpm: float
    seconds: float


def listen(voice: Voice, sentences: Sequence[str], wpm: float) -> list[Taken]:
    """Return how long ``voice`` takes for each sentence when asked for ``wpm``."""
    return [Taken(one, wpm, voice.render(Utterance(one, one, wpm)).seconds) for one in sentences]


def words_a_minute(taken: Sequence[Taken]) -> float:
    """Return the words a minute that were spoken, pauses between sentences not counted."""
    seconds = sum(one.seconds for one in taken)
    return sum(len(one.speech.split()) for one in taken) * 60.0 / seconds if seconds else 0.0


def error(table: VoiceTable, taken: Sequence[Taken]) -> float:
    """Return how much longer (+) or shorter (-) ``table`` plans all of it, as a share."""
    real = sum(one.seconds for one in taken)
    planned = sum(table.seconds(one.speech, one.wpm) for one in taken)
    return (planned - real) / real if real else 0.0


def fitted(name: str, taken: Sequence[Taken]) -> VoiceTable:
    """Return the table with the least squared error over what was heard."""
    units = [VoiceTable(name, **{term: float(term == one) for term in TERMS}) for one in TERMS]
    rows = [[unit.seconds(one.speech, 120.0) for unit in units] for one in taken]
    times = [one.seconds * one.wpm / 120.0 for one in taken]
    return VoiceTable(name, *_least_squares(rows, times))


def _least_squares(rows: Sequence[Sequence[float]], wanted: Sequence[float]) -> list[float]:
    """Return the weights that bring ``rows`` nearest to ``wanted``, by the normal equations."""
    size = len(rows[0])
    system = [
        [sum(row[i] * row[j] for row in rows) for j in range(size)]
        + [sum(row[i] * want for row, want in zip(rows, wanted, strict=True))]
        for i in range(size)
    ]
    for i in range(size):
        pivot = max(range(i, size), key=lambda k: abs(system[k][i]))
        system[i], system[pivot] = system[pivot], system[i]
        if abs(system[i][i]) < 1e-9:
            continue
        for k in range(size):
            if k != i:
                share = system[k][i] / system[i][i]
                system[k] = [a - share * b for a, b in zip(system[k], system[i], strict=True)]
    return [line[size] / line[i] if abs(line[i]) >= 1e-9 else 0.0 for i, line in enumerate(system)]
