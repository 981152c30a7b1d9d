"""Letters hint at where a name comes from."""

from __future__ import annotations

import re

import pytest

from kiosk.voice.names.languages import LATIN, SCRIPTS, hinted, languages_of


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Siobhán", "Irish"), ("Łukasz", "Polish"), ("Nguyễn", "Vietnamese"),
        ("Joaquín", "Spanish"), ("Zoë", "Dutch"), ("Ffion", "Welsh"), ("João", "Portuguese"),
        ("Yiğit", "Turkish"), ("Ludwig", "German"), ("Giovanni", "Italian"), ("Chloé", "French"),
        ("Øystein", "Norwegian"), ("Мила", "Russian"), ("آرش", "Arabic"), ("Żaneta", "Polish"),
    ],
)  # fmt: skip
def test_the_first_after_english_is_the_one_hinted_at(name: str, title: str) -> None:
    """English always comes first: this house speaks it."""
    assert [one.title for one in languages_of(name)[:2]] == ["English", title]


def test_a_name_without_a_hint_keeps_the_usual_order() -> None:
    """Nobody is guessed to be anything."""
    assert languages_of("Nomar") == LATIN
    assert languages_of("") == LATIN


def test_every_language_is_named_once_and_its_pattern_can_be_read() -> None:
    """The table has no slip in it."""
    assert len({one.title for one in LATIN}) == len({one.voice for one in LATIN}) == len(LATIN)
    for one in (*LATIN, *(one for some in SCRIPTS.values() for one in some)):
        re.compile(one.hints)
        assert hinted(one, "") == 0
