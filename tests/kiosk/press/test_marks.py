"""Proof that marks are read, and that no mark can ask for work or stand outside the world."""

from __future__ import annotations

import pytest

from kiosk.press.marks import MOST_STANDS, Figure, Mark, Stand
from kiosk.press.svg import DrawingError, parse

PIECE = '<rect fill="#261505" x="0" y="0" width="9" height="9"/>'


def marked(sheet: str, root: str = "", more: str = "") -> str:
    """A drawing whose only sheet has these attributes."""
    return f'<svg viewBox="0 0 400 240" {root}><g {sheet}>{PIECE}</g>{more}</svg>'


def test_every_mark_is_read() -> None:
    """Each on its sheet, numbers with blanks or commas as they come."""
    text = marked(
        'class="moon" data-sky="1 2 30 40" data-seasons="winter autumn" '
        'data-stands="10 20 30, 40 50 60 0.4,70 80 90 2 0.5"'
    )
    ((_, mark),) = parse(text).whole
    assert mark == Mark(
        moon=True,
        sky=(1, 2, 30, 40),
        stands=(Stand(10, 20, 30), Stand(40, 50, 60, 0.4), Stand(70, 80, 90, 2, 0.5)),
        seasons=("winter", "autumn"),
    )


def test_a_figure_says_how_high_it_is() -> None:
    """And whether it hangs in the air; a setting says nothing."""
    assert parse(marked("", 'data-high="0.35"')).figure == Figure(0.35)
    assert parse(marked("", 'data-high=".2" data-floats="0.5"')).figure == Figure(0.2, 0.5)
    assert parse(marked("")).figure is None


def test_without_a_scene_it_is_summer() -> None:
    """Snow stays away from the plain picture; blossom of summer is shown."""
    more = f'<g data-seasons="summer">{PIECE}{PIECE}</g>'
    drawing = parse(marked('data-seasons="winter"', more=more))
    assert [len(sheet) for sheet in drawing.sheets] == [2]
    assert [len(sheet) for sheet, _ in drawing.whole] == [1, 2]


HOSTILE = {
    "many stands": f'data-stands="{",".join(["1 2 30"] * (MOST_STANDS + 1))}"',
    "a stand at infinity": 'data-stands="1e999 2 30"',
    "a stand nowhere": 'data-stands="99999 2 30"',
    "a giant": 'data-stands="10 20 99999"',
    "a person of no height": 'data-stands="10 20 0"',
    "a stand of two numbers": 'data-stands="10 20"',
    "a stand of six numbers": 'data-stands="10 20 30 1 1 1"',
    "words": 'data-stands="here and there"',
    "a stand below nothing": 'data-stands="10 20 30 -1"',
    "half a sky": 'data-sky="10 20 30"',
    "a sky of no width": 'data-sky="10 20 0 30"',
    "a sky turned inside out": 'data-sky="10 20 -40 30"',
    "a fifth season": 'data-seasons="monsoon"',
    "every season many times": f'data-seasons="{"winter " * 90}"',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_mark_is_refused(name: str) -> None:
    """The file is no drawing then, and the page shows hills."""
    with pytest.raises(DrawingError):
        parse(marked(HOSTILE[name]))


def test_the_bounds_are_those_of_the_whole_drawing() -> None:
    """One sky and twelve stands in all, however many sheets share them."""
    half = f'data-stands="{",".join(["10 20 30"] * 7)}"'
    with pytest.raises(DrawingError, match="12 stands"):
        parse(marked(half, more=f"<g {half}>{PIECE}</g>"))
    sky = 'data-sky="1 2 30 40"'
    with pytest.raises(DrawingError, match="one sky"):
        parse(marked(sky, more=f"<g {sky}>{PIECE}</g>"))


@pytest.mark.parametrize("high", ["0", "-1", "99", "1e999", "1 2", "tall"])
def test_a_figure_has_a_height_of_this_world(high: str) -> None:
    """Anything else is refused."""
    with pytest.raises(DrawingError):
        parse(marked("", f'data-high="{high}"'))
