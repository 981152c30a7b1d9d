"""Calibration turns words a minute that are asked for into espeak-ng's own rate and word gap."""

from __future__ import annotations

import itertools

SLOWEST, FASTEST = 60.0, 220.0
"""Words a minute between which the voice keeps its word."""
TABLE: tuple[tuple[float, int, int], ...] = (
    (60.0, 80, 16),
    (85.5, 80, 5),
    (96.8, 80, 2),
    (115.3, 100, 2),
    (138.7, 120, 2),
    (163.7, 140, 2),
    (213.8, 180, 2),
)
"""Measured words a minute, pauses after sentences not counted; rate; word gap."""


def settings(wpm: float) -> tuple[int, int]:
    """Return the rate and the word gap nearest to ``wpm`` words a minute."""
    wpm = min(FASTEST, max(SLOWEST, wpm))
    for (w0, r0, g0), (w1, r1, g1) in itertools.pairwise(TABLE):
        if wpm <= w1:
            part = max(0.0, (wpm - w0) / (w1 - w0))
            return round(r0 + (r1 - r0) * part), round(g0 + (g1 - g0) * part)
    return TABLE[-1][1], TABLE[-1][2]
