"""What may be asked is a short list, and everything else is explained."""

from __future__ import annotations

import pytest

from stories.sandbox import Condition, Vocabulary

WORDS = Vocabulary(people=frozenset({"hero", "lead", "other", "owl"}))


@pytest.mark.parametrize(
    "text",
    [
        "season == 'winter'",
        "moon != 'new'",
        "age > 3",
        "'a' in met",
        "'a' not in facts",
        "not age < 3",
    ],
)
def test_what_may_be_asked(text: str) -> None:
    """Tonight's words, what was met, what was left."""
    assert not Condition(text, WORDS).complaints


def test_known_is_an_attribute_of_the_version() -> None:
    """The old way of asking gets told the new one."""
    assert Condition("owl.known", WORDS).complaints[0].mend == "give the version known=X."


def test_facts_are_noted() -> None:
    """Lint must know which facts a tale waits for."""
    assert Condition("'it sleeps' in facts", WORDS).facts == ("it sleeps",)
    assert "met" in Condition("'cat' in met", WORDS).uses
