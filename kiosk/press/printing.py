"""Printing turns a drawing into pixels: sheets of paper with shadows, edges that catch the light.

Every sheet throws a soft shadow on those behind it and has a thin lit edge towards the light; a
glow lies over everything printed before it. Outlines are drawn at three times the size.
"""

from __future__ import annotations

import io
import math
import random
from functools import lru_cache
from typing import TYPE_CHECKING

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from kiosk.press.cropping import crop
from kiosk.press.svg import Glow, Shape

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kiosk.press.dimming import Dim
    from kiosk.press.svg import Drawing, Sheet

FINE = 3
"""How many times larger outlines are drawn before they are brought down; twice for large ones."""

AMBER = 0.66
"""The most green there may be to a part of red, so that no light turns yellow."""

NIGHT_GREEN, NIGHT_BLUE = 0.87, 0.3
"""The shares of a drawing's green and blue that are left on the glass at night."""

PAGE = 0.86
"""The share of a story page that its picture has, above the tools."""

Area = tuple[int, int, int, int]
"""Left, top, right and bottom of a part of the picture, in pixels."""


def printed(drawing: Drawing, width: int, height: int, nearer: float = 1.0) -> Image.Image:
    """Print a drawing so that it fills the size, its focus kept in sight."""
    scale, left, top = crop(drawing, width, height, nearer)
    unit = max(width, height) / 480
    picture = Image.new("RGB", (width, height), (11, 6, 2))
    for number, (sheet, dim) in enumerate(drawing.lit()):
        _lay(picture, sheet, dim, scale, (left, top), unit, number)
    red, green, blue = picture.split()
    amber = ImageChops.darker(green.point(_share(NIGHT_GREEN)), red.point(_share(AMBER)))
    return Image.merge("RGB", (red, amber, blue.point(_share(NIGHT_BLUE))))


def _lay(
    picture: Image.Image,
    sheet: Sheet,
    dim: Dim,
    scale: float,
    start: tuple[float, float],
    unit: float,
    number: int,
) -> None:
    """Lay one sheet on the picture: shadow, paper, lit edge, then its lights."""
    shapes = [piece for piece in sheet if isinstance(piece, Shape) and piece.rings]
    area = _reach(shapes, scale, start, picture.size, unit)
    if area is not None:
        below = picture.crop(area)
        fine = FINE if picture.width * picture.height < 200_000 else FINE - 1
        corner = ((start[0] + area[0]) * fine, (start[1] + area[1]) * fine)
        large = (below.width * fine, below.height * fine)
        paper = Image.new("RGB", large, dim.piece(shapes[0].fill))
        mask = Image.new("L", large)
        for shape in shapes:
            _cut(paper, mask, shape, dim, scale * fine, corner)
        mask = mask.resize(below.size, Image.Resampling.BOX)
        paper = _fibre(paper.resize(below.size, Image.Resampling.BOX), number, area)
        picture.paste(_pressed(below, paper, mask, unit), area)
    for light in sheet:
        if isinstance(light, Glow):
            _shine(picture, light, dim, scale, start)


def _reach(
    shapes: Sequence[Shape],
    scale: float,
    start: tuple[float, float],
    size: tuple[int, int],
    unit: float,
) -> Area | None:
    """Return the part of the picture a sheet and its shadow touch; None if it lies outside."""
    points = [point for shape in shapes for ring in shape.rings for point in ring]
    if not points:
        return None
    xs, ys = [x for x, _ in points], [y for _, y in points]
    left, right = min(xs) * scale - start[0], max(xs) * scale - start[0]
    top, bottom = min(ys) * scale - start[1], max(ys) * scale - start[1]
    far = math.ceil(20 * unit) + 4
    if right < 0 or bottom < 0 or left > size[0] or top > size[1]:
        return None
    return (
        max(0, math.floor(left) - far),
        max(0, math.floor(top) - far),
        min(size[0], math.ceil(right) + far),
        min(size[1], math.ceil(bottom) + far),
    )


