"""The covering set tells every passage so that each kind of family, night and draw turns up.

Pairwise, not in all combinations: each passage is told to twelve rows of families (every pronoun
set leads alone and in company), in each season, moon, age and state of memory, and to every pair
of family and season, say, only where its words ask for the season.
"""

from __future__ import annotations

from stories.covering.families import FAMILIES
from stories.covering.tellings import (
    DrawnSentence,
    Rendering,
    drawn_sentences,
    renderings,
    stages,
    who,
)

__all__ = [
    "FAMILIES",
    "DrawnSentence",
    "Rendering",
    "drawn_sentences",
    "renderings",
    "stages",
    "who",
]
