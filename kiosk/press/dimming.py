"""Dimming is how much of its light a sheet keeps: later in a story, and on a night without a moon.

The tones of a drawing stay what they are, so that the print palette still knows them; only the
press looks at what is left of them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

Fill = tuple[int, int, int]

_LIGHT = 150
"""From this red on a tone is a light (pale, lamp, ember) and not a paper."""
_DARKEST, _SPAN = 8, 100


@dataclass(frozen=True)
class Dim:
    """The shares of light one sheet keeps; 1 is all of it."""

    paper: float = 1.0
    """Of a far paper: the darker a paper is, the less it loses, so that near stays before far."""
    light: float = 1.0
    """Of pale, lamp and ember pieces."""
    glow: float = 1.0
    """Of soft lights."""

    def piece(self, fill: Fill) -> Fill:
        """Return a piece's tone as it is printed."""
        if fill[0] >= _LIGHT:
            return _part(fill, self.light)
        weight = math.sqrt(min(max((fill[0] - _DARKEST) / _SPAN, 0.0), 1.2))
        return _part(fill, 1 + (self.paper - 1) * weight)

    def shine(self, fill: Fill) -> Fill:
        """Return a soft light's tone as it is printed."""
        return _part(fill, self.glow)


FULL = Dim()
"""A sheet that keeps all its light."""


def _part(fill: Fill, share: float) -> Fill:
    """Return a share of a colour."""
    red, green, blue = (min(255, max(0, round(part * share))) for part in fill)
    return red, green, blue
