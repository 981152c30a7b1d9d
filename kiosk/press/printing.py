"""Printing turns a drawing into pixels: sheets of paper with shadows, edges that catch the light.

Every sheet throws a soft shadow on those behind it and has a thin lit edge towards the light; a
glow lies over everything printed before it. Outlines are drawn at three times the size.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from kiosk.press import shelf
from kiosk.press.hills import hills
from kiosk.press.svg import Drawing, DrawingError, Glow, Shape, read

FINE = 3
"""How many times larger outlines are drawn before they are brought down; twice for large ones."""

NEARER = 1.5
"""How much nearer a wide scene is seen on a small card."""

AMBER = 0.66
"""The most green there may be to a part of red, so that no light turns yellow."""

NIGHT_GREEN, NIGHT_BLUE = 0.87, 0.3
"""The shares of a drawing's green and blue that are left on the glass at night."""

EDITION = "6"
"""Raised when the printing changes, so that old pictures in a cache are not used."""


class Press:
    """Prints pictures by name and size, and keeps prints in a folder if it has one."""

    def __init__(self, cache: Path | None = None, folders: Iterable[Path] = ()) -> None:
        """Print for this home; the cache is made when first needed and may be lost at any time."""
        self.cache = cache
        self.folders = tuple(folders)

    def pixels(self, name: str, width: int, height: int, cut: str = "full") -> bytes:
        """Return the picture as RGBA rows from the top, cropped to fill the size."""
        return self.image(name, width, height, cut).tobytes()

    def image(self, name: str, width: int, height: int, cut: str = "full") -> Image.Image:
        """Return the picture as a pillow image, from the cache if it lies there."""
        path = shelf.find(name, self.folders)
        kept = self._place(name, path, width, height, cut)
        if kept is not None and kept.is_file():
            try:
                with Image.open(kept) as print_of_before:
                    return print_of_before.convert("RGBA")
            except OSError:
                kept.unlink(missing_ok=True)
        nearer = NEARER if cut in ("card", "round") else 1.0
        image = shaped(printed(_drawing(name, path), width, height, nearer), cut)
        if kept is not None:
            _keep(image, kept)
        return image

    def warm(self, names: Iterable[str], width: int, height: int, cut: str = "page") -> None:
        """Print into the cache ahead of time; meant for a worker, before the evening begins."""
        for name in names:
            self.image(name, width, height, cut)

    def _place(
        self, name: str, path: Path | None, width: int, height: int, cut: str
    ) -> Path | None:
        """Return the file a print is kept in; its name changes with the drawing's own bytes."""
        if self.cache is None:
            return None
        own = path.read_bytes() if path else name.encode()
        mark = hashlib.blake2b(own + EDITION.encode(), digest_size=8).hexdigest()
        return self.cache / f"{path.stem if path else 'hills'}-{width}x{height}-{cut}-{mark}.png"


def _drawing(name: str, path: Path | None) -> Drawing:
    """Return the drawing of that name; what is missing or broken is hills under a moon."""
    if path is not None:
        try:
            return read(path)
        except (DrawingError, OSError, ValueError):
            pass
    return hills(name)


