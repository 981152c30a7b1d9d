"""The words that a grown-up's reason must hold for each code, as the judge knows them."""

from __future__ import annotations

REASONS = {
    "liked": "liked here",
    "new": "new here",
    "rested": "rest",
    "season": "this season",
    "moon": "moon",
    "like": "something that is liked",
    "morning": "good mornings",
    "family": "not like the other steps",
    "plain": "needs nothing but you",
    "brief": "short enough",
    "comfort": "close and calm",
    "own": "family's own",
}
"""Code of a score, and words that can stand for no other."""
