"""Quoted words are found however they were typed; a suggestion is no quotation."""

from __future__ import annotations

import pytest

from stories.galley.quoting import quoted, stands, sure

WORDS = "“I don’t know,” said the goose. She put *one* foot—the left one—on the dogs' step."


@pytest.mark.parametrize(
    "quote",
    [
        "I don't know",
        "i DON’T know, said the goose",
        "'I don't know,' said the goose.",
        "one foot",
        "one foot - the left",
        "the goose … the left one",
        "the goose. She ... step.",
        "the dogs' step",
    ],
)
def test_words_that_stand(quote: str) -> None:
    """Quotation marks, dashes, stars, capitals and dots don't matter."""
    assert stands(quote.replace(" - ", "-"), WORDS)


@pytest.mark.parametrize(
    "quote", ["the right one", "foo", "on foot", "he goose", "", "…", "left … goose"]
)
def test_words_that_do_not_stand(quote: str) -> None:
    """Whole words, in their order; nothing is nowhere."""
    assert not stands(quote, WORDS)


def test_what_a_mark_quotes() -> None:
    """Words of the paragraph; what it proposes stands nowhere yet."""
    assert quoted('sam: "one foot" is odd: "one toe"?', WORDS) == ("one foot",)
    assert quoted('sam: "one foot" and "said the goose," twice', WORDS) == (
        "one foot",
        "said the goose,",
    )
    assert quoted('sam: ""I don\'t know," said the goose" is fine', WORDS)
    assert quoted("sam: who is she?", WORDS) == ()


def test_how_sure_a_quotation_is() -> None:
    """Three words in a row tell a place."""
    assert sure(("said the goose",))
    assert not sure(("the goose", "she"))
