"""Marks say what a sheet of a setting is for: the moon, the sky, where figures stand, its seasons.

On `g`: `class="moon"`, `data-sky="x y w h"`, `data-stands="x y h, x y h 0.4 0.1"`, `data-seasons`.
On `svg` of a figure: `data-high` and `data-floats`, both in grown persons. A mark that can't be
read makes the file no drawing: a wrong one would put a cat into the air.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.press.outlines import DrawingError, numbers
from kiosk.press.scene import SEASONS

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_STANDS = 12
"""The most stands of one drawing."""
TALLEST = 16.0
"""The tallest thing there is, in grown persons: a ship, a tower."""

Box = tuple[float, float, float, float]
_PLAIN_SEASON = "summer"


@dataclass(frozen=True)
class Stand:
    """A place where one figure's feet may be."""

    x: float
    y: float
    high: float
    """How high a grown person is there, in units of the drawing."""
    tallest: float = TALLEST
    smallest: float = 0.0
    """What fits there, in grown persons."""


@dataclass(frozen=True)
class Mark:
    """What one sheet is for; most are for nothing but to be there."""

    moon: bool = False
    sky: Box | None = None
    stands: tuple[Stand, ...] = ()
    seasons: tuple[str, ...] = ()

    def shown_in(self, season: str) -> bool:
        """Return whether the sheet is printed in a season; with none known it is summer."""
        return not self.seasons or (season or _PLAIN_SEASON) in self.seasons


@dataclass(frozen=True)
class Figure:
    """What a drawing says of itself if it is a figure."""

    high: float
    """In grown persons."""
    floats: float = 0.0
    """How far above its feet point it hangs, in grown persons."""


def mark_of(attributes: Mapping[str, str], far: float) -> Mark:
    """Read the marks of one sheet; nothing may lie further out than ``far``."""
    sky = _bounded(attributes.get("data-sky", ""), far)
    if sky and (len(sky) != 4 or min(sky[2:]) < 8):
        raise DrawingError("data-sky has four numbers, x y w h, w and h at least 8")
    seasons = tuple(attributes.get("data-seasons", "").split())
    strange = [season for season in seasons if season not in SEASONS]
    if strange or len(seasons) > len(SEASONS):
        raise DrawingError(f"data-seasons holds only {' '.join(SEASONS)}")
    parts = [part for part in attributes.get("data-stands", "").split(",") if part.strip()]
    if len(parts) > MOST_STANDS:
        raise DrawingError(f"a picture has {MOST_STANDS} stands at most")
    return Mark(
        moon=attributes.get("class") == "moon",
        sky=(sky[0], sky[1], sky[2], sky[3]) if sky else None,
        stands=tuple(_stand(_bounded(part, far), far) for part in parts),
        seasons=seasons,
    )


def figure_of(attributes: Mapping[str, str]) -> Figure | None:
    """Read what a figure says of itself; None for a drawing that is no figure."""
    high = _bounded(attributes.get("data-high", ""), TALLEST)
    floats = _bounded(attributes.get("data-floats", ""), TALLEST) or [0.0]
    if not high:
        return None
    if len(high) != 1 or high[0] < 0.02 or len(floats) != 1 or floats[0] < 0:
        raise DrawingError(f"data-high is one number from 0.02 to {TALLEST:.0f}")
    return Figure(high[0], floats[0])


def _stand(values: list[float], far: float) -> Stand:
    """Return a stand out of three to five numbers."""
    if not 3 <= len(values) <= 5 or not 4 <= values[2] <= far / 2 or min(values[3:], default=1) < 0:
        raise DrawingError("a stand has three to five numbers: x y h, the tallest, the smallest")
    return Stand(*values)


def _bounded(text: str, far: float) -> list[float]:
    """Return the numbers of a mark, none of them out of reach or no number at all."""
    values = numbers(text)
    if len(values) > 5 or (text.strip() and not values):
        raise DrawingError(f"'{text[:40]}' is no mark")
    if not all(math.isfinite(value) and abs(value) <= far for value in values):
        raise DrawingError("a mark lies far outside the picture")
    return values
