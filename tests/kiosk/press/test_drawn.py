"""A drawing on paper: on one lying page, its lines where the finger drew them."""

from __future__ import annotations

from kiosk.press.drawn import drawn_page
from kiosk.press.paper import FORMATS
from tests.kiosk.press.opened import opened

WAYS = [[(0.0, 0.0), (1.0, 1.0)], [(0.9, 0.1)]]


def test_one_lying_page_with_its_words() -> None:
    """Of either paper; the same drawing is the same bytes."""
    for name, size in (("a4", (841.9, 595.3)), ("letter", (792.0, 612.0))):
        pdf, lost = drawn_page(WAYS, 1.5, "Mia, night 3", FORMATS[name])
        found = opened(pdf)
        assert found.sizes == (size,)
        assert found.texts == ("Mia, night 3",)
        assert lost == ""
        assert pdf == drawn_page(WAYS, 1.5, "Mia, night 3", FORMATS[name])[0]


def test_lines_and_dots_lie_where_they_were_drawn() -> None:
    """From the upper left to the lower right, a dot near the upper right, and no line elsewhere."""
    look = opened(drawn_page(WAYS, 1.5, "x", FORMATS["a4"])[0]).looks[0]
    wide, high = look.size
    grey = look.tobytes()
    dark = [
        (x / wide, y / high)
        for x in range(0, wide, 2)
        for y in range(0, high, 2)
        if grey[y * wide + x] < 140
    ]
    middle = [point for point in dark if 0.3 < point[0] < 0.7 and 0.2 < point[1] < 0.7]
    assert middle
    assert all(abs((x - 0.5) - (y - 0.476)) < 0.06 for x, y in middle)
    assert any(x > 0.8 and y < 0.25 for x, y in dark)
    assert not any(x < 0.3 and 0.5 < y < 0.85 for x, y in dark)


def test_long_words_stay_on_the_page_and_strange_letters_are_said() -> None:
    """A name that is very long is set smaller."""
    name = "Maximiliane-Wilhelmine " * 8
    found = opened(drawn_page(WAYS, 1.5, name, FORMATS["a4"])[0])
    assert found.texts[0].startswith("Maximiliane")
    assert drawn_page(WAYS, 1.5, "字", FORMATS["a4"])[1] == "字"
