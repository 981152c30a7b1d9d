"""Contents: a picture or a sound is looked at by its first bytes before anything decodes it."""

from __future__ import annotations

import re
import struct
from typing import TYPE_CHECKING
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Callable

SIDE_LIMIT = 4096
PIXELS_LIMIT = 8_800_000
DEPTH_LIMIT = 8
ELEMENTS_LIMIT = 2000
TAGS = frozenset(["svg", "title", "desc", "g", "path", "polygon", "rect", "circle", "ellipse"])
"""All that a paper-cut is made of (see ``kiosk.press.svg``)."""
ATTRIBUTES = frozenset(
    ["viewBox", "width", "height", "xmlns", "version", "data-focus", "id", "class", "fill",
     "fill-rule", "fill-opacity", "opacity", "d", "points", "x", "y", "rx", "ry", "cx", "cy", "r"]
)  # fmt: skip
FAR = 16_000.0
"""How far out a mark may lie: four times the largest picture."""
TALLEST = 16.0
"""The tallest figure, in grown persons: a ship, a tower."""
STANDS_LIMIT = 12
SEASONS = ("spring", "summer", "autumn", "winter")
_SVG = "http://www.w3.org/2000/svg"
_LEADS = re.compile(r"(?i)url\s*\(|javascript:|data:|//")
Fault = tuple[str, str]
"""A code, and what is wrong."""


class _Refused(Exception):
    """The drawing holds something that is not for it."""


def content_fault(name: str, data: bytes) -> Fault | None:
    """Return what is wrong with a picture or sound; other files are read elsewhere."""
    look = _LOOKS.get(name.rpartition(".")[2])
    try:
        return look(data) if look is not None and "." in name else None
    except (IndexError, struct.error):
        return "P031", "this file is cut off."


def content_mend(code: str) -> str:
    """Return how such a fault is mended."""
    if code == "P033":
        return "the guide says under 'The rest of a pack' what a picture may hold."
    return "export it again." if code == "P031" else "save it again, smaller and plainer."


def _png(data: bytes) -> Fault | None:
    if not data.startswith(b"\x89PNG\r\n\x1a\n") or data[12:16] != b"IHDR":
        return "P031", "this is no PNG picture."
    width, height = struct.unpack_from(">II", data, 16)
    if data[-12:-4] != b"\0\0\0\0IEND":
        return "P031", "this picture is cut off, or something lies behind it."
    return _sides(width, height)


def _jpg(data: bytes) -> Fault | None:
    if not data.startswith(b"\xff\xd8\xff") or not data.endswith(b"\xff\xd9"):
        return "P031", "this is no JPEG picture, it is cut off, or something lies behind it."
    at = 2
    while at < len(data):
        if data[at] != 0xFF:
            break
        kind = data[at + 1]
        if kind == 0xFF:
            at += 1
            continue
        (length,) = struct.unpack_from(">H", data, at + 2)
        if kind in range(0xC0, 0xD0) and kind not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack_from(">HH", data, at + 5)
            return _sides(width, height)
        if kind in (0xD8, 0xD9, 0xDA) or length < 2:
            break
        at += 2 + length
    return "P031", "this JPEG doesn't say how large it is."


def _sides(width: int, height: int) -> Fault | None:
    if not width or not height:
        return "P031", "this picture has no size."
    if max(width, height) > SIDE_LIMIT or width * height > PIXELS_LIMIT:
        return "P032", f"this picture is larger than {SIDE_LIMIT} a side or 8.8 million points."
    return None


def _ogg(data: bytes) -> Fault | None:
    return None if data.startswith(b"OggS\0\x02") else ("P031", "this is no Ogg sound.")


def _svg(data: bytes) -> Fault | None:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "P031", "this drawing is not UTF-8 text."
    if "<!DOCTYPE" in text or "<!ENTITY" in text or "<![" in text:
        return "P033", "a drawing has no document type and no entities."
    walk = _Walk()
    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler, parser.EndElementHandler = walk.begin, walk.finish
    parser.StartDoctypeDeclHandler = parser.ProcessingInstructionHandler = walk.refuse
    parser.EntityDeclHandler = walk.refuse
    try:
        parser.Parse(text.encode(), True)
    except _Refused as refused:
        return "P033", f"this drawing is refused at line {parser.CurrentLineNumber}: {refused}"
    except expat.ExpatError as broken:
        return "P031", f"this is no well-formed SVG: see line {broken.lineno}."
    except ValueError:
        return "P031", "this is no well-formed SVG."
    return None


