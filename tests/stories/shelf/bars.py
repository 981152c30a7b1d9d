"""The bars of the shelf, each a figure of four families' nights in a row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.stories.shelf.repeats import (
    closings,
    long_turns,
    openings,
    runs_again,
    sentences_again,
    shapes_again,
    tales_in_a_row,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tests.stories.shelf.heard import Night

DIFFERENT = 0.8
FAMILIES: Mapping[str, tuple[tuple[str, ...], float]] = {
    "three": (("Mia:3:she",), 0.10),
    "six": (("Theo:6:he",), 0.04),
    "nine": (("Nora:9:she",), 0.02),
    "siblings": (("Ava:4:she", "Leo:7:he"), 0.10),
}
"""Each family with the most that may be heard again within a month."""
BEFORE = (
    *("dark", "storms", "dogs", "insects", "water", "heights", "fire", "noises", "being-lost"),
    *("being-alone", "losing-things", "illness", "doctor", "new-baby", "school", "moving"),
    *("bad-dreams", "strangers", "death"),
)
"""The worries a family can name."""


@dataclass(frozen=True)
class Figures:
    """What some nights in a row come to."""

    runs: float
    alike: float
    openings: float
    closings: float
    in_a_row: tuple[int, ...]
    shapes: tuple[int, ...]
    too_old: tuple[int, ...]
    """Nights with a tale for older children than the youngest."""
    turns: tuple[str, ...]
    """Turn lines too long to be told apart: they count as prose, and a storyteller may look."""

    def missed(self, most: float) -> dict[str, object]:
        """Return the bars that are missed, each with its figure; ``most`` is the family's own."""
        missed = {
            "runs": self.runs > most and self.runs,
            "alike": self.alike > most and self.alike,
            "openings": self.openings < DIFFERENT and self.openings,
            "closings": self.closings < DIFFERENT and self.closings,
            "in a row": self.in_a_row,
            "shapes": self.shapes,
            "ages": self.too_old,
        }
        return {name: figure for name, figure in missed.items() if figure}


def figures(nights: Sequence[Night], youngest: float) -> Figures:
    """Return what these nights come to for a family whose youngest is so old."""
    return Figures(
        runs=runs_again(nights)[0],
        alike=sentences_again(nights)[0],
        openings=openings(nights),
        closings=closings(nights),
        in_a_row=tuple(tales_in_a_row(nights)),
        shapes=tuple(shapes_again(nights)),
        too_old=tuple(night.number for night in nights if night.ages[0] > youngest),
        turns=tuple(long_turns(nights)),
    )


def worried(nights: Sequence[Night], shelf: Sequence[Mapping[str, Any]], worry: str) -> list[int]:
    """Return the nights whose tale touches a worry, by the list of `story list --json`."""
    touching = {_key(row) for row in shelf if worry in (*_of(row, "worries"), *_of(row, "meets"))}
    return [night.number for night in nights if night.tale in touching]


def pool(shelf: Sequence[Mapping[str, Any]], age: float, worry: str = "") -> int:
    """Return how many nightly tales are left for a child of this age with this worry."""
    return sum(
        _of(row, "ages")[0] <= age
        and row.get("piece") != "comfort"
        and not _of(row, "meets")
        and worry not in _of(row, "worries")
        for row in shelf
    )


def _key(row: Mapping[str, Any]) -> str:
    """Return the key of a listed tale."""
    return f"{row['pack']}/{row['id']}"


def _of(row: Mapping[str, Any], name: str) -> list[Any]:
    """Return a list out of a row."""
    found: list[Any] = row.get(name) or []
    return found
