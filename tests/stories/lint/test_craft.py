"""Craft: feelings, lessons, noise late, calm words in heaps, newcomers at the end."""

from __future__ import annotations

import pytest

from tests.stories.lint.language import MORE, TALE, codes_of, said
from tests.stories.small import front


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ lead }} felt sad.", ["L046"]), ("{{ hero }} {{ hero.was }} scared.", ["L046"]),
        ("{{ owl }} was very happy.", ["L046"]), ("{{ lead }} smiled happily.", ["L046"]),
        ("The owl was filled with joy.", ["L046"]), ("{{ lead }} felt so proud.", ["L046"]),
        ('"I am not cross," said the owl.', []), ('"I was scared," said {{ mole }}.', []),
        ("{{ lead.Their }} shoulders came down.", []), ("The lamp felt cold.", []),
        ("It looked pleased about it.", []), ("The tap was glad of a rest.", []),
        ("{{ mole }} learned that it is good to share.", ["L047"]),
        ("The important thing is to be kind.", ["L047"]),
        ('"Always remember that," said the owl.', ["L047"]),
        ("They learned that sharing is what counts.", ["L047"]),
        ("From that day on the owl slept.", ["L047"]),
        ("The mole learned the way by heart.", []), ("{{ lead }} remembered the lamp.", []),
        ("A soft, warm, cosy bed stood there.", ["L052"]),
        ("The gentle moon sent a quiet, peaceful light.", ["L052"]),
        ("It was soft again, and the wall was warm.", []),
    ],
)  # fmt: skip
def test_what_is_said_instead_of_shown(text: str, expected: list[str]) -> None:
    """Feelings named, lessons stated, calm words laid on."""
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The door went bang.", ["L044"]), ("{{ mole }} shouted for the owl.", ["L044"]),
        ("Suddenly the lamp went out.", ["L044"]), ("The sign said STOP HERE.", ["L044"]),
        ("Nobody shouted.", []), ("It did not go *bump*, and it did not bang.", []),
        ("The door was shut.", []),
    ],
)  # fmt: skip
def test_loud_words_late(text: str, expected: list[str]) -> None:
    """At low energy only, and not where they are taken back."""
    assert said(text, energy=2) == expected
    assert said(text, energy=3) == []


def test_a_word_the_tale_invents_is_free() -> None:
    """Listed under words, a loud one may stand."""
    body = TALE.format(text="The door said boom.", energy=2, last="It was out.", more="")
    assert codes_of(front(more=MORE) + body) == ["L044"]
    assert codes_of(front(more='words = ["boom"]\n' + MORE) + body) == []


def test_a_passage_full_of_calm_words() -> None:
    """One in eight is too many."""
    heavy = "The soft bed was warm. The still air was gentle. The quiet lamp was calm. " * 2
    light = "The bed was made. The air had stopped. The lamp was low, and the cat lay by it. " * 2
    assert "L052" in said(heavy)
    assert said(light) == []


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("In came a bear called Bruin.", ["L053"]),
        ("Just then a cat looked in.", ["L053"]),
        ("{{ owl }} put the lamp out.", []),
        ("The cat looked in.", []),
    ],
)
def test_nobody_new_comes_last(last: str, expected: list[str]) -> None:
    """The last beat has who was there before."""
    assert said("It rained.", last=last) == expected


def test_a_figure_first_told_in_the_last_beat() -> None:
    """Found by its slot."""
    more = '[cast.owl]\nkind = "owl"\nnames = ["Tip", "Tap"]\npronouns = "she"\n'
    text = "\n## A {energy=2}\n\nIt rained.\n\n## B {energy=1}\n\n{{ owl }} slept.\n"
    assert codes_of(front(more=more) + text) == ["L053"]
