"""Cases are every way a telling can differ, and no more than a tale asks for."""

from __future__ import annotations

from stories.lint.cases import (
    MOST_CASES,
    ages_asked,
    cases,
    conditions_of,
    met_asked,
    settings,
    subsets,
)
from stories.sandbox import Condition, Vocabulary
from tests.stories.small import OWL_TALE, front, pack_of

WORDS = Vocabulary()


def test_only_what_is_asked_is_varied() -> None:
    """Four seasons for a season; nothing else moves."""
    winter = Condition("season == 'winter'", WORDS)
    found = list(settings([winter], 3))
    assert [one["season"] for one in found] == ["summer", "spring", "autumn", "winter"]
    assert {(one["moon"], one["hero__many"]) for one in found} == {("full", False)}


def test_ages_lie_around_the_numbers_asked_for() -> None:
    """One age for each answer, never under the tale's lower age."""
    assert ages_asked([Condition("age < 5", WORDS)], 4) == [4, 5, 6, 17]
    assert ages_asked([Condition("moon == 'new'", WORDS)], 4) == [4]


def test_facts_are_there_in_every_company() -> None:
    """Two facts make four settings."""
    asked = Condition("'a b' in facts and 'c' in facts", WORDS)
    assert len(list(settings([asked], 2))) == 4


def test_many_names_are_not_tried_in_every_company() -> None:
    """The space stays small: none, each, all but one, all."""
    assert len(list(subsets("abcdefghij"))) == 1 + 10 + 10 + 1
    assert len(list(subsets("abc"))) == 8


def test_a_tale_of_endless_cases_is_followed_in_some() -> None:
    """A stranger's tale can't hold the check up."""
    asked = " and ".join(f"'{letter}' in facts" for letter in "abcdefgh")
    body = "\n## A {energy=1}\n"
    for number, age in enumerate(range(2, 12)):
        body += f"\n### P{number} {{if=\"age > {age} or ({asked}) or moon == 'new'\"}}\n\nX.\n"
        body += f"\n### Q{number} {{if=\"'{'abcdefgh'[number % 8]}' in facts\"}}\n\nY.\n"
    found = cases(pack_of(front() + body).tales[0])
    assert 100 < len(found) <= MOST_CASES


def test_an_elder_never_listens_alone() -> None:
    """An elder means several children, the youngest below the last band."""
    found = list(settings([Condition("age > 8", WORDS)], 2, elder=True))
    assert {one["hero__many"] for one in found} == {True}
    assert max(one["age"] for one in found) == 8


def test_slugs_asked_for_are_read_from_the_condition() -> None:
    """Both kinds of quotation marks, in and not in."""
    asked = Condition("'the-cat' in met or \"the-hen\" not in met", WORDS)
    assert met_asked(asked) == ("the-cat", "the-hen")


def test_cases_tell_new_from_known_and_one_from_many() -> None:
    """The owl's tale can go four ways."""
    tale = pack_of(OWL_TALE).tales[0]
    found = cases(tale)
    assert {(one.many, "owl" in one.known) for one in found} == {
        (False, False), (False, True), (True, False), (True, True),
    }  # fmt: skip
    assert "owl known" in next(one for one in found if one.known).text(tale)


def test_a_condition_splits_the_cases() -> None:
    """Each text once, however many versions ask for it."""
    body = (
        "\n## A {energy=1}\n\n### W {if=\"season == 'winter'\"}\n\nSnow.\n\n"
        "### V {if=\"season == 'winter'\"}\n\nIce.\n\n### P\n\nRain.\n"
    )
    tale = pack_of(front() + body).tales[0]
    assert len(conditions_of(tale)) == 1
    assert {len(one.passages) for one in cases(tale)} == {1, 3}