def _keep(image: Image.Image, path: Path) -> None:
    """Write a print beside its name and move it there; a full disk only costs time later."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        half = path.with_suffix(".part")
        image.save(half, "PNG", compress_level=3)
        half.replace(path)
    except OSError:
        return


def printed(drawing: Drawing, width: int, height: int, nearer: float = 1.0) -> Image.Image:
    """Print a drawing so that it fills the size, its focus kept in sight."""
    wide = drawing.width > drawing.height * 1.4
    scale = max(width / drawing.width, height / drawing.height) * (nearer if wide else 1.0)
    left = _slide(drawing.focus[0] * scale, width, drawing.width * scale)
    top = _slide(drawing.focus[1] * scale, height, drawing.height * scale)
    unit = max(width, height) / 480
    picture = Image.new("RGB", (width, height), (11, 6, 2))
    for number, sheet in enumerate(drawing.sheets):
        picture = _lay(picture, sheet, scale, (left, top), unit, number)
    red, green, blue = picture.split()
    amber = ImageChops.darker(green.point(_share(NIGHT_GREEN)), red.point(_share(AMBER)))
    return Image.merge("RGB", (red, amber, blue.point(_share(NIGHT_BLUE))))


def _slide(focus: float, window: float, whole: float) -> float:
    """Return where the crop begins, so that the focus is near its middle."""
    return min(max(focus - window / 2, 0.0), whole - window)


def _lay(
    picture: Image.Image,
    sheet: Sequence[Shape | Glow],
    scale: float,
    start: tuple[float, float],
    unit: float,
    number: int,
) -> Image.Image:
    """Lay one sheet on the picture: shadow, paper, lit edge, then its lights."""
    size = picture.size
    fine = FINE if size[0] * size[1] < 200_000 else FINE - 1
    large = (size[0] * fine, size[1] * fine)
    first = next((shape.fill for shape in sheet if isinstance(shape, Shape)), (0, 0, 0))
    paper = Image.new("RGB", large, first)
    mask = Image.new("L", large)
    for shape in sheet:
        if isinstance(shape, Shape):
            _cut(paper, mask, shape, scale * fine, (start[0] * fine, start[1] * fine))
    mask = mask.resize(size, Image.Resampling.BOX)
    if mask.getbbox():
        paper = _fibre(paper.resize(size, Image.Resampling.BOX), number)
        soft = mask.filter(ImageFilter.GaussianBlur(5 * unit))
        shadow = _moved(soft, round(-2 * unit), round(3 * unit))
        picture = Image.composite(Image.new("RGB", size), picture, shadow.point(_share(0.62)))
        picture = Image.composite(paper, picture, mask)
        step = max(1, round(1.1 * unit))
        edge = ImageChops.subtract(mask, _moved(mask, -step, step))
        edge = ImageChops.multiply(edge, mask).point(_share(0.5))
        picture = Image.composite(_lighter(paper), picture, edge)
    for light in sheet:
        if isinstance(light, Glow):
            picture = _shine(picture, light, scale, start)
    return picture


def _cut(
    paper: Image.Image, mask: Image.Image, shape: Shape, scale: float, start: tuple[float, float]
) -> None:
    """Cut one shape out of its paper; later outlines of a shape are holes."""
    rings = [
        [(x * scale - start[0], y * scale - start[1]) for x, y in ring] for ring in shape.rings
    ]
    if not rings:
        return
    if len(rings) == 1:
        ImageDraw.Draw(paper).polygon(rings[0], fill=shape.fill)
        ImageDraw.Draw(mask).polygon(rings[0], fill=255)
        return
    own = Image.new("L", mask.size)
    for ring in rings:
        one = Image.new("L", mask.size)
        ImageDraw.Draw(one).polygon(ring, fill=255)
        own = ImageChops.difference(own, one)
    paper.paste(shape.fill, mask=own)
    mask.paste(255, mask=own)


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


def _fibre(paper: Image.Image, number: int) -> Image.Image:
    """Give flat paper a little unevenness, as fibres do."""
    grain = _grain(number % 8)
    sheet = Image.new("L", paper.size)
    for x in range(0, paper.width, grain.width):
        for y in range(0, paper.height, grain.height):
            sheet.paste(grain, (x, y))
    return ImageChops.multiply(paper, Image.merge("RGB", (sheet, sheet, sheet)))


def _shine(
    picture: Image.Image, light: Glow, scale: float, start: tuple[float, float]
) -> Image.Image:
    """Add a soft round light to what is printed so far."""
    radius = max(2, round(light.radius * scale))
    x = round(light.centre[0] * scale - start[0])
    y = round(light.centre[1] * scale - start[1])
    fall = Image.radial_gradient("L").resize((2 * radius, 2 * radius))
    fall = fall.point([int(max(0.0, 1 - v / 181) ** 2.4 * 150) for v in range(256)])
    halo = Image.new("L", picture.size)
    halo.paste(fall, (x - radius, y - radius))
    bands = [halo.point(_share(part / 255)) for part in light.fill]
    return ImageChops.screen(picture, Image.merge("RGB", bands))


def shaped(picture: Image.Image, cut: str) -> Image.Image:
    """Cut a print to its place on the glass: full, card, round or page."""
    size = picture.size
    if cut == "page":
        picture = ImageChops.multiply(picture, _behind_words(size))
    mask = Image.new("L", (size[0] * FINE, size[1] * FINE), 255 if cut in ("full", "page") else 0)
    box = (0, 0, mask.width - 1, mask.height - 1)
    if cut == "card":
        ImageDraw.Draw(mask).rounded_rectangle(box, radius=min(mask.size) * 0.09, fill=255)
    elif cut == "round":
        ImageDraw.Draw(mask).ellipse(box, fill=255)
    picture.putalpha(mask.resize(size, Image.Resampling.BOX))
    return picture


def _behind_words(size: tuple[int, int]) -> Image.Image:
    """Return the veil of a story page: dark where the words stand, clear towards the right."""
    across = Image.linear_gradient("L").rotate(90).resize(size)
    across = across.point([int(255 * min(1.0, 0.1 + 0.9 * (v / 255) ** 2.6)) for v in range(256)])
    down = Image.linear_gradient("L").resize(size)
    down = down.point(
        [255 if v < 190 else int(255 * (1 - 0.75 * (v - 190) / 65)) for v in range(256)]
    )
    veil = ImageChops.multiply(across, down)
    return Image.merge("RGB", (veil, veil, veil))


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
