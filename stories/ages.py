"""Ages: every band a child can be in and what it allows, from months to twelve years."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Band:
    """What holds for children of one age band (sleep-science dossier, sections 5, 12)."""

    name: str
    low: int
    """Years, inclusive."""
    high: int
    wpm: float
    """Opening words a minute as a listener counts them, pauses included."""
    speech_wpm: float
    """Words a minute of the speech between those pauses, so that ``wpm`` comes out.

    Measured over the shipped tales (7 to 10 words a sentence, 2.6 sentences a paragraph).
    """
    sentence_pause: float
    paragraph_pause: float
    story_cap: int
    """Longest story in minutes."""
    breath: tuple[float, float] | None
    """Seconds in and out, or None: no counting under four."""


BANDS = (
    Band("0-1", 0, 1, 105, 150, 0.9, 1.8, 3, None),
    Band("2-3", 2, 3, 105, 150, 0.9, 1.8, 6, None),
    Band("4-5", 4, 5, 120, 168, 0.8, 1.6, 8, (2.5, 3.5)),
    Band("6-8", 6, 8, 135, 184, 0.7, 1.5, 10, (3.5, 4.5)),
    Band("9-12", 9, 12, 145, 184, 0.6, 1.4, 15, (4.0, 5.0)),
)
"""Every band there is, youngest first."""


def band(age: float) -> Band:
    """Return the band of an age in years; ages beyond twelve count as twelve."""
    for one in BANDS:
        if age < one.high + 1:
            return one
    return BANDS[-1]
