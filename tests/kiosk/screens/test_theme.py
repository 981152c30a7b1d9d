"""Proof that the night has one palette, amber to umber, with hardly any blue."""

from __future__ import annotations

from kiosk.screens.theme import FONTS, Theme


def test_no_colour_of_the_night_is_blue() -> None:
    """Red leads, green follows, blue is nearly nothing."""
    for name, colour in vars(Theme).items():
        if isinstance(colour, tuple) and len(colour) == 4:
            red, green, blue, _ = colour
            assert blue <= 0.25 * red + 1e-9, name
            assert green <= red + 1e-9, name


def test_the_narrower_side_decides_the_unit() -> None:
    """A wide panel does not make letters too tall for it."""
    theme = Theme()
    theme.fit((1024, 600))
    assert theme.u == 1.25
    theme.fit((800, 800))
    assert theme.u == 1.0


def test_each_face_stands_beside_its_licence() -> None:
    """Every vendored font file has the licence of its family."""
    for face in FONTS.glob("*.ttf"):
        licence = FONTS / f"OFL-{face.stem.split('-')[0]}.txt"
        assert face.name in licence.read_text(encoding="utf-8")
