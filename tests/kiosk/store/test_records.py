"""Records: dataclasses become rows and come back, and a family's text is made safe to keep."""

from __future__ import annotations

import json
import unicodedata

import pytest

from kiosk.store.family import Child
from kiosk.store.notes import Refused
from kiosk.store.records import clean, from_row, to_row


def test_a_record_comes_back_from_json() -> None:
    """Tuples stay tuples, and a field of a later version is left out."""
    child = Child("Mia", likes=("owls", "rain"))
    row = json.loads(json.dumps(to_row(child)))
    assert from_row(Child, {**row, "from_tomorrow": 1}) == child


def test_text_is_kept_in_one_spelling() -> None:
    """An accent typed in two ways is one name."""
    assert clean("name", unicodedata.normalize("NFD", " Zoë ")) == "Zoë"


@pytest.mark.parametrize("text", ["a\nb", "a\u202eb", "a\u2066b", "\ud800", "x" * 81, "a\x00"])
def test_marks_nobody_sees_are_refused(text: str) -> None:
    """What can't be shown or turns the writing round is no name."""
    with pytest.raises(Refused):
        clean("name", text)


@pytest.mark.parametrize("text", ["O’Brien-Łuczak", "李小龍", "نور", "का", "👨‍👩‍👧"])
def test_names_of_the_world_are_fine(text: str) -> None:
    """Letters of any writing stay as they are."""
    assert clean("name", text, empty=False) == text


def test_an_empty_text_may_be_asked_for() -> None:
    """Empty is fine unless it is not."""
    assert clean("said", "  ") == ""
    with pytest.raises(Refused, match="empty"):
        clean("name", "  ", empty=False)
