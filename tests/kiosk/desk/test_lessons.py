"""The cards of the notebook: twelve, in our own words, each with its picture, each in its turn."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from kiosk.desk import lessons
from kiosk.press.shelf import find
from kiosk.press.svg import read
from kiosk.session.state import Lesson
from kiosk.store import Store

BANNED = re.compile(
    r"cure|treat|therap|guarante|insomnia|(ab)?normal|bad sleeper|always|never sleep|promise",
    re.IGNORECASE,
)
CARDS = lessons.lessons()
IDS = [card.id for card in CARDS]


def test_there_are_twelve_and_no_two_alike() -> None:
    """Heads, words, captions and pictures."""
    assert len(CARDS) == 12
    for part in ("id", "title", "words", "caption", "picture"):
        assert len({getattr(card, part) for card in CARDS}) == 12


@pytest.mark.parametrize("card", CARDS, ids=IDS)
def test_a_card_is_short_plain_and_asks_nothing(card: Lesson) -> None:
    """Words for a child of five; none of the words that the house does not use."""
    every = f"{card.title} {card.words} {card.caption}"
    assert not BANNED.search(every), every
    assert len(card.words.split()) <= 25
    assert len(card.title.split()) <= 6
    assert "?" not in card.words
    assert not re.search(r"\d", every)
    assert all(len(word) <= 12 for word in re.findall(r"\w+", every))


@pytest.mark.parametrize("card", CARDS, ids=IDS)
def test_a_card_has_its_own_drawing(card: Lesson) -> None:
    """A picture of our own kind, not the hills of one that is missing."""
    path = find(card.picture)
    assert path is not None
    assert len(read(path).sheets) >= 5


def test_numbers_of_health_bear_their_small_print() -> None:
    """Hours of sleep are such numbers; four breaths are not."""
    small = [card.id for card in CARDS if card.small]
    assert small == ["how-much"]
    assert CARDS[1].small == "General information, not medical advice."
    hours = [card.id for card in CARDS if "hours" in card.words]
    assert hours == small


def test_all_come_before_one_comes_again_and_none_twice_running() -> None:
    """Three rounds of mornings."""
    notebook = Store.memory().notebook
    shown = []
    for night in range(1, 37):
        card = lessons.take(notebook, night)
        assert card is not None
        shown.append(card.id)
    for start in (0, 12, 24):
        assert sorted(shown[start : start + 12]) == sorted(IDS)
    assert all(one != other for one, other in pairwise(shown))


def test_one_morning_has_one_card() -> None:
    """However often it is said how the night was."""
    notebook = Store.memory().notebook
    assert lessons.take(notebook, 5) is not None
    assert lessons.take(notebook, 5) is None
    assert lessons.take(notebook, 6) is not None


def test_a_round_that_is_over_never_begins_with_its_last() -> None:
    """Not even where the order was another one once; an unknown card is passed over."""
    assert lessons.following(("b", "c", "a"), ("a", "b", "c")) == "b"
    assert lessons.following(("a",), ("a", "b")) == "b"
    assert lessons.following(("a",), ("a",)) == "a"
    notebook = Store.memory().notebook
    notebook.show(("gone-card",), 1)
    card = lessons.take(notebook, 2)
    assert card is not None
    assert notebook.shown == (card.id,)


@pytest.mark.parametrize(
    ("ages", "meant"),
    [((5.0,), True), ((10.9,), True), ((4.9, 11.0), False), ((2.0, 7.0), True), ((), False)],
)
def test_cards_are_for_children_from_five_to_ten(ages: tuple[float, ...], meant: bool) -> None:
    """One of those who slept here is enough."""
    assert lessons.meant_for(ages) is meant
