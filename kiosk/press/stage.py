"""The stage composes one picture: a setting, tonight's sky over it, and who is there, cut in paper.

Figures stand in front of the sheet that has their stand, two sheets of them at most for each, so
that a composed picture prints nearly as fast as a plain one.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from kiosk.press import kin, sky
from kiosk.press.contrast import darkest, light_at, lightened, papers_for, stands_out
from kiosk.press.dimming import Dim
from kiosk.press.evening import dims_of, lamps_out
from kiosk.press.placing import Actor, Floor, placed
from kiosk.press.scene import MOST
from kiosk.press.surface import Surface
from kiosk.press.svg import PAPERS, Drawing, Glow, Shape, Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kiosk.press.marks import Box, Mark
    from kiosk.press.placing import Spot
    from kiosk.press.scene import Scene
    from kiosk.press.svg import Point

Layers = tuple[Sheet, Sheet]
"""A figure's body, and what lies on it."""
PIECES, POINTS = 600, 40_000
"""The most of all figures of one picture together."""
JUDGED = Dim(paper=0.52, glow=0.5)
"""The light in which figures get their paper: a last page's, so that it is one all along."""
CLEAR = 0.85
"""Dark figures that stand out less than this get some light behind them."""
POOL = 0.65
"""How bright that is."""
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
    composed = _put_together(setting, lit, skies, spots)
    sky_box = next((mark.sky for _, mark in parts if mark.sky), None)
    if not moon or not sky_box:
        return composed
    (x, y), radius = sky.disc_of(moon, sky_box, setting.height)
    disc = (x - radius, y - radius, x + radius, y + radius)
    return dataclasses.replace(composed, shown=_around([disc, *filter(None, [composed.shown])]))


def _put_together(
    setting: Drawing,
    lit: Sequence[tuple[Sheet, Dim]],
    skies: Sequence[Sequence[tuple[Sheet, Dim]]],
    spots: Sequence[Spot],
) -> Drawing:
    """Return the drawing of all sheets, every one in its place."""
    middle = sum(spot.x for spot in spots) / len(spots) if len(spots) > 1 else setting.focus[0]
    cast = [(spot, _cut(spot, middle, setting)) for spot in spots]
    behind: list[tuple[Surface, Dim]] = []
    cases: dict[int, tuple[int, list[float]]] = {}
    for level, (sheet, _) in enumerate(lit):
        behind += [(Surface(one), JUDGED) for one in (sheet, *(each for each, _ in skies[level]))]
        for number, (spot, layers) in enumerate(cast):
            if spot.level == level:
                seen = [light_at(behind, point) for point in _body(spot, layers)]
                cases[number] = darkest(layers), seen
    children = [number for number, (spot, _) in enumerate(cast) if spot.actor.child]
    # Heroes are of one paper.
    seen = [place for number in children for place in cases[number][1]]
    for number in children:
        cases[number] = cases[children[0]][0], seen
    steps = papers_for([cases[number] for number in range(len(cast))], JUDGED)
    whole: list[tuple[Sheet, Dim]] = []
    for level, (sheet, dim) in enumerate(lit):
        whole += [(sheet, dim), *skies[level]]
        own = Dim(dim.paper, 0.3 + 0.7 * dim.light, 0.5 + 0.5 * dim.glow)
        here = [
            lightened(layers, more)
            for (spot, layers), more in zip(cast, steps, strict=True)
            if spot.level == level
        ]
        dim_ones = [
            spot.box
            for number, (spot, _) in enumerate(cast)
            if spot.level == level and not steps[number] and _lost(*cases[number])
        ]
        if dim_ones:
            pools = tuple(_pools(dim_ones, setting.width, setting.height))
            whole.append((pools, Dim(glow=POOL * own.glow)))
        for depth in range(2):
            pieces = tuple(piece for layers in here for piece in layers[depth])
            if pieces:
                whole.append((pieces, own))
    return Drawing(
        setting.width,
        setting.height,
        setting.focus,
        tuple(sheet for sheet, _ in whole),
        tuple(dim for _, dim in whole),
        shown=_around([spot.box for spot in spots]),
    )


def _lost(rung: int, behind: Sequence[float]) -> bool:
    """Return whether a figure of dark paper would be lost before what is behind it."""
    return stands_out(rung, behind, JUDGED) < CLEAR


def _pools(boxes: Sequence[Box], wide: float, high: float) -> Iterator[Glow]:
    """Yield a soft light behind each group: a silhouette needs something lit to stand against."""
    groups: list[list[Box]] = []
    for box in sorted(boxes):
        beside = groups and box[0] - max(one[2] for one in groups[-1]) < 0.06 * wide
        groups[-1].append(box) if beside else groups.append([box])
    for group in groups:
        left, top, right, foot = _around(group) or group[0]
        radius = min(max(0.75 * (right - left), 1.1 * (foot - top)), 0.6 * high)
        yield Glow(((left + right) / 2, top + 0.45 * (foot - top)), radius, PAPERS["ember"])


def _around(boxes: Sequence[Box]) -> Box | None:
    """Return the box around all boxes."""
    if not boxes:
        return None
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


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
    return Floor(
        setting.width, setting.height, setting.focus[0], tuple(map(Surface, sheets)), tuple(stands)
    )


def _cut(spot: Spot, middle: float, setting: Drawing) -> Layers:
    """Return an actor cut to its place, in two layers: the body, and what lies on it."""
    drawing = spot.actor.drawing
    scale = spot.actor.high * spot.high / drawing.height
    left, top, _, _ = spot.box
    # In the very middle it looks at what the picture is about.
    aim = middle if abs(spot.x - middle) > 0.04 * setting.width else setting.focus[0]
    mirrored = spot.x > aim

    def place(point: Point) -> Point:
        across = drawing.width - point[0] if mirrored else point[0]
        return left + across * scale, top + point[1] * scale

    sheets = [tuple(_moved(piece, place, scale) for piece in sheet) for sheet in drawing.sheets]
    rest = tuple(piece for sheet in sheets[1:] for piece in sheet)
    return sheets[0] if sheets else (), rest


def _body(spot: Spot, layers: Layers) -> list[Point]:
    """Return points all over a figure."""
    left, top, right, foot = spot.box
    body = [Surface(sheet) for sheet in layers]
    spread = (0.1, 0.3, 0.5, 0.7, 0.9)
    points = [(left + (right - left) * x, top + (foot - top) * y) for x in spread for y in spread]
    return [point for point in points if any(surface.covers(point) for surface in body)]


def _moved(piece: Shape | Glow, place: Callable[[Point], Point], scale: float) -> Shape | Glow:
    """Return a piece of a figure where it belongs."""
    if isinstance(piece, Glow):
        return dataclasses.replace(piece, centre=place(piece.centre), radius=piece.radius * scale)
    return Shape(tuple(tuple(map(place, ring)) for ring in piece.rings), piece.fill)
