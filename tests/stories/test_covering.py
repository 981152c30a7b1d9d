"""The covering set tells every passage to every kind of family."""

from __future__ import annotations

from stories.covering import FAMILIES, renderings, stages
from tests.stories.small import OWL_TALE, pack_of


def test_the_families_cover_what_can_go_wrong() -> None:
    """She, he, they, own; vowel and s; one, two, three."""
    names = [child.name for family in FAMILIES for child in family]
    assert {len(family) for family in FAMILIES} == {1, 2, 3}
    assert {"she", "he", "they"} < {child.pronouns for family in FAMILIES for child in family}
    assert any(name[0] in "AEIOU" for name in names)
    assert any(name.endswith("s") for name in names)


def test_every_passage_is_told_to_every_family() -> None:
    """New and known alike, with its echoes and turns."""
    pack = pack_of(OWL_TALE)
    told = list(renderings(pack.tales[0], pack))
    passages = {one.passage.id for one in told}
    assert len(passages) == 7
    assert len(told) == 7 * len(list(stages(pack.tales[0], pack)))
    cat = next(one for one in told if one.passage.slug == "cat")
    assert "The cat slept." in [text for text, _ in cat.sentences]
    assert any("At last" in text for text, _ in cat.sentences)
