"""What every engine is given to read."""

from __future__ import annotations

import pytest

from kiosk.voice.wording import wording


@pytest.mark.parametrize(
    ("speech", "read"),
    [
        ("Good night, Mia.", "Good night, Mia."),
        ("[[SIv'O:n]] <b> *slept* & “dreamt”", "SIv'O:n b slept and dreamt"),
        ('"Well," said the owl.', "Well, said the owl."),
        ("It came at 7:00 and 7:05, not 7:30.", "It came at 7 o'clock and 7 oh 5, not 7 30."),
        ("The kettle — and the cat—slept…", "The kettle; and the cat; slept;"),
        ("Don’t wake James’s cat.", "Don't wake James's cat."),
        ("An owl 🦉 slept.", "An owl slept."),
        ("shi-VAWN and Łukasz", "shi-VAWN and Łukasz"),
    ],
)
def test_nothing_is_spelled_out_or_obeyed(speech: str, read: str) -> None:
    """Marks of any markup go, pauses stay, clock times become words."""
    assert wording(speech).text == read


@pytest.mark.parametrize(
    "speech",
    ["", "  ", "🦉", "* * *", "…", "—", "a — b", "“Zoë,” said he.", "x" * 500, "\x00 \x1b"],
)
def test_every_word_has_a_place(speech: str) -> None:
    """One span for each word, in order, inside what is read."""
    read = wording(speech)
    assert len(read.spans) == len(speech.split())
    edges = [edge for span in read.spans for edge in span]
    assert edges == sorted(edges)
    assert not edges or edges[-1] <= len(read.text)


@pytest.mark.parametrize("speech", ["", "🦉 …", "* * *", "—", "?!"])
def test_a_sentence_of_marks_is_empty(speech: str) -> None:
    """There is nothing to say in it."""
    assert wording(speech).empty


def test_sounds_are_written_as_the_engine_reads_them() -> None:
    """With their marks, and with whose they are."""
    read = wording("“/ʃɪvˈɔːn/'s cat,” said /ˈoʊ/.", sounds=lambda one: f"[[{one}]]")
    assert read.text == "[[ʃɪvˈɔːnz]] cat, said [[ˈoʊ]]."
    assert [read.text[start:end] for start, end in read.sounds] == ["[[ʃɪvˈɔːnz]]", "[[ˈoʊ]]"]
    assert read.words == ("[[ʃɪvˈɔːnz]]", "cat,", "said", "[[ˈoʊ]].")
    assert not wording("/ˈoʊ/").empty


def test_other_languages_are_left_to_their_engine() -> None:
    """Nothing English is put into them."""
    assert wording("Um 7:30 kam Dr. Moos.", "de").text == "Um 7:30 kam Dr. Moos."
