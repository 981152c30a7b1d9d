"""The frame: the same words every evening, with tonight's names."""

from __future__ import annotations

from rituals import frame
from stories.cast import Child

MIA, THEO, SIOBHAN = Child("Mia", 6), Child("Theo", 4), Child("Siobhán", 7, said="shi-VAWN")


def test_the_opening_names_everybody() -> None:
    """One, two or three."""
    assert frame.opening([MIA]).lines[0].text == "Good evening, Mia."
    assert frame.opening([MIA, THEO]).lines[0].text == "Good evening, Mia and Theo."
    three = frame.opening([MIA, THEO, SIOBHAN]).lines[0]
    assert three.text == "Good evening, Mia, Theo and Siobhán."
    assert three.speech == "Good evening, Mia, Theo and shi-VAWN."


def test_the_last_words_are_whispered() -> None:
    """And belong to the kiosk."""
    lines = frame.closing([MIA]).lines
    assert lines[-1].whisper
    assert all(line.role == "kiosk" for line in lines)


def test_the_words_are_the_same_every_night() -> None:
    """Nothing in the frame is left to chance."""
    assert frame.closing([MIA, THEO]) == frame.closing([MIA, THEO])


def test_who_is_much_younger_sleeps_first() -> None:
    """Three years are much; nobody goes before others of an age."""
    leo = Child("Leo", 9.0)
    assert frame.sleep_first([MIA, leo, Child("Ava", 0.5)]) == (MIA, Child("Ava", 0.5))
    assert frame.sleep_first([leo, Child("Ida", 6.5)]) == ()
    assert frame.leaving([MIA]).lines[0].text == "Goodnight, Mia."


def test_a_name_of_more_sounds_than_words_is_one_word() -> None:
    """Each word on the page has its own time: as many are said as stand there."""
    told = frame.opening([Child("Maryann", 6, said="/mˈɛɹi/ /ˈæn/")]).lines[0]
    assert told.text == "Good evening, Maryann."
    assert told.speech == "Good evening, /mˈɛɹi/-/ˈæn/."
