"""An offline grammar checker reads every tale.

It is pinned, for a checker's opinions change with its versions. What it says wrongly of good
English is listed below, by rule, with the reason.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from kiosk.cli.nights import Evening
from stories.cast import Child
from stories.library import SHIPPED, load_library
from stories.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stories.teller import Story

FAMILIES = (
    (("Mia", "she"),),
    (("Alex", "they"),),
    (("Theo", "he"), ("Nora", "she")),
)
SPELLING = frozenset({"SpellCheck", "OrthographicConsistency", "SplitWords", "DisjointPrefixes"})
"""Names, sounds (*tonk*, *plip*) and words it would write in another way."""
STYLE = frozenset(
    {"OxfordComma", "Excellent", "Freezing", "CompoundNouns", "CondenseAllThe", "DiscourseMarkers",
     "OutOfDate", "FeelFell", "QuiteQuiet", "LongSentences"}
)  # fmt: skip
"""Taste: no comma before the last *and*, *very good*, *flat iron* in two words."""
MISREAD = frozenset(
    {
        "Everyone",  # every one of them
        "LetsConfusion",  # she let down a rope
        "ItsPossessive",  # "It's bread," said Yazmin
        "MissingPreposition",  # they were quick ones
        "MassNouns",  # a grating, one coming
        "ThereToTheir", "TheirToThere", "TheirToTheyre", "TheyToThem",  # they of one child
        "RepeatedWords",  # nobody had had a turn
        "OneOfTheSingular", "QuantifierNumeralConflict",  # every one of the eleven
        "Overall", "Somewhere", "AWhile", "HowTo", "NotTo", "ToTwoToo", "MissingTo", "FindOut",
        "ThereIsAgreement",  # there's Mrs. Ashgrove: it takes the s for a plural
        "PronounKnew", "ProgressiveNeedsBe", "ModalBeAdjective", "SingleBe", "WouldNeverHave",
        "AskNoPreposition", "AdjectiveOfA", "NounVerbConfusion", "ThatThan",
        "SentenceCapitalization",  # seven was *What are you carrying?* and one evening
    }
)  # fmt: skip
"""Rules that were wrong each time: each of their findings was read."""
READ = frozenset({("PronounVerbAgreement", word) for word in ("lent", "heavy", "stuck")})
"""Single findings that were wrong, of rules worth keeping."""


def tellings() -> Iterator[Story]:
    """Yield every tale as each family hears it on two nights, short and long."""
    library = load_library([SHIPPED])
    for tale in library.tales:
        age = float(max(tale.ages[0], 3))
        for names in FAMILIES:
            for minutes in (4.0, 8.0):
                children = tuple(Child(name, age, who) for name, who in names)
                evening = Evening(library, children, minutes, 1, date(2026, 1, 5))
                memory = Memory()
                for night in (1, 2):
                    story = evening.tell(memory, night, tale.key)
                    memory = memory.after(story.row(night, [name for name, _ in names]))
                    yield story


def findings(linter: Any, text: str) -> list[tuple[str, str]]:
    """Return what the checker finds in a paragraph: its rule and the words."""
    return [
        (rule, one.problem_text)
        for rule, found in linter.organized_lints(text, language="plaintext").items()
        if rule not in SPELLING | STYLE | MISREAD
        for one in found
        if (rule, one.problem_text) not in READ
    ]


@pytest.fixture(scope="module")
def linter() -> Any:
    """Return the checker, or skip on a machine for which there is none."""
    harper = pytest.importorskip("harper", reason="no harper-py for this machine")
    return harper.Linter(harper.Dialect.BRITISH)


@pytest.mark.torture
@pytest.mark.parametrize(
    "planted",
    ["She were cold.", "They was late.", "He go home every night.", "He took a apple.",
     "It was more quieter than before.", "She could of gone."],
)  # fmt: skip
def test_a_planted_error_is_found(planted: str, linter: Any) -> None:
    """The rules that are left do find what is wrong."""
    assert findings(linter, f"There was a lamp. {planted} Nobody minded.")


@pytest.mark.torture
def test_no_tale_has_an_error(linter: Any) -> None:
    """Every paragraph of every tale, as it is told."""
    seen: dict[str, str] = {}
    for story in tellings():
        for paragraph in story.script.text.split("\n\n"):
            seen.setdefault(paragraph, story.tale)
    assert len(seen) > 5_000
    wrong = {text: found for text in seen if (found := findings(linter, text))}
    assert not {(seen[text], text): found for text, found in wrong.items()}
