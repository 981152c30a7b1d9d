"""Bounds add up, and hold for the largest family with the longest names."""

from __future__ import annotations

from stories.cast import (
    MOST_CHILDREN,
    NAME_LIMIT,
    PERSON_FORMS,
    SAID_LIMIT,
    Person,
    Pronouns,
    forms,
)
from stories.marks import spoken_as
from stories.sandbox.bounds import Size, form_size, in_a_row, name_size


def test_sizes_add_up() -> None:
    """One after the other, the one or the other, again and again."""
    one, two = Size(3, 1), Size(2, 5)
    assert in_a_row([one, two]) == (5, 6)
    assert one.either(two) == (3, 5)
    assert one.times(4) == (12, 8)
    assert Size().times(12).times(12) == (0, 156)


def test_the_largest_family_fits() -> None:
    """Eight children with names of forty letters in twenty words, each said in eighty."""
    name = " ".join("ŉ" * (NAME_LIMIT // 2))
    people = [Person(name, Pronouns.of("they"), "x" * SAID_LIMIT)] * MOST_CHILDREN
    written = [spoken_as(one.name, one.said) for one in people]
    told = forms(people, written)
    assert len(told[""]) <= name_size("hero", {}).letters
    assert len(written[0]) <= name_size("lead", {}).letters
    for form in PERSON_FORMS:
        assert len(told[form]) <= form_size("hero", form, {}).letters, form


def test_what_is_known_is_used() -> None:
    """A figure, a thing, a turn and an echo line of this tale have their own lengths."""
    lengths = {"owl": 9, "turn__blink": 70, "echo__home": 30}
    assert name_size("owl", lengths) == (9, 1)
    assert form_size("owl", "own", lengths) == (11, 1)
    assert form_size("turn", "blink", lengths).letters == 72
    assert form_size("back", "home", lengths).letters == 30
