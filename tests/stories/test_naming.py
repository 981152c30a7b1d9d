"""Naming: no figure is called like a child, no two alike."""

from __future__ import annotations

from stories.casting import stage
from stories.memory import Memory
from stories.naming import name_words
from tests.stories.small import OWL_TALE, children, pack_of


def test_figures_have_names_of_their_own() -> None:
    """None like a child's, none twice; nobody left means no stage."""
    pack = pack_of(OWL_TALE)
    kids = children("Tuppence:6:she", "Bracken:6:he")
    here = stage(pack.tales[0], kids, {}, Memory(), seed=1, season="winter", moon="full")
    assert here is not None
    assert list(here.friends.values()) == ["Mrs. Thistledown"]
    kids = children("Tuppence:6:she", "Bracken:6:he", "Thistledown:6:they")
    assert stage(pack.tales[0], kids, {}, Memory(), seed=1, season="a", moon="b") is None
    assert name_words("Mrs. O'Hara-Lee") == {"o", "hara", "lee"}