def _pressed(below: Image.Image, paper: Image.Image, mask: Image.Image, unit: float) -> Image.Image:
    """Return what is below with the paper on it: its soft shadow, and its edge in the light."""
    soft = mask.filter(ImageFilter.GaussianBlur(5 * unit))
    shadow = _moved(soft, round(-2 * unit), round(3 * unit))
    below = Image.composite(Image.new("RGB", below.size), below, shadow.point(_share(0.62)))
    below = Image.composite(paper, below, mask)
    step = max(1, round(1.1 * unit))
    edge = ImageChops.subtract(mask, _moved(mask, -step, step))
    edge = ImageChops.multiply(edge, mask).point(_share(0.5))
    return Image.composite(_lighter(paper), below, edge)


def _cut(
    paper: Image.Image,
    mask: Image.Image,
    shape: Shape,
    dim: Dim,
    scale: float,
    start: tuple[float, float],
) -> None:
    """Cut one shape out of its paper; later outlines of a shape are holes."""
    rings = [
        [(x * scale - start[0], y * scale - start[1]) for x, y in ring] for ring in shape.rings
    ]
    fill = dim.piece(shape.fill)
    if len(rings) == 1:
        ImageDraw.Draw(paper).polygon(rings[0], fill=fill)
        ImageDraw.Draw(mask).polygon(rings[0], fill=255)
        return
    xs = [x for ring in rings for x, _ in ring]
    ys = [y for ring in rings for _, y in ring]
    left, top = max(0, math.floor(min(xs))), max(0, math.floor(min(ys)))
    right, bottom = (
        min(mask.width, math.ceil(max(xs)) + 1),
        min(mask.height, math.ceil(max(ys)) + 1),
    )
    if right <= left or bottom <= top:
        return
    own = Image.new("L", (right - left, bottom - top))
    for ring in rings:
        one = Image.new("L", own.size)
        ImageDraw.Draw(one).polygon([(x - left, y - top) for x, y in ring], fill=255)
        own = ImageChops.difference(own, one)
    paper.paste(fill, (left, top, right, bottom), own)
    mask.paste(255, (left, top, right, bottom), own)


def _moved(mask: Image.Image, across: int, down: int) -> Image.Image:
    """Return a mask moved a little; its borders stay, so that no edge comes in from outside."""
    moved = mask.copy()
    moved.paste(mask, (across, down))
    return moved


def _lighter(paper: Image.Image) -> Image.Image:
    """Return the paper as its edge looks in lamplight."""
    red, green, blue = paper.split()
    return Image.merge(
        "RGB",
        (
            red.point(lambda v: min(255, int(v * 1.45) + 26)),
            green.point(lambda v: min(255, int(v * 1.4) + 15)),
            blue.point(lambda v: min(255, int(v * 1.2))),
        ),
    )


def _share(part: float) -> list[int]:
    """Return a table that takes a part of every value."""
    return [int(value * part) for value in range(256)]


