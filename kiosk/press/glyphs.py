"""Which letters the vendored fonts can draw, read from their own character maps."""

from __future__ import annotations

import struct
import unicodedata
from functools import lru_cache
from importlib import resources
from pathlib import Path

FACES = ("Andika-Regular.ttf", "Vollkorn-Medium.ttf")
"""Every face a name may be shown in."""


def can_draw(text: str) -> bool:
    """Return whether every letter of the text can be shown on the glass."""
    return bool(text.strip()) and not missing(text)


def missing(text: str) -> str:
    """Return the letters that no box could show properly, each once, in order."""
    found = ""
    for letter in unicodedata.normalize("NFC", text):
        drawn = letter == " " or (
            unicodedata.category(letter)[0] in "LMNPS" and ord(letter) in _both()
        )
        if not drawn and letter not in found:
            found += letter
    return found


@lru_cache(maxsize=1)
def _both() -> frozenset[int]:
    """Return the code points that all faces have."""
    folder = Path(str(resources.files("kiosk"))) / "screens" / "fonts"
    maps = [characters((folder / face).read_bytes()) for face in FACES]
    return frozenset.intersection(*maps)


def characters(font: bytes) -> frozenset[int]:
    """Return the code points a TrueType font maps to a glyph."""
    tables = struct.unpack(">H", font[4:6])[0]
    for index in range(tables):
        tag, _, start, _ = struct.unpack(">4sLLL", font[12 + 16 * index : 28 + 16 * index])
        if tag == b"cmap":
            return _character_map(font, start)
    return frozenset()


def _character_map(font: bytes, start: int) -> frozenset[int]:
    """Gather the code points of every Unicode subtable (formats 4 and 12)."""
    found: set[int] = set()
    count = struct.unpack(">H", font[start + 2 : start + 4])[0]
    for index in range(count):
        at = start + 4 + 8 * index
        platform, _, offset = struct.unpack(">HHL", font[at : at + 8])
        if platform not in (0, 3):
            continue
        table = start + offset
        form = struct.unpack(">H", font[table : table + 2])[0]
        if form == 4:
            found |= _segments(font, table)
        elif form == 12:
            found |= _groups(font, table)
    return frozenset(found)


def _segments(font: bytes, table: int) -> set[int]:
    """Read a format 4 subtable: segments of 16-bit code points."""
    twice = struct.unpack(">H", font[table + 6 : table + 8])[0]
    count = twice // 2

    def row(number: int, sign: str = "H") -> tuple[int, ...]:
        at = table + 14 + number * twice + (2 if number else 0)
        return struct.unpack(f">{count}{sign}", font[at : at + twice])

    ends, starts, deltas, offsets = row(0), row(1), row(2, "h"), row(3)
    found: set[int] = set()
    for index in range(count):
        for code in range(starts[index], min(ends[index], 0xFFFE) + 1):
            glyph = code
            if offsets[index]:
                at = table + 16 + 3 * twice + 2 * index
                at += offsets[index] + 2 * (code - starts[index])
                glyph = struct.unpack(">H", font[at : at + 2])[0]
                if glyph == 0:
                    continue
            if (glyph + deltas[index]) & 0xFFFF:
                found.add(code)
    return found


def _groups(font: bytes, table: int) -> set[int]:
    """Read a format 12 subtable: groups of 32-bit code points."""
    count = struct.unpack(">L", font[table + 12 : table + 16])[0]
    found: set[int] = set()
    for index in range(count):
        at = table + 16 + 12 * index
        first, last, glyph = struct.unpack(">LLL", font[at : at + 12])
        found.update(range(first + (glyph == 0), last + 1))
    return found
