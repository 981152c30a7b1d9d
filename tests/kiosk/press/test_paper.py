"""What is drawn on paper: letters that can be read back, pages in their places."""

from __future__ import annotations

import re
from functools import partial

import pytest

from kiosk.press.hills import hills
from kiosk.press.paper import (
    BOX_SIGN,
    FORMATS,
    MAKER,
    Face,
    Paper,
    bound,
    spelt,
    unprintable,
    width,
)
from kiosk.press.typesetting import ITALIC, Run
from tests.kiosk.press.opened import opened

ANDIKA = Face("Andika", 16)


def numbered(number: int, paper: Paper) -> None:
    """One page that says which it is."""
    paper.line((Run(f"leaf{number}"),), ANDIKA, 50, 300)


@pytest.mark.parametrize(
    ("name", "side", "page"),
    [("a4", (841.9, 595.3), (420.9, 595.3)), ("letter", (792.0, 612.0), (396.0, 612.0))],
)
def test_two_pages_a_side_or_one(
    name: str, side: tuple[float, float], page: tuple[float, float]
) -> None:
    """The folded order on whole sheets, the reading order on single pages."""
    drawn = [partial(numbered, number) for number in range(8)]
    folded = opened(bound(drawn, FORMATS[name], title="t", author="a"))
    assert set(folded.sizes) == {side}
    assert [re.findall(r"leaf(\d)", text) for text in folded.texts] == [
        ["7", "0"], ["1", "6"], ["5", "2"], ["3", "4"],
    ]  # fmt: skip
    single = opened(bound(drawn, FORMATS[name], title="t", author="a", single=True))
    assert set(single.sizes) == {page}
    assert single.texts == tuple(f"leaf{number}" for number in range(8))


def test_pages_that_do_not_fold_are_refused() -> None:
    """Nothing half is made."""
    with pytest.raises(ValueError, match="fold"):
        bound([partial(numbered, 1)], FORMATS["a4"], title="t", author="a")


def test_the_letters_used_are_inside_and_no_date() -> None:
    """Fonts are embedded as subsets; the same pages are the same bytes."""
    made = [
        bound([partial(numbered, 1)], FORMATS["a4"], title="t", author="a", single=True)
        for _ in range(2)
    ]
    assert made[0] == made[1]
    assert b"/FontFile2" in made[0]
    assert re.search(rb"/FontName /[A-Z]{6}\+Andika", made[0])
    assert len(made[0]) < 120_000
    assert f"/Producer ({MAKER})".encode() in made[0]
    assert b"D:20000101" in made[0]


def test_a_letter_missing_in_one_face_comes_from_the_other() -> None:
    """What neither has is a box, and is named."""
    lacking = next(
        letter
        for letter in map(chr, range(0x250, 0x2AF))
        if spelt(Run(letter), Face("Vollkorn", 16))[0][0].startswith("Andika")
    )
    found = spelt(Run(f"a{lacking}a"), Face("Vollkorn", 16))
    assert [font for font, _ in found] == ["Vollkorn-Medium", "Andika-Regular", "Vollkorn-Medium"]
    assert unprintable(f"Siobhán {lacking}") == ""
    assert unprintable("Mia 雪 and 雪 夜") == "雪夜"
    assert all(text in (BOX_SIGN, "?") for _, text in spelt(Run("雪"), ANDIKA))
    assert spelt(Run("ab", ITALIC), ANDIKA) == [("Andika-Italic", "ab")]
    assert width(Run("mm"), ANDIKA) == pytest.approx(2 * width(Run("m"), ANDIKA))


def test_a_picture_stays_in_its_box_and_saves_ink() -> None:
    """Nothing is drawn beside it; what is drawn is light."""

    def draw(paper: Paper) -> None:
        paper.picture(hills("a hill"), (100, 200, 200, 120))

    (look,) = opened(bound([draw], FORMATS["a4"], title="t", author="a", single=True)).looks
    box = (98, 595 - 322, 302, 595 - 198)
    inside = look.crop(box)
    outside = look.copy()
    outside.paste(255, box)
    assert outside.getextrema() == (255, 255)
    counts = inside.histogram()
    assert sum(counts[:200]) > 1000
    mean = sum(value * count for value, count in enumerate(counts))
    assert mean / (inside.width * inside.height) > 165
