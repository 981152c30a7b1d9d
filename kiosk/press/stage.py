"""The stage composes one picture: a setting, tonight's sky over it, and who is there, cut in paper.

Figures stand in front of the sheet that has their stand, two sheets of them at most for each, so
that a composed picture prints nearly as fast as a plain one.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from kiosk.press import kin, sky
from kiosk.press.contrast import covered, darkest, light_at, lightened, paper_for
from kiosk.press.dimming import Dim
from kiosk.press.evening import dims_of, lamps_out
from kiosk.press.placing import Actor, Floor, placed
from kiosk.press.scene import MOST
from kiosk.press.svg import Drawing, Glow, Shape

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kiosk.press.marks import Mark
    from kiosk.press.placing import Spot
    from kiosk.press.scene import Scene
    from kiosk.press.svg import Point, Sheet

PIECES, POINTS = 600, 40_000
"""The most of all figures of one picture together."""
CHILDREN = 3
"""The most heroes in one picture."""


def compose(scene: Scene, setting: Drawing, figure: Callable[[str], Drawing | None]) -> Drawing:
    """Return the picture of a scene; ``figure`` finds the drawing of a kind, or None.

    The same scene of the same drawings is always the same picture. Without marks a setting stays
    as it is, only darker as the story goes on.
    """
    parts = [part for part in setting.parts() if part[1].shown_in(scene.season)]
    tonight = scene.moon >= 0 and any(mark.sky for _, mark in parts)
    if tonight:
        parts = [part for part in parts if not part[1].moon]
    moon = sky.moon_of(scene) if tonight else None
    sheets = lamps_out([sheet for sheet, _ in parts], scene, setting.height)
    light = moon.light if moon else 0.0 if tonight else None
    dims = dims_of([mark for _, mark in parts], scene.depth, light)
    lit = list(zip(sheets, dims, strict=True))
    skies = [
        sky.over(scene, mark.sky, setting.height) if tonight and mark.sky else []
        for _, mark in parts
    ]
    actors = _actors(scene, figure)
    spots = placed(actors, _floor(setting, sheets, [mark for _, mark in parts])) if actors else []
    return _put_together(setting, lit, skies, spots)


def _put_together(
    setting: Drawing,
    lit: Sequence[tuple[Sheet, Dim]],
    skies: Sequence[Sequence[tuple[Sheet, Dim]]],
    spots: Sequence[Spot],
) -> Drawing:
    """Return the drawing of all sheets, every one in its place."""
    middle = sum(spot.x for spot in spots) / len(spots) if len(spots) > 1 else setting.focus[0]
    whole: list[tuple[Sheet, Dim]] = []
    for level, (sheet, dim) in enumerate(lit):
        whole += [(sheet, dim), *skies[level]]
        cast = [_cut(spot, whole, dim, middle, setting) for spot in spots if spot.level == level]
        for depth in range(2):
            pieces = tuple(piece for layers in cast for piece in layers[depth])
            if pieces:
                whole.append((pieces, Dim(paper=dim.paper)))
    return Drawing(
        setting.width,
        setting.height,
        setting.focus,
        tuple(sheet for sheet, _ in whole),
        tuple(dim for _, dim in whole),
    )


def _actors(scene: Scene, figure: Callable[[str], Drawing | None]) -> list[Actor]:
    """Return who is there and has a drawing."""
    actors: list[Actor] = []
    children = pieces = points = 0
    for number, kind in enumerate(scene.figures[:MOST]):
        child = kind == kin.CHILD
        children += child
        if child and children > CHILDREN:
            continue
        found = next(
            filter(None, map(figure, kin.candidates(kind, children if child else 1))), None
        )
        if found is None or found.figure is None:
            continue
        pieces += sum(len(sheet) for sheet in found.sheets)
        points += _points(found)
        if pieces > PIECES or points > POINTS:
            break
        about = found.figure
        actors.append(Actor(number, found, about.high, about.floats, child))
    return actors


def _points(drawing: Drawing) -> int:
    """Return how many points a drawing has."""
    shapes = [piece for sheet in drawing.sheets for piece in sheet if isinstance(piece, Shape)]
    return sum(len(ring) for shape in shapes for ring in shape.rings)


def _floor(setting: Drawing, sheets: Sequence[Sheet], marks: Sequence[Mark]) -> Floor:
    """Return the setting as the placing needs it."""
    stands = [(level, stand) for level, mark in enumerate(marks) for stand in mark.stands]
    return Floor(setting.width, setting.height, setting.focus[0], tuple(sheets), tuple(stands))


def _cut(
    spot: Spot, behind: Sequence[tuple[Sheet, Dim]], dim: Dim, middle: float, setting: Drawing
) -> tuple[Sheet, Sheet]:
    """Return an actor cut to its place, in two layers: the body, and what lies on it."""
    drawing = spot.actor.drawing
    scale = spot.actor.high * spot.high / drawing.height
    left, top, right, _ = spot.box
    # In the very middle it looks at what the picture is about.
    aim = middle if abs(spot.x - middle) > 0.04 * setting.width else setting.focus[0]
    mirrored = spot.x > aim

    def place(point: Point) -> Point:
        across = drawing.width - point[0] if mirrored else point[0]
        return left + across * scale, top + point[1] * scale

    sheets = [tuple(_moved(piece, place, scale) for piece in sheet) for sheet in drawing.sheets]
    spread = [0.1, 0.3, 0.5, 0.7, 0.9]
    points = [
        (left + (right - left) * x, top + (spot.box[3] - top) * y) for x in spread for y in spread
    ]
    body = [point for point in points if any(covered(sheet, point) for sheet in sheets)]
    steps = paper_for(darkest(sheets), [light_at(behind, point) for point in body], dim)
    layers = [lightened(sheet, steps) for sheet in sheets]
    rest = tuple(piece for sheet in layers[1:] for piece in sheet)
    return layers[0] if layers else (), rest


def _moved(piece: Shape | Glow, place: Callable[[Point], Point], scale: float) -> Shape | Glow:
    """Return a piece of a figure where it belongs."""
    if isinstance(piece, Glow):
        return dataclasses.replace(piece, centre=place(piece.centre), radius=piece.radius * scale)
    return Shape(tuple(tuple(map(place, ring)) for ring in piece.rings), piece.fill)
