"""The families show every pronoun and every kind of name."""

from __future__ import annotations

from stories.covering.families import FAMILIES, LEADING, SPARE_NAMES, named
from tests.stories.small import front, pack_of


def test_the_families_cover_what_can_go_wrong() -> None:
    """She, he, they, own; vowel, s, accent, several words; one, two, three."""
    names = {child.name for family in FAMILIES for child in family}
    assert {len(family) for family in FAMILIES} == {1, 2, 3}
    assert any(name[0] in "AEIOU" for name in names)
    assert any(name.endswith("s") for name in names)
    assert any(not name.isascii() for name in names)
    assert any(" " in name for name in names)
    assert names == set(SPARE_NAMES)


def test_each_pronoun_set_leads_alone_and_in_company() -> None:
    """The rows are the smallest set that shows it."""
    leads = {
        (FAMILIES[family][lead].pronouns[:2], len(FAMILIES[family])) for family, lead in LEADING
    }
    assert {pronoun for pronoun, count in leads if count == 1} == {"sh", "he", "th", "xe"}
    assert {pronoun for pronoun, count in leads if count == 2} == {"sh", "he", "th", "xe"}
    assert {pronoun for pronoun, count in leads if count == 3} == {"sh", "he", "th", "xe"}


def test_a_child_makes_room_for_the_only_name_of_a_figure() -> None:
    """Another name of the same kind is taken then."""
    cast = '[cast.owl]\nkind = "owl"\nnames = ["Old Una", "Una"]\npronouns = "she"\n'
    tale = pack_of(front(more=cast) + "\n## A {energy=1}\n\n{{ owl }} slept.\n").tales[0]
    child = named(FAMILIES[0][0], tale)
    assert child.name != "Una"
    assert child.name[0] in "AEIOU"
