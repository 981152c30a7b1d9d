"""Refrains are short, and stand apart from speech."""

from __future__ import annotations

import pytest

from tests.stories.lint.language import wholly

TURN = """
[turns.tap]
say = ["{first}", "{second}", "Tip."]
end = "And it stopped."
"""
LONG = "The tap said tip and then it said tip and then it said tip again."
LONGER = f"{LONG[:-1]}, {LONG[4:]}"


def told(text: str, first: str = "Tip.", second: str = "Tip.") -> list[str]:
    """Return the codes of a tale with a refrain after a text."""
    return wholly(text, text, "It was late.", turns=TURN.format(first=first, second=second))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Goodnight." {{ turn.tap }}', ["L043", "L043"]),
        ('The owl said, "Goodnight." {{ turn.tap }}', ["L043", "L043"]),
        ('"Goodnight," said the owl. {{ turn.tap }}', []),
        ('"Goodnight."\n\n{{ turn.tap }}', []),
        ('{{ turn.tap }} "Goodnight."', []),
    ],
)
def test_a_refrain_after_speech(text: str, expected: list[str]) -> None:
    """It needs a paragraph of its own there."""
    assert told(text) == expected


def test_a_long_refrain() -> None:
    """What comes again is short; the first line may say a little more."""
    assert told("{{ turn.tap }}", second=LONG) == ["L051"]
    assert told("{{ turn.tap }}", first=LONG) == []
    assert told("{{ turn.tap }}", first=LONGER) == ["L051"]
    assert told("{{ turn.tap }}", second="Tip. The tap said tip. And then it said tip. Tip.") == []
