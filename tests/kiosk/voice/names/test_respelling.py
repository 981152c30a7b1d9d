"""A parent reads how a name sounds in plain letters."""

from __future__ import annotations

import pytest

from kiosk.voice.names.respelling import respelt, stressed


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("/ʃɪvˈɔːn/", "shi-VAWN"),
        ("/wˈukaʃ/", "WOO-kuhsh"),
        ("/ˈaɪlə/", "EYE-luh"),
        ("/dʒˈɛsəs/", "JESS-uhs"),
        ("/mˈiə/", "MEE-uh"),
        ("/ɡijˈom/", "ghee-YOHM"),
        ("/dʒˈeɪn/", "jayn"),
        ("/ˈɔːsə/ /lˈʊdvɪç/", "AW-suh LUUD-vikh"),
        ("shi-VAWN", "shi-VAWN"),
        ("", ""),
    ],
)
def test_a_name_is_respelt(said: str, shown: str) -> None:
    """Syllables are parted, the strong one stands in capitals, a respelling stays."""
    assert respelt(said) == shown


def test_a_respelling_without_capitals_is_tried_with_each_syllable_strong() -> None:
    """The last one first; what is clear already stays alone."""
    assert stressed("Shi-vawn") == ("shi-VAWN", "SHI-vawn")
    assert stressed("shi-VAWN") == ("shi-VAWN",)
    assert stressed("Shawn") == ("Shawn",)
    assert stressed("/ʃɔːn/") == ("/ʃɔːn/",)
    assert stressed("an-na le-na") == ("an-na le-na",)
