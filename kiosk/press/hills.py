"""Hills are the picture of a thing nobody has drawn: paper hills and a moon, its own each name."""

from __future__ import annotations

import hashlib
import math
import random
from typing import TYPE_CHECKING

from kiosk.press.marks import Mark, Stand
from kiosk.press.svg import PAPERS, Drawing, Glow, Point, Shape, Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDE, HIGH = 480.0, 300.0
STEPS = 32


def hills(name: str) -> Drawing:
    """Return quiet hills under a moon; the same name always gives the same hills."""
    key = hashlib.blake2b(name.encode(), digest_size=8).digest()
    chance = random.Random(int.from_bytes(key, "big"))
    moon = (WIDE * chance.uniform(0.3, 0.7), HIGH * chance.uniform(0.22, 0.34))
    radius = chance.uniform(24, 34)
    sky = Shape((((0, 0), (WIDE, 0), (WIDE, HIGH), (0, HIGH)),), PAPERS["near"])
    sheets: list[Sheet] = [(sky,), _moon(moon, radius, chance.random() < 0.5)]
    for number, tone in enumerate(("far", "hill", "middle", "near", "dark")):
        level = HIGH * (0.5 + 0.105 * number)
        sheets.append((_ridge(level, 40 - 6 * number, tone, chance),))
    return Drawing(
        WIDE,
        HIGH,
        (WIDE / 2, HIGH * 0.5),
        tuple(sheets),
        whole=tuple(zip(sheets, _marks(sheets), strict=True)),
    )


def _marks(sheets: Sequence[Sheet]) -> list[Mark]:
    """Return what the sheets are for: a sky, a moon, and room on the last but one of the hills."""
    marks = [Mark() for _ in sheets]
    marks[0] = Mark(sky=(WIDE * 0.08, HIGH * 0.06, WIDE * 0.84, HIGH * 0.34))
    marks[1] = Mark(moon=True)
    ground = sheets[-2][0]
    if isinstance(ground, Shape):
        # The ridge's points run from the left border to the right one.
        tops = [ground.rings[0][step] for step in (18, 12, 23, 8, 27)]
        marks[-2] = Mark(stands=tuple(Stand(x, y + 5, 62) for x, y in tops))
    return marks


def _moon(centre: Point, radius: float, crescent: bool) -> Sheet:
    """Return a full moon or a crescent, with its light."""
    x, y = centre
    outer = [_turned(x, y, radius, 2 * math.pi * step / 48) for step in range(48)]
    ring = tuple(outer)
    if crescent:
        bite = [_turned(x, y, radius, math.radians(angle)) for angle in range(-130, 131, 6)]
        inner = [
            _turned(x - radius * 0.42, y, radius * 0.79, math.radians(angle))
            for angle in range(100, -101, -6)
        ]
        ring = tuple(bite + inner)
    return (Shape((ring,), PAPERS["pale"]), Glow(centre, radius * 4.2, PAPERS["ember"]))


def _turned(x: float, y: float, radius: float, angle: float) -> Point:
    """Return a point on a circle."""
    return x + radius * math.cos(angle), y + radius * math.sin(angle)


def _ridge(level: float, height: float, tone: str, chance: random.Random) -> Shape:
    """Return one row of hills as a sheet that reaches the lower edge."""
    first, second = chance.uniform(0, 6.3), chance.uniform(0, 6.3)
    wide, narrow = chance.uniform(0.9, 1.4), chance.uniform(2.2, 3.1)
    points = []
    for step in range(STEPS + 1):
        along = step / STEPS
        rise = math.sin(along * wide * 2 * math.pi + first)
        rise += 0.4 * math.sin(along * narrow * 2 * math.pi + second)
        points.append((WIDE * along, level - height * rise * 0.6))
    return Shape(((*points, (WIDE, HIGH), (0.0, HIGH)),), PAPERS[tone])
