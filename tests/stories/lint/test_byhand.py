"""What is typed by hand is found where it fits some families only, and nowhere else."""

from __future__ import annotations

import pytest

from tests.stories.lint.language import codes_of, said
from tests.stories.small import front

WRONG = (
    "{{ hero }} was late.",
    "{{ hero }} has a lamp.",
    "{{ hero }} were late.",
    "{{ hero }} is here.",
    "{{ hero }} does it well.",
    "Then {{ hero }}, who was late, sat.",
    "{{ lead.They }} was late.",
    "{{ lead.They }} were late.",
    "And {{ lead.they }} has it.",
    "Then {{ lead.they }} have it.",
    "{{ lead.They }} is asleep.",
    "{{ lead.They }} does it.",
    "{{ hero.They }} likes jam.",
    "{{ lead.They }} goes up.",
    "And {{ hero }} likes jam.",
    "{{ hero }} runs up the stairs.",
    "{{ lead.They }} like jam.",
    "{{ lead }} go up the stairs.",
    "{{ lead.They }}'s asleep.",
    "{{ lead }}'ve a lamp.",
    "{{ hero.They }}'re late.",
    "The owl sat beside {{ lead.they }}.",
    "The lamp went to {{ lead.they }}.",
    "{{ lead.Them }} went up.",
    "It was {{ lead.they }} own lamp.",
    "{{ lead.They }} hand was cold.",
    "{{ lead.Their }} went up.",
    "It was {{ lead.their }}'s lamp.",
    "{{ hero }} {{ hero.they_were }} late.",
    "{{ lead }} {{ lead.they }} sat.",
    "Was {{ hero }} late?",
    '"Where is {{ hero }}?" said the owl.',
    "So was {{ hero }}.",
    "And they was late.",
    "Then she were late.",
    "{{ other }} has a lamp.",
)
MANY = ("{{ other }} has a lamp.",)
RIGHT = (
    "{{ hero }} {{ hero.was }} late.",
    "{{ lead.They_were }} late.",
    "{{ lead }} was late.",
    "{{ lead }} has a lamp.",
    "If {{ lead.they }} were a hill, so was it.",
    "{{ hero }} always sat.",
    "Did {{ lead.they }} have a lamp?",
    "Could {{ hero }} see it?",
    "It let {{ lead }} go.",
    "{{ mole }} saw {{ lead }} come.",
    "{{ hero }} sometimes sat there.",
    "{{ lead.own }} own lamp.",
    "It was {{ hero }}.",
    "After {{ lead.they }} climbed, it rained.",
    "They were late.",
    "{% if hero.many %}{{ hero }} were{% else %}{{ hero }} was{% endif %} late.",
    "{{ lead.They }}'d sat down.",
    "{{ hero }} took {{ hero.their }} boots.",
    "{{ lead }} passed it.",
    "{{ owl }} was late, and {{ owl.they_were }} cross.",
    "{{ lead }} afterwards slept.",
)


@pytest.mark.parametrize("text", [one for one in WRONG if one not in MANY])
def test_agreement_by_hand_is_found(text: str) -> None:
    """Each of more than thirty faults is an error."""
    assert {"L001!", "L010!"} & set(said(text)), text


def test_there_are_enough_faults() -> None:
    """Thirty at least."""
    assert len(set(WRONG)) >= 30


@pytest.mark.parametrize("text", RIGHT)
def test_what_fits_everybody_passes(text: str) -> None:
    """Odd, and right."""
    assert said(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "They sat on a {{ perch }}.",
        "It was an {{ colour }} lamp.",
        "It was a {{ fruit }} lamp.",
        "It was a {{ season }} night.",
        "He was a {{ hero }} too.",
        "An {{ moon }} moon rose.",
    ],
)
def test_an_article_before_a_slot_is_found(text: str) -> None:
    """Where some value doesn't fit."""
    assert "L002!" in said(text)


@pytest.mark.parametrize(
    "text", ["It was a {{ colour }} lamp.", "A {{ moon }} moon rose.", "They sat on {{ perch }}."]
)
def test_an_article_that_fits_every_value_passes(text: str) -> None:
    """Red and green."""
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ hero }} put on her boots.", ["L054"]),
        ("{{ lead }} went to his bed.", ["L054"]),
        ("{{ lead }} sat there by himself.", ["L054"]),
        ("{{ hero }} looked at themselves.", ["L054"]),
        ("{{ owl }} came, and {{ lead }} took her wing.", []),
        ("The old woman nodded. {{ lead }} took her hand.", []),
        ("{{ lead }} told his friend.", []),
        ("{{ hero }} put on {{ hero.their }} boots.", []),
        ("{{ hero }} held out {{ hero.their }} hand.", ["L056"]),
        ("{{ lead }} held out {{ lead.their }} hand.", []),
        ("{{ hero }} held out {{ hero.their }} hand{% if hero.many %}s{% endif %}.", []),
    ],
)
def test_pronouns_and_hands(text: str, expected: list[str]) -> None:
    """A child's pronoun is never typed; several children have several hands."""
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{{ hero }} went down, because she smelt soup.", True),
        ("{{ lead }} sat there until he slept.", True),
        ("{{ hero }} went down, because {{ hero.they }} smelt soup.", False),
        ("An old lady came. {{ lead }} waited until she sat.", False),
        ("{{ hero }} went down. He was asleep.", False),
    ],
)
def test_a_bare_pronoun_is_the_childs_where_there_is_nobody_else(text: str, found: bool) -> None:
    """With a figure of that pronoun in the tale it may be hers, and nothing is said."""
    body = f"\n## A {{energy=1}}\n\n{text}\n"
    assert ("L054" in codes_of(front() + body)) is found
    more = '[cast.cook]\nkind = "cook"\nnames = ["A", "B"]\npronouns = "they"'
    assert "L054" not in codes_of(front(more=more) + body)


@pytest.mark.parametrize(
    ("title", "wrong"),
    [
        ("{{ hero }} Puts the Hill to Bed", True),
        ("{{ hero }} Was Late", True),
        ("{{ hero }} {% if hero.many %}Put{% else %}Puts{% endif %} the Hill to Bed", False),
        ("{{ hero }} and the Puts", False),
        ("The Step That Knew {{ hero.own }} Feet", False),
    ],
)
def test_a_title_agrees_too(title: str, wrong: bool) -> None:
    """It is said to every family as well."""
    text = front().replace("{{ hero }} and the lamp", title)
    assert (codes_of(f"{text}\n## A {{energy=1}}\n\nIt was late.\n") == ["L001!"]) is wrong


def test_one_fault_is_told_once() -> None:
    """What was seen as it was typed is not told again as some family heard it."""
    assert said("{{ hero }} was late.") == ["L001!"]
