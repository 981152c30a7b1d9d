"""Offers are tales that can be told, with titles and lengths for tonight."""

from __future__ import annotations

import pytest

from stories.offers import brave, offers
from stories.problems import CannotTell
from tests.stories.small import OWL_TALE, PACE, children, front, library_of

BODY = "\n## A {energy=1 picture=hill}\n\nOnce.\n"


def test_the_best_comes_first() -> None:
    """A liked tale leads, titles hold tonight's names, lengths are measured."""
    library = library_of(front("lamp") + BODY, OWL_TALE)
    found = offers(library, children("Mia:6:she:likes=owls"), minutes=2, seed=1, pace=PACE)
    assert [one.tale for one in found] == ["small/owl", "small/lamp"]
    assert found[0].title == "Mia and the owl"
    assert found[0].picture == "roof"
    assert 0 < found[0].minutes[0] < found[0].minutes[1]
    assert "Mia likes owls." in found[0].reasons


def test_no_more_than_asked() -> None:
    """Three covers are three."""
    library = library_of(*(front(id) + BODY for id in "abcd"))
    assert len(offers(library, children(), minutes=2, seed=1, pace=PACE, most=3)) == 3


def test_nothing_fits() -> None:
    """A worry or an age that leaves nothing is said in one line."""
    with pytest.raises(CannotTell):
        offers(library_of(OWL_TALE), children("Bo:1:he"), minutes=2, seed=1, pace=PACE)


def test_a_comfort_piece_is_never_offered() -> None:
    """Not even when somebody wishes for it by name."""
    library = library_of(front("lamp") + BODY, front("rain", more='piece = "comfort"') + BODY)
    found = offers(library, children(), minutes=2, seed=1, pace=PACE, wished="small/rain")
    assert [one.tale for one in found] == ["small/lamp"]


DARK = front("night", more='worries = ["dark"]\nmeets = ["dark"]') + BODY
LAMP = front("lamp") + BODY


def keys(who: str, *texts: str, wished: str = "") -> list[str]:
    """The keys of what is offered to somebody."""
    found = offers(library_of(*texts), children(who), minutes=2, seed=1, pace=PACE, wished=wished)
    return [one.tale for one in found]


def test_a_brave_tale_is_offered_only_when_it_is_wished_for() -> None:
    """Whoever has the worry or not; it comes last, and says what it meets."""
    for who in ("Mia:6:she", "Mia:6:she:worries=dark"):
        assert keys(who, LAMP, DARK) == ["small/lamp"]
        assert keys(who, LAMP, DARK, wished="small/lamp") == ["small/lamp"]
        assert keys(who, LAMP, DARK, wished="small/night") == ["small/lamp", "small/night"]
    found = offers(
        library_of(DARK), children("Mia:6:she:worries=dark"), minutes=2, seed=1, pace=PACE,
        wished="small/night",
    )  # fmt: skip
    assert [one.meets for one in found] == [("dark",)]


def test_a_wish_lifts_no_other_worry_and_no_age() -> None:
    """What the tale does not meet stands as on every night."""
    stormy = DARK.replace('worries = ["dark"]', 'worries = ["dark", "storms"]')
    who = "Mia:6:she:worries=dark,storms"
    assert keys(who, LAMP, stormy, wished="small/night") == ["small/lamp"]
    assert keys("Bo:2:he", LAMP.replace("[2, 8]", "[1, 8]"), DARK.replace("[2, 8]", "[3, 8]"),
                wished="small/night") == ["small/lamp"]  # fmt: skip
    worried = front("wet", more='worries = ["water"]') + BODY
    assert keys("Mia:6:she:worries=water", LAMP, worried, wished="small/wet") == ["small/lamp"]


def test_the_brave_tales_of_a_house_are_for_those_they_suit() -> None:
    """What somebody worries about comes first; a title names whom the tale suits."""
    dogs = front("bark", more='worries = ["dogs"]\nmeets = ["dogs"]') + BODY
    old = DARK.replace("[2, 8]", "[5, 8]")
    library = library_of(LAMP, dogs, old)
    family = children("Mia:6:she:worries=dark", "Theo:3:he")
    found = brave(library, family, seed=1)
    assert [(one.tale, one.title, one.meets) for one in found] == [
        ("small/night", "Mia and the night", ("dark",)),
        ("small/bark", "Mia and Theo and the bark", ("dogs",)),
    ]
    assert brave(library, children("Bo:1:he"), seed=1) == ()
