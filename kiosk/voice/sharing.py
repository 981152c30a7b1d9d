"""Sharing gives words without a time of their own a part of their neighbours', by letters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from kiosk.sound.clip import WordTime


def shared(
    starts: Mapping[int, float], letters: Sequence[int], seconds: float
) -> tuple[WordTime, ...]:
    """Return a time for every word: in order, touching, from 0 to ``seconds``.

    ``starts`` has the words whose beginning is known; each of the others shares the time of the
    last one before it. ``letters`` says how much of it every word is given.
    """
    if not letters:
        return ()
    known = {0: 0.0}
    last = 0
    for word in sorted(starts):
        at = min(seconds, max(0.0, starts[word]))
        if word > last and at > known[last]:
            known[word] = at
            last = word
    times: list[WordTime] = []
    for first, after in pairwise([*known, len(letters)]):
        begin, end = known[first], known.get(after, seconds)
        total, done, at = sum(letters[first:after]) + after - first, 0, begin
        for word in range(first, after):
            done += letters[word] + 1
            until = end if word + 1 == after else begin + (end - begin) * done / total
            times.append(WordTime(word, at, until))
            at = until
    return tuple(times)
