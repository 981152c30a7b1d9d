"""Pictures and sounds are looked at by their first bytes, before anything decodes them."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest

from stories.archive import content_fault, content_mend

ROOT = Path(__file__).parents[3]
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'


def png(width: int, height: int, tail: bytes = b"") -> bytes:
    """A PNG of one colour, however large it says it is."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(b"\0"))
    return b"\x89PNG\r\n\x1a\n" + head + body + chunk(b"IEND", b"") + tail


def jpg(width: int, height: int, tail: bytes = b"") -> bytes:
    """A JPEG's heads, with a length of its own kind before the size."""
    size = struct.pack(">BHHB", 8, height, width, 1) + b"\1\x11\0"
    frame = b"\xff\xc2" + struct.pack(">H", len(size) + 2) + size
    tables = b"\xff\xe0\0\x10" + bytes(14) + b"\xff\xff\xc4\0\x04ab"
    return b"\xff\xd8" + tables + frame + b"\xff\xda\0\x02data\xff\xd9" + tail


FINE = {
    "a.png": png(4000, 2200), "b.png": png(1, 4096), "a.jpg": jpg(2200, 4000),
    "s.ogg": b"OggS\0\x02x",
    "a.svg": SVG.format('<g><path fill="#fff" d="M0 0L9 9"/></g>').encode(),
    "b.svg": b"\xef\xbb\xbf<?xml version='1.0'?><!-- a hill -->" + SVG.format("").encode(),
    "a.md": b"\x89PNG", "LICENSE": b"",
}  # fmt: skip


@pytest.mark.parametrize("name", FINE)
def test_fine(name: str) -> None:
    """Real pictures within their size, and what is none."""
    assert content_fault(name, FINE[name]) is None


def test_every_shipped_picture_is_fine() -> None:
    """The house keeps its own rule."""
    pictures = [*ROOT.glob("*/packs/*/pictures/*.svg"), *ROOT.glob("kiosk/press/pictures/*.svg")]
    assert len(pictures) > 40
    assert [one.name for one in pictures if content_fault(one.name, one.read_bytes())] == []


SHEETS = {
    'class="moon"': True, 'class="a moon"': False, 'class=""': False,
    'data-sky="0 -4.5 800 .5e2"': False, 'data-sky="0 -4.5 800 300"': True,
    'data-sky="0 0 800"': False, 'data-sky="0 0 800 300 1"': False, 'data-sky="0 0 800 7"': False,
    'data-sky="0 0 800 nan"': False, 'data-sky="0 0 99999 300"': False, 'data-sky=""': False,
    'data-stands="1 2 40"': True, 'data-stands="1 2 40 0.4 0.1, 5 6 44 0.4,7 8 40"': True,
    'data-stands=""': False, 'data-stands="1 2"': False, 'data-stands="1 2 40 1 0 9"': False,
    'data-stands="1 2 3"': False, 'data-stands="1 2 40 -1"': False,
    'data-stands="1 2 40 17"': False, 'data-stands="1 2 40,"': False,
    f'data-stands="{",".join(["1 2 40"] * 12)}"': True,
    f'data-stands="{",".join(["1 2 40"] * 13)}"': False,
    'data-seasons="winter"': True, 'data-seasons="autumn winter"': True,
    'data-seasons="monsoon"': False, 'data-seasons=""': False,
    'data-seasons="winter winter"': False,
    'data-high="1"': False, 'data-floats="1"': False, 'data-more="1"': False,
}  # fmt: skip
FIGURES = {
    'data-high="0.35"': True, 'data-high=".35" data-floats="0"': True, 'data-high="16"': True,
    'data-high="0.01"': False, 'data-high="17"': False, 'data-high="tall"': False,
    'data-high="1 2"': False, 'data-high=""': False, 'data-high="inf"': False,
    'data-high="1" data-floats="-1"': False, 'data-high="1" data-floats="17"': False,
    'data-sky="0 0 800 300"': False, 'data-stands="1 2 40"': False, 'data-seasons="winter"': False,
}  # fmt: skip
"""What a sheet and a figure say of themselves, and whether it can be so."""


@pytest.mark.parametrize("mark", SHEETS)
def test_marks_of_a_sheet(mark: str) -> None:
    """The moon, the sky, where figures stand and seasons, within reach; on nothing but a sheet."""
    fault = content_fault("a.svg", SVG.format(f"<g {mark}/>").encode())
    assert fault is None if SHEETS[mark] else fault is not None
    if "class" not in mark:
        inside = content_fault("a.svg", SVG.format(f"<g><path {mark}/></g>").encode())
        assert inside is not None
        assert f"'{mark.partition('=')[0]}' is not part of a picture" in inside[1]


