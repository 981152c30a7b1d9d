"""The sky of a night: where the moon stands and how it is lit, the stars, the last of the dusk.

The moon is reckoned for an ordinary middle latitude, and good to a hand's breadth: it rises and
sets, is high on winter nights when it is full, and leans as it does outside the window.
"""

from __future__ import annotations

import hashlib
import math
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.press.dimming import Dim
from kiosk.press.svg import PAPERS, Glow, Shape, Sheet

if TYPE_CHECKING:
    from kiosk.press.marks import Box
    from kiosk.press.scene import Scene
    from kiosk.press.svg import Point, Ring

LATITUDE = math.radians(48)
_TILT = 23.4
_SUN = {"spring": 25.0, "summer": 113.0, "autumn": 203.0, "winter": 294.0}
"""Where the sun is on its yearly way in the middle of each season, in degrees."""
_HIGHEST, _WIDEST = math.radians(66), math.radians(122)
_THIN = 0.015
"""A moon lit less than this is not seen."""
_DUSK = {"summer": (21.0, 1.0), "spring": (19.5, 0.7), "autumn": (18.5, 0.7), "winter": (17.0, 0.6)}
"""Until when the west keeps some light, and how much."""


@dataclass(frozen=True)
class Moon:
    """The moon over the horizon, as one sees it when one looks towards noon."""

    across: float
    """Where it stands: 0 at the left, 1 at the right of the sky."""
    up: float
    """How high: 0 at the horizon, 1 as high as it ever comes."""
    phase: float
    lean: float
    """By how much it is turned clockwise, in radians."""
    mirrored: bool
    """Whether it is lit the other way round, as in the south."""

    @property
    def lit(self) -> float:
        """How much of its face is lit, 0 to 1."""
        return (1 - math.cos(2 * math.pi * self.phase)) / 2

    @property
    def light(self) -> float:
        """How much light it gives, 0 to 1: a large moon high up gives most."""
        return self.lit * (0.45 + 0.55 * min(1.0, self.up * 1.5))


def moon_of(scene: Scene) -> Moon | None:
    """Return the moon of a scene; None if it is down, new, or not to be composed at all."""
    if scene.moon < 0:
        return None
    age = math.radians(360 * scene.moon)
    turn = math.radians(15 * (scene.hour - 12) - 360 * scene.moon)
    turn = (turn + math.pi) % (2 * math.pi) - math.pi
    sun = _SUN.get(scene.season)
    sine = math.sin(math.radians(sun) + age) if sun is not None else 0.0
    declination = math.radians(_TILT) * sine
    height = math.asin(
        math.sin(LATITUDE) * math.sin(declination)
        + math.cos(LATITUDE) * math.cos(declination) * math.cos(turn)
    )
    if height < 0:
        return None
    azimuth = math.atan2(
        math.sin(turn),
        math.cos(turn) * math.sin(LATITUDE) - math.tan(declination) * math.cos(LATITUDE),
    )
    lean = math.atan2(
        math.sin(turn),
        math.tan(LATITUDE) * math.cos(declination) - math.sin(declination) * math.cos(turn),
    )
    side = -1 if scene.southern else 1
    across = 0.5 + 0.5 * side * max(-1.0, min(1.0, azimuth / _WIDEST))
    moon = Moon(across, min(1.0, height / _HIGHEST), scene.moon, side * lean, scene.southern)
    return moon if moon.lit > _THIN else None


def dusk_of(scene: Scene) -> float:
    """Return how much light the west still holds, 0 to 1."""
    until, most = _DUSK.get(scene.season, (0.0, 0.0))
    if not 12 <= scene.hour < until:
        return 0.0
    return most * min(1.0, 0.45 + (until - scene.hour) / 2)


def over(scene: Scene, box: Box, high: float) -> list[tuple[Sheet, Dim]]:
    """Return the sheets of tonight's sky within a box of a drawing that is so ``high``."""
    moon = moon_of(scene)
    dusk = dusk_of(scene)
    disc = disc_of(moon, box, high) if moon else None
    fade = 1 - 0.1 * scene.depth
    stars = _stars(scene, box, high, disc, moon.light if moon else 0.0, dusk)
    evening = _dusk(scene, box) if dusk else ()
    sheets = [((*stars, *evening), Dim(light=0.95 * fade, glow=dusk * fade))]
    if moon and disc:
        centre, radius = disc
        paper = Shape((_face(moon, centre, radius),), PAPERS["pale"])
        halo = Glow(centre, radius * (2.2 + 2.4 * moon.light), PAPERS["ember"])
        glow = (0.3 + 0.7 * moon.light) * (1 - 0.09 * scene.depth)
        sheets.append(((paper, halo), Dim(light=1.12 - 0.03 * scene.depth, glow=glow)))
    return sheets


