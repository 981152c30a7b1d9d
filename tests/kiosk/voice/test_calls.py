"""Sounds without a vowel, as they are read."""

from __future__ import annotations

import pytest

from kiosk.voice.calls import called


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Hm.", "hmm."), ("Mmmm,", "hmm,"), ("Prrrrp", "prup"), ("Rrp.", "rup."), ("tk", "tuk"),
        ("Pff", "puff"), ("Shhhhh", "shush"), ("Hsh", "hush"), ("Skrr", "skur"), ("krr", "kur"),
        ("Hrrrm", "hurm"), ("Sss", "suss"), ("dr-dr-dr", "dr-dr-dr"), ("Th", "thuh"),
    ],
)  # fmt: skip
def test_a_call_is_one_sound(written: str, read: str) -> None:
    """With the nearest vowel, and its marks kept."""
    assert called(written) == read


@pytest.mark.parametrize(
    "word", ["Mr.", "Mrs.", "Dr.", "she'll", "my", "Wynn", "Ng", "BBC", "rhythm", "a", "5", "Łł"]
)
def test_other_words_stay_as_they_are(word: str) -> None:
    """Titles, names, letters that are meant, and everything with a vowel."""
    assert called(word) == word
