"""A card on paper: everything on it is read back, nothing runs off its side."""

from __future__ import annotations

import dataclasses

from kiosk.press.card import FOOT, SIDE, Card, CardStep, cards
from kiosk.press.hills import hills
from kiosk.press.paper import FORMATS
from tests.kiosk.press.opened import opened

CARD = Card(
    "The Slow Lamp",
    ("Households of Wick", "19th century"),
    "The lamp was turned down by quarters.",
    "I have tried it.",
    (CardStep("1 to 2 minutes", "Turn it down.", ("No flame.",)), CardStep("1 minute", "Rest.")),
    (("What we changed, and why", "The lamp is a picture."), ("Where it is written", "A book.")),
    "Hearthside, ages 3 to 9.",
    hills("lamp"),
)


def test_front_and_back_say_it_all() -> None:
    """The front whose it is, the back how it is done."""
    made = cards([CARD], FORMATS["a4"], "Cards")
    front, back = opened(made.pdf).texts
    for words in ("The Slow Lamp", "Households of Wick", "19th century", "quarters", "I have"):
        assert words in front
    for words in ("1 Turn it down.", "1 to 2 minutes", "No flame.", "2 Rest.", "is a picture", "A"):
        assert words in " ".join(back.split())
    assert (made.pages, made.lost) == (2, "")


def test_the_same_cards_are_the_same_bytes_on_their_own_paper() -> None:
    """No date, no chance; half an A4 sheet, half a Letter sheet."""
    both = cards([CARD, CARD], FORMATS["letter"], "Cards")
    assert both.pdf == cards([CARD, CARD], FORMATS["letter"], "Cards").pdf
    assert set(opened(both.pdf).sizes) == {(396.0, 612.0)}
    assert both.pages == 4


def test_many_words_get_small_type_and_stay_on_the_card() -> None:
    """The white below the last row is white."""
    full = dataclasses.replace(CARD, was="Every lamp in every house was counted. " * 28)
    look = opened(cards([full], FORMATS["a4"], "Cards").pdf).looks[0]
    wide, high = look.size
    left, right = look.crop((0, 0, int(SIDE) - 4, high)), look.crop((wide - 28, 0, wide, high))
    low = look.crop((0, high - int(FOOT) + 4, wide, high - 32))
    assert all(part.getextrema() == (255, 255) for part in (left, right, low))


def test_letters_that_no_face_has_are_told() -> None:
    """A box stands for each."""
    assert cards([dataclasses.replace(CARD, name="灯")], FORMATS["a4"], "Cards").lost == "灯"