def disc_of(moon: Moon, box: Box, high: float) -> tuple[Point, float]:
    """Return the centre and the radius of the moon, all of it inside the box."""
    x, y, wide, tall = box
    radius = max(min(0.17 * min(wide, tall), 0.072 * high), 3.0)
    # Low moons look large.
    radius = min(radius * (1.12 - 0.16 * moon.up), min(wide, tall) / 2)
    centre_x = x + radius + (wide - 2 * radius) * moon.across
    centre_y = y + radius + (tall - 2 * radius) * (1 - moon.up)
    return (centre_x, centre_y), radius


def _face(moon: Moon, centre: Point, radius: float) -> Ring:
    """Return the lit part: half the rim, and half an ellipse that parts day and night."""
    half = [math.pi * (step / 24 - 0.5) for step in range(25)]
    bulge = math.cos(2 * math.pi * moon.phase) * radius
    rim = [(radius * math.cos(a), radius * math.sin(a)) for a in half]
    edge = [(bulge * math.cos(a), radius * math.sin(a)) for a in reversed(half)]
    side = 1 if (moon.phase <= 0.5) != moon.mirrored else -1
    cos, sin = math.cos(moon.lean), math.sin(moon.lean)
    return tuple(
        (centre[0] + side * x * cos - y * sin, centre[1] + side * x * sin + y * cos)
        for x, y in (*rim, *edge[1:-1])
    )


def _stars(
    scene: Scene,
    box: Box,
    high: float,
    disc: tuple[Point, float] | None,
    moonlight: float,
    dusk: float,
) -> list[Shape]:
    """Return a few stars, always the same over the same place; a bright moon hides most."""
    key = hashlib.blake2b(scene.setting.rpartition("/")[2].encode(), digest_size=8).digest()
    chance = random.Random(int.from_bytes(key, "big"))
    x, y, wide, tall = box
    room = min(1.0, max(0.15, math.sqrt(wide * tall) / (0.9 * high)))
    wanted = round(room * (7 + 23 * (1 - moonlight) ** 2 * (1 - 0.5 * dusk)))
    unit = high / 480
    found: list[Shape] = []
    for number in range(60):
        size = min(unit * (0.9 + 1.5 * chance.random() ** 2), min(wide, tall) / 20)
        margin = min(4 * size, wide / 8, tall / 8)
        place = (
            x + margin + (wide - 2 * margin) * chance.random(),
            y + margin + (tall - 2 * margin) * chance.random() ** 1.3 * (1 - 0.35 * dusk),
        )
        tone = "pale" if number % 3 else "dusk"
        if len(found) == wanted:
            break
        if disc and math.dist(place, disc[0]) < 1.7 * disc[1]:
            continue
        found.append(Shape((_star(place, size, pointed=number % 5 == 0),), PAPERS[tone]))
    return found


def _star(place: Point, size: float, *, pointed: bool) -> Ring:
    """Return a small star: a dot, or four points."""
    reach = [2.3 * size, 0.75 * size] if pointed else [size, size]
    turns = [math.pi * step / 4 for step in range(8)]
    return tuple(
        (place[0] + reach[step % 2] * math.cos(a), place[1] + reach[step % 2] * math.sin(a))
        for step, a in enumerate(turns)
    )


def _dusk(scene: Scene, box: Box) -> Sheet:
    """Return a band of light along the horizon, most of it where the sun went down."""
    x, y, wide, tall = box
    west = 0.2 if scene.southern else 0.8
    band = min(0.75 * tall, 0.3 * wide + 0.2 * tall)
    lights = []
    for step in range(5):
        along = (step + 0.5) / 5
        near = 1 - abs(along - west)
        tone = "ember" if near > 0.75 else "dusk"
        centre = (x + wide * along, y + tall * 1.05)
        lights.append(Glow(centre, band * (0.65 + 0.6 * near), PAPERS[tone]))
    return tuple(lights)
