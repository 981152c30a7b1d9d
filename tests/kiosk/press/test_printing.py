"""Proof that drawings become paper: sized, shadowed, cached, and never a blank."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from kiosk.press import Press, contact_sheet, save_png
from kiosk.press.printing import printed
from kiosk.press.svg import TONES, Drawing, Glow, Shape

SQUARE = ((20.0, 20.0), (60.0, 20.0), (60.0, 60.0), (20.0, 60.0))


def colour(tone: str) -> tuple[int, int, int]:
    """A tone as numbers."""
    code = next(code for code, name in TONES.items() if name == tone)
    return int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16)


def test_a_sheet_throws_its_shadow() -> None:
    """Just left below a near piece the far paper is darker than far from it."""
    whole = Shape((((0, 0), (80, 0), (80, 80), (0, 80)),), colour("far"))
    piece = Shape((SQUARE,), colour("near"))
    picture = printed(Drawing(80, 80, (40, 40), ((whole,), (piece,))), 480, 480)
    red = picture.getchannel("R").tobytes()
    beside, open_paper, piece_itself = (
        red[y * 480 + x] for x, y in ((117, 300), (465, 24), (240, 240))
    )
    assert beside < open_paper * 0.8
    assert piece_itself < open_paper


@pytest.mark.parametrize("cut", ["full", "card", "round", "page"])
@pytest.mark.parametrize("size", [(160, 96), (90, 120)], ids=str)
def test_a_print_has_exactly_the_size_asked_for(size: tuple[int, int], cut: str) -> None:
    """Cropped, never stretched; cards and rounds have free corners."""
    image = Press().image("street", *size, cut)
    assert image.size == size
    corner = image.getchannel("A").getpixel((0, 0))
    assert corner == (0 if cut in ("card", "round") else 255)
    assert len(Press().pixels("street", *size, cut)) == size[0] * size[1] * 4


def test_on_a_page_nobody_stands_under_the_tools_or_the_words() -> None:
    """The picture is at the upper right, whole; below it and far to the left there is nothing."""
    page = Press().image("street", 400, 240, "page").convert("L")
    full = Press().image("street", 400, 240, "full").convert("L")
    below = page.crop((0, 208, 400, 240))
    left = page.crop((0, 0, 55, 240))
    assert max(below.tobytes()) == max(left.tobytes()) == 0
    corner = page.crop((360, 20, 400, 180))
    assert sum(corner.tobytes()) / 6400 > 0.5 * sum(full.tobytes()) / 96000
    words = page.crop((60, 20, 200, 180))
    assert sum(words.tobytes()) / 22400 < 0.4 * sum(corner.tobytes()) / 6400


def test_shots_lie_side_by_side(tmp_path: Path) -> None:
    """A contact sheet is one PNG as wide as its columns."""
    for name in "ab":
        save_png(tmp_path / f"{name}.png", 8, 4, bytes(8 * 4 * 3))
    contact_sheet([tmp_path / "a.png", tmp_path / "b.png"], tmp_path / "all.png", 2, 100)
    with Image.open(tmp_path / "all.png") as sheet:
        assert sheet.size == (208, 54)


def test_a_light_as_large_as_a_town_is_made_only_where_it_is_seen() -> None:
    """A stranger's picture takes no memory but the page's own."""
    paper = Shape((((0, 0), (90, 0), (90, 60), (0, 60)),), (20, 10, 4))
    plain = Drawing(90, 60, (45, 30), ((paper,),))
    vast = Drawing(90, 60, (45, 30), ((paper, Glow((45.0, 30.0), 4e6, (255, 190, 70))),))
    lit, unlit = (printed(one, 90, 60).getchannel(0).tobytes() for one in (vast, plain))
    assert all(one > other + 60 for one, other in zip(lit, unlit, strict=True))
