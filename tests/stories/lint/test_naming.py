"""Naming: pronouns that two may share, names said twice, too many names, and unison."""

from __future__ import annotations

import pytest

from tests.stories.lint.language import said, wholly


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ lead.They }} took {{ owl.their }} wing.", ["L040"]),
        ("{{ hen.They }} sat on {{ owl.their }} wing.", ["L040"]),
        ("{{ lead.They }} gave him the lamp.", ["L040"]),
        ("{{ hero }} held {{ hero.their }} lamp up to her beak.", ["L040"]),
        ("{% if hero.many %}{{ lead.They }} took {{ other.their }} lamp.{% endif %}", ["L040"]),
        ("{{ mole.They }} sat on {{ owl.their }} wing.", []),
        ("{{ lead.They }} took the wing of {{ owl }}.", []),
        ("{{ lead }} took {{ owl.their }} wing.", []),
        ("{{ lead.They }} sat. The owl took {{ owl.their }} lamp.", []),
        ('"She took it," {{ lead.they }} said.', []),
        ("{{ lead.They }} took {{ lead.their }} lamp.", []),
        ("{{ lead.They }} saw the moon, and it shone.", []),
    ],
)
def test_a_pronoun_that_two_may_share(text: str, expected: list[str]) -> None:
    """A child may be she, he or they; what is said aloud is another's."""
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ owl }} put on the hat of {{ owl }}.", ["L041"]),
        ("{{ hero }} went up, and then {{ lead }} sat down.", ["L041"]),
        ('"I am {{ owl }}," said {{ owl }}.', ["L041"]),
        ("{{ lead }} looked at {{ owl }}, and {{ owl }} looked back.", []),
        ("{{ lead }} looked at {{ owl }}. {{ owl }} looked back.", []),
        ("{{ owl }} put on {{ owl.their }} hat.", []),
    ],
)
def test_a_name_twice(text: str, expected: list[str]) -> None:
    """One child alone is hero and lead at once."""
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Goodnight," said {{ hero }}.', ["L055"]),
        ('"Goodnight." {{ hero }} said it low.', ["L055"]),
        ('"Goodnight," said {{ lead }}.', []),
        ("On the letter it said {{ hero }}.", []),
        (
            '{% if hero.many %}"Yes," said {{ lead }}.{% else %}"Yes," said {{ hero }}.{% endif %}',
            [],
        ),
    ],
)
def test_nobody_speaks_in_unison(text: str, expected: list[str]) -> None:
    """A hero moves, a lead speaks."""
    assert said(text) == expected


NAMED = "{{ lead }} sat. {{ lead }} stood. {{ lead }} saw a boat. " * 4
MIXED = "{{ lead }} sat down. {{ lead.They }} put {{ lead.their }} lamp out. " * 4
MEANT = "{{ lead.They }} sat. {{ lead.They }} put {{ lead.their }} lamp out. " * 4
TAGGED = (
    '"Yes," said {{ lead }}. {{ lead.They }} sat. "No," said {{ lead }}. {{ lead }} slept. ' * 4
)


def test_the_share_of_names() -> None:
    """Names in a third to two thirds of all references; said so-and-so doesn't count."""
    assert "L042" in wholly(NAMED, NAMED, NAMED)
    assert "L042" in wholly(MEANT, MEANT, MEANT)
    assert "L042" not in wholly(MIXED, MIXED, MIXED)
    assert "L042" not in wholly(TAGGED, TAGGED, TAGGED)
    assert "L042" not in wholly("{{ lead }} sat.", "{{ lead }} slept.")
