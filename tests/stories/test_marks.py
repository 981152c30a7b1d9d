"""Marks can't be forged, and hold what authors didn't write."""

from __future__ import annotations

import pytest

from stories.marks import forbidden, free, hold, sounds, spoken_as


def test_a_held_name_is_freed_whole() -> None:
    """Stops and stars in a name survive."""
    assert free(hold("St. *Jo*?")) == "St. *Jo*?"


@pytest.mark.parametrize(
    "text",
    [
        "\ue000",
        "a\u202eb",
        "\x07",
        "\x0b",
        "\x7f",
        "\u2028",
        "\ud800",
        "\u3164",
        "\u200b",
        "\U000e0101",
        "Z" + "\u0300" * 9,
    ],
)
def test_hidden_characters_are_found(text: str) -> None:
    """Marks, overrides and control characters are no one's to write."""
    assert forbidden(text) is not None


@pytest.mark.parametrize("text", ["plain", "Zoë – “so” …", "नमस्ते", "می\u200cخواهم", "line\n"])
def test_real_writing_is_fine(text: str) -> None:
    """Accents, other scripts and joiners pass."""
    assert forbidden(text) is None


def test_sounds_keep_the_word_count() -> None:
    """As many spoken words as shown ones, as far as it goes."""
    assert spoken_as("Siobhán", "shi vawn").count("shi-vawn") == 1
    assert spoken_as("Mary Jane", "merry jayne").count(" ") == 1
    assert spoken_as("Mary Jane", "merijane").count(" ") == 1


@pytest.mark.parametrize(
    ("shown", "said", "spoken"),
    [
        ("Siobhán", "/ʃɪvˈɔːn/", "/ʃɪvˈɔːn/"),
        ("Anna Lena", "/ˈanː.a/ /lˈeːna/", "/ˈanː.a/ /lˈeːna/"),
        ("Maryann", "/mˈɛɹi/ /ˈæn/", "/mˈɛɹi/-/ˈæn/"),
        ("Mary Jane", "merijane", "merijane"),
        ("St. Jo", "", "St. Jo"),
    ],
)
def test_sounds_are_what_is_spoken_without_a_mark(shown: str, said: str, spoken: str) -> None:
    """IPA and respellings alike, word for word."""
    assert sounds(shown, said) == spoken
