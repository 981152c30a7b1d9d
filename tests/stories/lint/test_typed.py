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


def test_an_exclamation_mark_is_free_early() -> None:
    """Before the quiet beats."""
    assert said("The lamp was out!", energy=3) == []