@lru_cache(maxsize=8)
def _grain(number: int) -> Image.Image:
    """Return one sheet's fibres, the same each time: mid grey, a little uneven."""
    chance = random.Random(number)
    fine = Image.frombytes("L", (160, 160), chance.randbytes(160 * 160))
    return fine.filter(ImageFilter.GaussianBlur(0.8)).point(lambda v: 232 + (v - 128) // 5)


def _fibre(paper: Image.Image, number: int, area: Area) -> Image.Image:
    """Give flat paper a little unevenness, as fibres do."""
    grain = _grain(number % 8)
    sheet = Image.new("L", paper.size)
    for x in range(-(area[0] % grain.width), paper.width, grain.width):
        for y in range(-(area[1] % grain.height), paper.height, grain.height):
            sheet.paste(grain, (x, y))
    return ImageChops.multiply(paper, Image.merge("RGB", (sheet, sheet, sheet)))


def _shine(
    picture: Image.Image, light: Glow, dim: Dim, scale: float, start: tuple[float, float]
) -> None:
    """Add a soft round light to what is printed so far."""
    radius = max(2, round(light.radius * scale))
    x = round(light.centre[0] * scale - start[0]) - radius
    y = round(light.centre[1] * scale - start[1]) - radius
    area = (
        max(0, x),
        max(0, y),
        min(picture.width, x + 2 * radius),
        min(picture.height, y + 2 * radius),
    )
    if area[2] <= area[0] or area[3] <= area[1]:
        return
    seen = (area[0] - x, area[1] - y, area[2] - x, area[3] - y)
    fall = Image.radial_gradient("L")
    if radius > max(picture.size):
        # Only the part in sight is made: a stranger's light may be as large as a town.
        left, top, right, foot = (side * fall.width / (2 * radius) for side in seen)
        size = (area[2] - area[0], area[3] - area[1])
        fall = fall.resize(size, box=(left, top, right, foot))
    else:
        fall = fall.resize((2 * radius, 2 * radius)).crop(seen)
    halo = fall.point([int(max(0.0, 1 - v / 181) ** 2.4 * 150) for v in range(256)])
    bands = [halo.point(_share(part / 255)) for part in dim.shine(light.fill)]
    picture.paste(ImageChops.screen(picture.crop(area), Image.merge("RGB", bands)), area)


def shaped(picture: Image.Image, cut: str) -> Image.Image:
    """Cut a print to its place on the glass: full, card, round or page."""
    size = picture.size
    if cut == "page":
        picture = ImageChops.multiply(_above_tools(picture), _behind_words(size))
    mask = Image.new("L", (size[0] * FINE, size[1] * FINE), 255 if cut in ("full", "page") else 0)
    box = (0, 0, mask.width - 1, mask.height - 1)
    if cut == "card":
        ImageDraw.Draw(mask).rounded_rectangle(box, radius=min(mask.size) * 0.09, fill=255)
    elif cut == "round":
        ImageDraw.Draw(mask).ellipse(box, fill=255)
    picture.putalpha(mask.resize(size, Image.Resampling.BOX))
    return picture


def _above_tools(picture: Image.Image) -> Image.Image:
    """Return a story page with its picture at the upper right: nobody stands under the tools."""
    wide, high = picture.size
    small = (round(wide * PAGE), round(high * PAGE))
    page = Image.new("RGB", picture.size)
    page.paste(picture.resize(small, Image.Resampling.LANCZOS), (wide - small[0], 0))
    return page


def _behind_words(size: tuple[int, int]) -> Image.Image:
    """Return the veil of a story page: dark where the words stand, clear towards the right."""
    across = Image.linear_gradient("L").rotate(90).resize(size)
    across = across.point([int(255 * _clear(v / 255)) for v in range(256)])
    down = Image.linear_gradient("L").resize(size)
    down = down.point([int(255 * _ramp(v / 255, PAGE, 0.72)) for v in range(256)])
    veil = ImageChops.multiply(across, down)
    return Image.merge("RGB", (veil, veil, veil))


def _clear(across: float) -> float:
    """Return how clear a story page is, from its left edge on."""
    return min(1.0, 0.12 * _ramp(across, 1 - PAGE, 0.3) + 0.88 * math.pow(across, 2.4))


def _ramp(at: float, nothing: float, all: float) -> float:
    """Return the share between a place where there is nothing and one where there is all."""
    return min(1.0, max(0.0, (at - nothing) / (all - nothing)))


def jpeg(drawing: Drawing, width: int, height: int) -> bytes:
    """Return a small print as the bytes of a JPEG file."""
    made = io.BytesIO()
    printed(drawing, width, height).save(made, "JPEG", quality=82)
    return made.getvalue()


def save_png(path: Path, width: int, height: int, rgb: bytes) -> None:
    """Write RGB rows as a PNG file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.frombytes("RGB", (width, height), rgb).save(path, "PNG", optimize=False)


def contact_sheet(files: Sequence[Path], path: Path, columns: int = 4, width: int = 400) -> None:
    """Lay pictures of one size side by side into one PNG."""
    if not files:
        return
    shots = [Image.open(file).convert("RGB") for file in files]
    height = round(width * shots[0].height / shots[0].width)
    rows = -(-len(shots) // columns)
    sheet = Image.new("RGB", (columns * (width + 4), rows * (height + 4)), (40, 26, 10))
    for number, shot in enumerate(shots):
        place = (number % columns * (width + 4) + 2, number // columns * (height + 4) + 2)
        sheet.paste(shot.resize((width, height), Image.Resampling.LANCZOS), place)
    sheet.save(path, "PNG")
