"""A figure: what something of ours costs, as a ratio to something bare, taken within one run."""

from __future__ import annotations

from collections.abc import Callable
from math import isinf
from statistics import median

Figure = tuple[str, float, float]
"""What was measured and against what; the ratio; the budget it should keep (inf: none)."""


def in_turns(bare: Callable[[], float], ours: Callable[[], float], times: int = 5) -> float:
    """Ours divided by the bare thing: taken in turns, so that a busy machine is busy for both."""
    pairs = [(bare(), ours()) for _ in range(times)]
    return median(own for _, own in pairs) / median(plain for plain, _ in pairs)


def row(figure: Figure) -> str:
    """One printed line."""
    name, ratio, budget = figure
    if isinf(budget):
        return f"{name:64} {ratio:7.2f} {'none':>7}"
    verdict = "kept" if ratio <= budget else "OVER"
    return f"{name:64} {ratio:7.2f} {budget:7.2f}  {verdict}"
