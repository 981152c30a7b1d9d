"""Rendered prose is read back into sentences with sources, slant and pauses."""

from __future__ import annotations

import pytest

from stories.marks import LINE, LINE_END, PAUSE, POP, PUSH, hold, spoken_as
from stories.prose import read_back


def texts(rendered: str) -> list[str]:
    """Return the sentences of a text."""
    return [one.text for block in read_back(rendered) for one in block.sentences]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One. Two. Three.", 3), ("Mr. Tump and Mrs. Jay met Dr. Oak. They sat.", 2),
        ('"Is it far?" said Mia. "No."', 2), ('"Not yet. Soon," it said.', 2),
        ("He went… and came. She slept!", 2), ("It was 6.30 by the clock.", 1),
        ("*Tip. Tip-tip.* It rained.", 3), ("No stop", 1), ('She said, "Oh." Then it was dark.', 2),
    ],
)  # fmt: skip
def test_sentences_end_where_a_reader_ends_them(text: str, count: int) -> None:
    """Stops, speech, abbreviations and ellipses."""
    assert len(texts(text)) == count


def test_spaces_and_line_breaks_become_one_space() -> None:
    """A paragraph may be typed over several lines."""
    assert texts("A  lamp\nwas   lit.\n\n\n It went out.") == ["A lamp was lit.", "It went out."]


def test_slant_is_kept_without_stars() -> None:
    """Emphasis becomes spans, over several sentences if need be."""
    first, second = read_back("He said *tip. Tip* again.")[0].sentences
    assert first.text == "He said tip."
    assert [first.text[a:b] for a, b in first.emphasis] == ["tip."]
    assert [second.text[a:b] for a, b in second.emphasis] == ["Tip"]


def test_sources_are_exact() -> None:
    """Each sentence knows its line; what is put in keeps its own."""
    inner = f"{PUSH}{LINE}9{LINE_END}It slept.{POP}"
    text = f"{LINE}3{LINE_END}One. {inner} Two.\n{LINE}4{LINE_END}Three."
    sources = [(one.text, one.source) for one in read_back(text)[0].sentences]
    assert sources == [("One.", 3), ("It slept.", 9), ("Two.", 3), ("Three.", 4)]


def test_pauses_follow_their_sentence() -> None:
    """A quiet second stands after the words it follows."""
    first, second = read_back(f"One. {PAUSE} {PAUSE} Two.{PAUSE}")[0].sentences
    assert (first.pauses, second.pauses) == (2, 1)
    assert read_back(f"One.\n\n{PAUSE}\n\nTwo.")[1].pauses_before == 1


def test_names_are_said_right_word_for_word() -> None:
    """Shown and spoken have the same number of words; a name's own stop ends nothing."""
    name = spoken_as("Siobhán O'Dea", "shi-VAWN oh-day")
    sentence = read_back(f"And {name}'s lamp, {hold('St. Jo!')} said, was lit.")[0].sentences[0]
    assert sentence.text == "And Siobhán O'Dea's lamp, St. Jo! said, was lit."
    assert sentence.speech == "And shi-VAWN oh-day's lamp, St. Jo! said, was lit."
    assert len(sentence.text.split()) == len(sentence.speech.split())
