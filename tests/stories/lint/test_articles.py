"""Articles go by the sound."""

from __future__ import annotations

import pytest

from stories.lint.articles import takes_an, wrong_article


@pytest.mark.parametrize(
    "word",
    [
        "owl",
        "hour",
        "honest",
        "heir",
        "umbrella",
        "uninvited",
        "unimportant",
        "eight",
        "8",
        "18",
        "11",
        "RNLB",
        "X",
        "S",
        "émigré",
        "Idris",
        "only",
        "under",
        "usher",
        "honour",
        "urn",
    ],
)
def test_an(word: str) -> None:
    """Vowels as they are heard."""
    assert takes_an(word)
    assert wrong_article(f"It was a {word} there.")
    assert not wrong_article(f"It was an {word} there.")


@pytest.mark.parametrize(
    "word",
    [
        "cat",
        "one",
        "one-eyed",
        "once",
        "unicorn",
        "university",
        "European",
        "ewe",
        "useful",
        "unanimous",
        "1",
        "100",
        "2",
        "U",
        "hill",
        "BBC",
        "uniform",
        "utensil",
        "yawn",
    ],
)
def test_a(word: str) -> None:
    """A letter may be a vowel and not sound like one."""
    assert not takes_an(word)
    assert wrong_article(f"An {word} came.")
    assert not wrong_article(f"A {word} came.")


def test_what_may_be_either_and_what_is_no_article_passes() -> None:
    """An historic night, a historic night; pat-a-pat."""
    for text in (
        "An historic night.",
        "A historic night.",
        "Pat-a-pat. A. One.",
        'A "useful" cat.',
    ):
        assert wrong_article(text) == ""
    assert takes_an("hotel") is None
    assert takes_an("NASA") is takes_an("FBI") is None
