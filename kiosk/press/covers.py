"""A sheet of covers is many small pictures on one page, each with its title under it."""

from __future__ import annotations

import os
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont
from PIL.PngImagePlugin import PngInfo

from kiosk.press.prints import Press

if TYPE_CHECKING:
    from collections.abc import Sequence

MAKER = "Hearthside covers"
"""What the file says made it; one that says so may be written over."""
WIDE, HIGH = 360, 225
"""The size of one cover, in pixels."""
GAP = 16
SIZE, ROW = 20, 26
"""The height of a title's letters and of one of its lines."""
LINES = 2
"""Most lines of a title."""

PAPER, INK = (24, 15, 6), (226, 178, 112)


class CoverSheet:
    """A page that is filled cover by cover, from the upper left."""

    def __init__(self, press: Press, count: int, columns: int) -> None:
        """Lay out room for ``count`` covers, in columns."""
        self._press = press
        self._columns = min(columns, max(1, count))
        self._laid = 0
        rows = -(-count // self._columns)
        size = (self._columns * (WIDE + GAP) + GAP, rows * (_step() + GAP) + GAP)
        self.image = Image.new("RGB", size, PAPER)

    def lay(self, picture: str, title: str) -> None:
        """Print the next cover and set its title under it."""
        row, column = divmod(self._laid, self._columns)
        self._laid += 1
        left, top = GAP + column * (WIDE + GAP), GAP + row * (_step() + GAP)
        cover = self._press.image(picture, WIDE, HIGH, "card")
        self.image.paste(cover.convert("RGB"), (left, top), cover.getchannel("A"))
        draw, font = ImageDraw.Draw(self.image), _font()
        for number, line in enumerate(lines(title)):
            middle = (left + WIDE / 2, top + HIGH + 6 + number * ROW)
            draw.text(middle, line, INK, font, anchor="ma")

    def save(self, path: Path) -> None:
        """Write the page so that a reader meets the old one or the new one, never a part."""
        made = PngInfo()
        made.add_text("Software", MAKER)
        part = path.with_name(f".{path.name}.{os.getpid()}.part")
        try:
            self.image.save(part, "PNG", pnginfo=made)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)


def is_ours(path: Path) -> bool:
    """Return whether a file is a sheet of covers, which may be written over."""
    if not path.is_file():
        return False
    with path.open("rb") as opened:
        head = opened.read(400)
    return head.startswith(b"\x89PNG") and MAKER.encode() in head


def lines(title: str, most: int = LINES) -> list[str]:
    """Return a title in lines that fit under a cover; what has no room ends in an ellipsis."""
    found: list[str] = []
    for word in title.split():
        longer = f"{found[-1]} {word}" if found else word
        if found and _fits(longer):
            found[-1] = longer
        else:
            found.append(word)
    if len(found) == LINES == most:
        found = _evened(title.split()) or found
    whole = len(found) <= most
    found = found[:most]
    return [
        line if _fits(line) and (whole or number < len(found) - 1) else _cut(line)
        for number, line in enumerate(found)
    ]


def _evened(words: Sequence[str]) -> list[str]:
    """Return words on two lines as even as can be, if they fit at all."""
    pairs = [[" ".join(words[:at]), " ".join(words[at:])] for at in range(1, len(words))]
    fitting = [pair for pair in pairs if all(map(_fits, pair))]
    return min(fitting, key=lambda pair: max(map(_font().getlength, pair)), default=[])


def _cut(line: str) -> str:
    """Return as much of a line as fits before an ellipsis."""
    while line and not _fits(f"{line}…"):
        line = line[:-1].rstrip()
    return f"{line}…"


def _fits(line: str) -> bool:
    return _font().getlength(line) <= WIDE


def _step() -> int:
    """Return how tall a cover is with its title."""
    return HIGH + 6 + LINES * ROW


@lru_cache(maxsize=1)
def _font() -> ImageFont.FreeTypeFont:
    folder = Path(str(resources.files("kiosk"))) / "screens" / "fonts"
    return ImageFont.truetype(str(folder / "Vollkorn-Medium.ttf"), SIZE)
