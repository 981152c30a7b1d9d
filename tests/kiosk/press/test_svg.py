"""Proof of the small part of SVG that pictures use."""

from __future__ import annotations

import pytest

from kiosk.press.outlines import outlines
from kiosk.press.svg import DrawingError, Glow, Shape, parse

PAPER = 'fill="#261505"'


def drawing(inside: str, box: str = "0 0 80 48") -> str:
    """A whole file around one sheet."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"><g>{inside}</g></svg>'


@pytest.mark.parametrize(
    "piece",
    [
        f'<rect {PAPER} x="1" y="2" width="10" height="5" rx="2"/>',
        f'<circle {PAPER} cx="5" cy="5" r="3"/>',
        f'<ellipse {PAPER} cx="5" cy="5" rx="3" ry="2"/>',
        f'<polygon {PAPER} points="1,1 9,1 5,7"/>',
        f'<path {PAPER} d="M1 1 h8 v6 q-4 3 -8 0 z"/>',
        f'<path {PAPER} d="M1 1 C2 2 3 3 9 1 A4 4 0 0 1 1 1 Z"/>',
    ],
)
def test_each_shape_is_read(piece: str) -> None:
    """One piece gives one shape with points inside the box."""
    (shape,) = parse(drawing(piece)).sheets[0]
    assert isinstance(shape, Shape)
    assert all(-1 <= x <= 80 and -1 <= y <= 48 for ring in shape.rings for x, y in ring)


def test_a_glow_is_light() -> None:
    """A circle of class glow is no paper."""
    (light,) = parse(drawing('<circle class="glow" fill="#ffbe46" cx="5" cy="6" r="7"/>')).sheets[0]
    assert light == Glow((5, 6), 7, (255, 190, 70))


def test_a_second_outline_is_a_hole() -> None:
    """Two outlines of one path stay two rings."""
    assert len(outlines("M0 0 L9 0 L9 9 Z M2 2 L5 2 L5 5 Z")) == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<svg", "not well-formed"),
        ("<!DOCTYPE svg><svg/>", "document type"),
        ('<svg viewBox="0 0 0 9"/>', "viewBox"),
        (drawing('<path fill="#123456" d="M0 0 L1 1 L2 0"/>'), "#123456"),
        (drawing(f"<text {PAPER}>hello</text>"), "<text>"),
        (drawing(f'<path {PAPER} d="M0 0 T5 5"/>'), "lacks|not part"),
        (drawing(f'<path {PAPER} d="M0 0 L5"/>'), "lacks a number"),
        ('<svg viewBox="0 0 9 9"><rect/></svg>', "outside a sheet"),
    ],
)
def test_what_is_outside_the_subset_is_said(text: str, said: str) -> None:
    """Each with its own words, never a traceback of the parser."""
    with pytest.raises(DrawingError, match=said):
        parse(text)


FILL = 'fill="#ffbe46"'
HOSTILE = {
    "a light as large as the sky": f'<g><circle class="glow" cx="9" cy="9" r="900000" {FILL}/></g>',
    "a box without end": "<g/>",
    "a point at infinity": f'<g><polygon points="0 0 1e999 4 4 4" {FILL}/></g>',
    "far outside": f'<g><rect x="0" y="0" width="99999999" height="4" {FILL}/></g>',
    "more sheets than a drawer holds": "<g/>" * 50,
    "more pieces than hands": "<g>" + f'<circle r="1" {FILL}/>' * 700 + "</g>",
    "a sieve": f'<g><path d="{"M1 1L2 2L3 1Z" * 80}" {FILL}/></g>',
    "a curve of a hundred thousand points": f'<g><path d="M0 0{"Q1 1 2 2" * 4000}" {FILL}/></g>',
    "a text of a megabyte": f"<title>{'x' * 600_000}</title>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_picture_is_refused(name: str) -> None:
    """What would take the kiosk's memory or its evening is no drawing."""
    box = "0 0 1e999 9" if "box" in name else "0 0 160 96"
    with pytest.raises(DrawingError):
        parse(f'<svg viewBox="{box}">{HOSTILE[name]}</svg>')