@pytest.mark.parametrize("mark", FIGURES)
def test_marks_of_a_figure(mark: str) -> None:
    """How tall it is and how far above the ground, in grown persons."""
    text = SVG.format("<g/>").replace("<svg", f"<svg {mark}")
    fault = content_fault("figure-owl.svg", text.encode())
    assert fault is None if FIGURES[mark] else fault is not None


REFUSED = {
    "png by name alone": ("a.png", b"hello", "P031"),
    "a png without end": ("a.png", png(9, 9)[:-4], "P031"),
    "a png and a zip": ("a.png", png(9, 9, b"PK\x05\x06"), "P031"),
    "a png cut in its head": ("a.png", b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0", "P031"),
    "a png of nothing": ("a.png", png(0, 9), "P031"),
    "a wide png": ("a.png", png(4097, 1), "P032"),
    "a huge png": ("a.png", png(2**31, 2**31), "P032"),
    "too many points": ("a.png", png(3000, 3000), "P032"),
    "jpg by name alone": ("a.jpg", b"hello", "P031"),
    "a jpg and a zip": ("a.jpg", jpg(9, 9, b"PK\x05\x06"), "P031"),
    "a huge jpg": ("a.jpg", jpg(65535, 65535), "P032"),
    "a jpg of nothing": ("a.jpg", jpg(9, 0), "P031"),
    "a jpg without size": ("a.jpg", b"\xff\xd8\xff\xda\0\x02\xff\xd9", "P031"),
    "a jpg that stands still": ("a.jpg", b"\xff\xd8\xff\xe0\0\0\xff\xd9", "P031"),
    "a jpg of marks alone": ("a.jpg", b"\xff\xd8" + b"\xff" * 99 + b"\xff\xd9", "P031"),
    "a sound that is none": ("a.ogg", b"ID3", "P031"),
    "an svg that is none": ("a.svg", b"hello", "P031"),
    "an svg of other letters": ("a.svg", SVG.format("").encode("utf-16"), "P031"),
    "an svg that is never closed": ("a.svg", b"<svg>", "P031"),
    "a script": ("a.svg", SVG.format("<script>1</script>").encode(), "P033"),
    "a picture from elsewhere": ("a.svg", SVG.format('<image href="a.png"/>').encode(), "P033"),
    "a link": ("a.svg", SVG.format('<g href="x"/>').encode(), "P033"),
    "an event": ("a.svg", SVG.format('<g onload="x"/>').encode(), "P033"),
    "a style": ("a.svg", SVG.format('<g style="fill:url(x)"/>').encode(), "P033"),
    "a fill from elsewhere": ("a.svg", SVG.format('<g fill="URL (#x)"/>').encode(), "P033"),
    "a hidden fill": ("a.svg", SVG.format('<g fill="&#117;rl(x)"/>').encode(), "P033"),
    "another name space": ("a.svg", SVG.format('<g xmlns="http://x"/>').encode(), "P033"),
    "another page": ("a.svg", b'<html xmlns="http://www.w3.org/1999/xhtml"/>', "P033"),
    "entities": ("a.svg", b"<!DOCTYPE svg [<!ENTITY a 'aaa'>]><svg>&a;</svg>", "P033"),
    "instructions": ("a.svg", SVG.format("<?run x?>").encode(), "P033"),
    "a deep one": ("a.svg", SVG.format("<g>" * 50000 + "</g>" * 50000).encode(), "P033"),
    "a crowd": ("a.svg", SVG.format("<g/>" * 3000).encode(), "P033"),
    "an svg in an svg": ("a.svg", SVG.format("<svg/>").encode(), "P033"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    """What is not what its name says, too large, or more than paper."""
    file, data, code = REFUSED[name]
    fault = content_fault(file, data)
    assert fault is not None
    assert fault[0] == code


@pytest.mark.parametrize(
    ("mark", "how"),
    [
        (
            'data-stands="{}"'.format(",".join(["9 9 9"] * 13)),
            "stands are x y h, x y h, 12 at most",
        ),
        ('data-stands="9 9 -9"', "h at least 4"),
        ('data-sky="1 2 3"', "a sky is x y w h"),
        ('data-seasons="autum"', "spring summer autumn winter"),
        ('class="Moon"', "one small word"),
    ],
)
def test_a_mark_that_cannot_be_read_says_how_it_is_written(mark: str, how: str) -> None:
    """With the line it stands on."""
    fault = content_fault("a.svg", SVG.format(f"\n<g/>\n<g {mark}/>").encode())
    assert fault is not None
    assert fault[0] == "P033"
    assert "at line 3: " in fault[1]
    assert how in fault[1]


def test_the_mends() -> None:
    """A forbidden piece, a broken file and a large one are mended in three ways."""
    assert len({content_mend(code) for code in ("P031", "P032", "P033")}) == 3
    assert "The rest of a pack" in content_mend("P033")
