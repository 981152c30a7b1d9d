"""Measure: sentences for the age, and openings that differ."""

from __future__ import annotations

import pytest

from tests.stories.lint.language import said, wholly

SHORT = "It was late. " * 40
MIDDLE = "The lamp stood on the table by the door. " * 40
LONG = f"The lamp stood on the old table{' at the end of the hall' * 3}. " * 40
ENDLESS = f"The lamp stood there{' and it was lit' * 12}."


def test_the_mean_is_for_the_age() -> None:
    """Nine words are fine for anybody, three for nobody, twenty for the oldest at most."""
    for ages in ("[2, 4]", "[5, 7]", "[8, 10]"):
        assert "L048" in wholly(SHORT, SHORT, ages=ages)
        assert "L048" not in wholly(MIDDLE, MIDDLE, ages=ages)
        assert "L048" in wholly(LONG, LONG, ages=ages)


def test_one_sentence_may_be_too_long() -> None:
    """Fifty words lose anybody; thirty lose the small ones."""
    assert "L049" in wholly(ENDLESS, ENDLESS, ages="[8, 10]")
    thirty = f"The lamp stood there{' and it was lit' * 6} too."
    assert "L049" in wholly(thirty, thirty, ages="[2, 4]")
    assert "L049" not in wholly(thirty, thirty, ages="[8, 10]")


DRONING = (
    "{0} looked up and down the long row of beds. {0} counted all of the small ones twice over."
    " {0} came back to the stove by and by and lay down."
)
ALIKE = (
    "It came past the clock on the hill. It came along the lane in the rain, and stopped."
    " It came to the window and waited there for somebody."
)
ARMS = (
    "The first arm said here. The second arm, which pointed the opposite way, said the same."
    " The third was by far the longest of the three arms."
)
CHANGED = DRONING.format("It").replace(" It counted", " Then it counted")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (DRONING.format("It"), ["L050"]),
        (DRONING.format("{{ owl }}"), ["L050"]),
        (ALIKE, []),
        (ARMS, []),
        (CHANGED, []),
        ("It was late. It had rained. It was wet.", []),
    ],
)
def test_three_openings_alike(text: str, expected: list[str]) -> None:
    """Long and by accident, not short and on purpose."""
    assert said(text) == expected
