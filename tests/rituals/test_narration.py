"""Marcus's words with tonight's names in them."""

from __future__ import annotations

from rituals import narration
from rituals.narration import Listeners, Paragraph
from stories.cast import Child
from stories.script import Source

HERE = Source("marcus", "a.toml", 7, "marcus/a#one/say")


def _lines(template: str, *children: Child, leader: int = 0) -> list[str]:
    found = narration.script(
        "a", "A", "one", [Paragraph(template, HERE)], Listeners(children, leader)
    )
    return [line.text for line in found.lines]


def test_every_sentence_knows_its_source_and_its_speaker() -> None:
    """One line a sentence, all of them Marcus's."""
    found = narration.script(
        "a", "A", "one", [Paragraph("One. Two? Three.", HERE)], Listeners((Child("Mia", 6, "she"),))
    )
    assert [line.text for line in found.lines] == ["One.", "Two?", "Three."]
    assert {(line.role, line.source) for line in found.lines} == {("marcus", HERE)}


def test_one_and_several_children_are_named() -> None:
    """The hero is all of them, the lead is one, in turn."""
    mia, theo, ash = Child("Mia", 6, "she"), Child("Theo", 4, "he"), Child("Ash", 8, "they")
    template = "Sleep, {{ hero }}. {{ lead }} first{% if hero.many %}, then {{ other }}{% endif %}."
    assert _lines(template, mia) == ["Sleep, Mia.", "Mia first."]
    assert _lines(template, mia, theo, ash, leader=2) == [
        "Sleep, Mia, Theo and Ash.",
        "Ash first, then Mia.",
    ]


def test_a_name_with_a_stop_stays_in_its_sentence() -> None:
    """'J. R.' is a name and not three sentences."""
    assert _lines("Sleep, {{ hero }} now. Good.", Child("J. R.", 6, "he")) == [
        "Sleep, J. R. now.",
        "Good.",
    ]


def test_a_name_is_shown_one_way_and_spoken_another() -> None:
    """The voice gets its own spelling, the page the family's."""
    child = Child("Siobhán", 6, "she", said="shi-VAWN")
    line = narration.script(
        "a", "A", "one", [Paragraph("Goodnight, {{ hero }}.", HERE)], Listeners((child,))
    ).lines[0]
    assert (line.text, line.speech) == ("Goodnight, Siobhán.", "Goodnight, shi-VAWN.")


def test_an_abbreviation_ends_no_sentence() -> None:
    """Mr. and Mrs. go on."""
    assert narration.sentences("Mr. Pepys slept. St. Paul's did not.") == [
        "Mr. Pepys slept.",
        "St. Paul's did not.",
    ]
