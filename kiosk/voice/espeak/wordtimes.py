"""Word times are espeak-ng's word events, told for every word of ours and without a hole."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from kiosk.voice.sharing import shared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.sound.clip import WordTime
    from kiosk.voice.espeak.library import Sound
    from kiosk.voice.wording import Wording

_SILENT = 48
"""Samples no louder than this, of 32767, are silence (-57 dB)."""


def trimmed(sound: Sound) -> tuple[bytes, int]:
    """Return the samples from the first to the last that is heard, and how many were cut before."""
    samples = array("h", sound.pcm)
    start, end = 0, len(samples)
    while start < end and -_SILENT <= samples[start] <= _SILENT:
        start += 1
    while end > start and -_SILENT <= samples[end - 1] <= _SILENT:
        end -= 1
    return samples[start:end].tobytes(), start


def word_times(
    wording: Wording, events: Sequence[tuple[int, int, int]], cut: int, rate: int, seconds: float
) -> tuple[WordTime, ...]:
    """Return a time for every word: in order, touching, from 0 to ``seconds``.

    espeak-ng gives one event for words it says in one breath ("of a"), and two for some numbers;
    what has no event of its own shares its neighbour's time by letters.
    """
    spans = wording.spans
    if not spans:
        return ()
    starts: dict[int, float] = {0: 0.0}
    last = 0
    for place, _, sample in sorted(events, key=lambda event: event[2]):
        word = _word_at(spans, place)
        at = min(seconds, max(0.0, (sample - cut) / rate))
        if word is not None and word > last and at > starts[last]:
            starts[word] = at
            last = word
    return shared(starts, [high - low for low, high in spans], seconds)


def _word_at(spans: Sequence[tuple[int, int]], place: int) -> int | None:
    """Return the word that a character belongs to, or the next one."""
    return next((i for i, (low, high) in enumerate(spans) if place < high and high > low), None)
