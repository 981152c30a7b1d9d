"""The print palette is pale, keeps the shapes, and knows every tone."""

from __future__ import annotations

import dataclasses

import pytest

from kiosk.press import shelf
from kiosk.press.daylight import PRINTED, SKY, in_daylight
from kiosk.press.hills import hills
from kiosk.press.svg import TONES, Drawing, Glow, Shape, read


def bare(drawing: Drawing) -> list[list[object]]:
    """A drawing without its colours."""
    return [
        [dataclasses.replace(piece, fill=(0, 0, 0)) for piece in sheet] for sheet in drawing.sheets
    ]


def light(fill: tuple[int, int, int]) -> float:
    """How light a paper is, 0 to 1."""
    return sum(fill) / 765


def test_every_tone_is_printed_and_near_stays_darker_than_far() -> None:
    """The order of the papers is that of the night."""
    assert list(PRINTED) == list(TONES.values())
    papers = [light(PRINTED[tone]) for tone in list(TONES.values())[:7]]
    assert papers == sorted(papers, reverse=True)
    assert papers[-1] > 0.4


@pytest.mark.parametrize("name", ["owl", "house", "night-town/bus", "brave-nights/bed"])
def test_the_shapes_are_the_same(name: str) -> None:
    """Only colours change; the sheet behind all of them is nearly white."""
    path = shelf.find(name)
    assert path is not None
    drawing = read(path)
    day = in_daylight(drawing)
    assert bare(day) == bare(drawing)
    back = next(piece for piece in day.sheets[0] if isinstance(piece, Shape))
    assert back.fill == SKY


def test_hills_have_a_day_too() -> None:
    """What nobody drew is printed as well, its moon lighter than its hills."""
    day = in_daylight(hills("nobody drew this"))
    moon = next(piece for piece in day.sheets[1] if isinstance(piece, Shape))
    assert light(moon.fill) > max(light(piece.fill) for piece in day.sheets[-1])


def test_what_surrounds_a_picture_costs_little_ink() -> None:
    """A sheet over everything, with a hole to look through, is far paler than its tone."""
    near = next(
        (int(code[1:3], 16), int(code[3:5], 16), int(code[5:], 16))
        for code, tone in TONES.items()
        if tone == "near"
    )
    whole = ((0.0, 0.0), (90.0, 0.0), (90.0, 60.0), (0.0, 60.0))
    hole = ((20.0, 20.0), (60.0, 20.0), (60.0, 40.0))
    lamp = Glow((5.0, 5.0), 3.0, near)
    sheets = ((Shape((whole,), near),), (Shape((whole, hole), near), Shape((hole,), near), lamp))
    day = in_daylight(Drawing(90.0, 60.0, (45.0, 30.0), sheets))
    around, piece, glow = (one.fill for one in day.sheets[1])
    assert day.sheets[0][0].fill == SKY
    assert light(around) > 0.8 > light(piece)
    assert piece == glow == PRINTED["near"]
