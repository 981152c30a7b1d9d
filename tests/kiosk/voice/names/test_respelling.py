"""A parent reads how a name sounds in plain letters."""

from __future__ import annotations

import pytest

from kiosk.voice.names.respelling import respelt


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
