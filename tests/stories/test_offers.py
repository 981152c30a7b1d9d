"""Offers are tales that can be told, with titles and lengths for tonight."""

from __future__ import annotations

import pytest

from stories.offers import offers
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