def _numbers(text: str) -> list[float]:
    """Return the numbers of a mark, none at all when one of them is none or lies too far out."""
    parts = text.split()[:9]
    if not all(_NUMBER.fullmatch(part) for part in parts):
        return []
    values = [float(part) for part in parts]
    return values if all(abs(value) <= FAR for value in values) else []


def _sky(value: str) -> bool:
    """Return whether it is a box of the sky: x y w h."""
    box = _numbers(value)
    return len(box) == 4 and min(box[2:]) >= 8


def _stands(value: str) -> bool:
    """Return whether it is places to stand: x y h, and what fits there at most and at least."""
    stands = [_numbers(part) for part in value.split(",", STANDS_LIMIT + 1)]
    return len(stands) <= STANDS_LIMIT and all(
        3 <= len(one) <= 5 and one[2] >= 4 and all(0 <= size <= TALLEST for size in one[3:])
        for one in stands
    )


def _high(value: str) -> bool:
    """Return whether it is the height of a figure, in grown persons."""
    high = _numbers(value)
    return len(high) == 1 and 0.02 <= high[0] <= TALLEST


def _floats(value: str) -> bool:
    """Return whether it is how far above its feet a figure hangs, in grown persons."""
    above = _numbers(value)
    return len(above) == 1 and 0.0 <= above[0] <= TALLEST


def _seasons(value: str) -> bool:
    """Return whether it is some of the four seasons, each once."""
    words = value.split()
    return 0 < len(words) == len(set(words)) and set(words) <= set(SEASONS)


_NUMBER = re.compile(r"-?(?:[0-9]{1,6}(?:\.[0-9]{0,6})?|\.[0-9]{1,6})")
_CLASS = re.compile(r"[a-z][a-z0-9-]{0,30}")
_MARKS: dict[tuple[str, str], Callable[[str], bool]] = {
    ("g", "class"): lambda value: _CLASS.fullmatch(value) is not None,
    ("g", "data-sky"): _sky,
    ("g", "data-stands"): _stands,
    ("g", "data-seasons"): _seasons,
    ("svg", "data-high"): _high,
    ("svg", "data-floats"): _floats,
}
"""What a sheet of a setting is for, and how tall a figure is (see ``kiosk.press.marks``)."""
_READS = {
    "class": "a class is one small word",
    "data-sky": "a sky is x y w h, w and h at least 8",
    "data-stands": f"stands are x y h, x y h, {STANDS_LIMIT} at most, h at least 4",
    "data-seasons": f"seasons are some of {' '.join(SEASONS)}, each once",
    "data-high": f"a height is one number from 0.02 to {TALLEST:.0f}",
    "data-floats": f"it is one number from 0 to {TALLEST:.0f}",
}
"""How each mark is written."""


class _Walk:
    """One walk through a drawing, element by element, that ends at the first odd one."""

    def __init__(self) -> None:
        self.depth = self.count = 0

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth, self.count = self.depth + 1, self.count + 1
        if self.depth > DEPTH_LIMIT or self.count > ELEMENTS_LIMIT:
            raise _Refused("it is nested too deeply, or has too many pieces.")
        if tag not in TAGS or (tag == "svg") != (self.depth == 1):
            raise _Refused(f"<{tag[:40]}> is not part of a picture.")
        for key, value in attributes.items():
            if key not in ATTRIBUTES and (tag, key) not in _MARKS:
                raise _Refused(f"'{key[:40]}' is not part of a picture.")
            if key == "xmlns" and value != _SVG:
                raise _Refused("it is no SVG.")
            if key != "xmlns" and _LEADS.search(value):
                raise _Refused("it leads outside itself.")
            if (tag, key) in _MARKS and not _MARKS[tag, key](value):
                shown = value if len(value) <= 40 else f"{value[:40]}…"
                raise _Refused(f'{key}="{shown}" can\'t be read: {_READS[key]}.')

    def finish(self, _: str) -> None:
        self.depth -= 1

    def refuse(self, *_: object) -> None:
        raise _Refused("it holds instructions or a document type.")


_LOOKS: dict[str, Callable[[bytes], Fault | None]] = {
    "png": _png,
    "jpg": _jpg,
    "ogg": _ogg,
    "svg": _svg,
}
