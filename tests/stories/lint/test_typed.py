"""Typed checks: exclamation marks late, quotations left open, what nobody uses."""

from __future__ import annotations

import pytest

from tests.stories.lint.language import said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The lamp was out!", ["L014"]),
        ("The lamp was out.", []),
        ('"Goodnight, said the owl.', ["L016!"]),
        ('"Goodnight," said the owl.', []),
        ('"It was late.\n\n"And it rained," said the owl.', []),
        ("The owl said. Go.”", []),
    ],
)
def test_marks(text: str, expected: list[str]) -> None:
    """Only what surely is left open is an error."""
    assert said(text, energy=2) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The <b>lamp</b> was out.", "L057"), ("It was out. <!-- more -->", "L057"),
        ("The [lamp](lamp.png) was out.", "L057"), ("See https://lamp.example.", "L057"),
        ("- The lamp was out.", "L057"), ("> The lamp was out.", "L057"),
        ("The `lamp` was out.", "L057"), ("The __lamp__ was out.", "L057"),
        ("The lamp \U0001f989 was out.", "L058"), ("The lamp \u0645\u0631 was out.", "L058"),
    ],
)  # fmt: skip
def test_what_would_be_told_as_it_stands(text: str, code: str) -> None:
    """Marks of other kinds of text, and signs that no voice says: advice."""
    assert code in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "The lamp - it was out - stood there.", "It was 3 < 5, and a_b, and 20\u00b0.",
        "\u2013 The lamp was *out*, said the caf\u00e9.", "\u041b\u0430\u043c\u043f\u0430.",
        "It was [so to speak] out & about.",
    ],
)  # fmt: skip
def test_plain_marks_are_free(text: str) -> None:
    """Dashes, degrees, accents, brackets, other alphabets that the fonts have."""
    assert not {"L057", "L058"} & set(said(text))


def test_an_exclamation_mark_is_free_early() -> None:
    """Before the quiet beats."""
    assert said("The lamp was out!", energy=3) == []
