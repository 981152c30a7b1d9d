"""Proof that the fonts' own maps say what can be drawn."""

from __future__ import annotations

import pytest

from kiosk.press import can_draw, missing
from kiosk.press.glyphs import characters


@pytest.mark.parametrize(
    "name",
    ["Mia", "Óscar", "Siobhán", "Zoë", "Łucja", "Øyvind", "Şeyma", "Željko", "O'Neill", "Nguyễn"],
)
def test_latin_names_can_be_drawn(name: str) -> None:
    """With all their accents, composed or not."""
    assert can_draw(name)
    assert can_draw(name.replace("é", "e\u0301"))


@pytest.mark.parametrize("name", ["名", "Mia🦉", "דוד", "", "   ", "Mi\u200ba", "Mi\na"])
def test_what_would_be_a_box_is_refused(name: str) -> None:
    """Other scripts, emoji, unseen letters and nothing at all."""
    assert not can_draw(name)


def test_the_missing_letters_are_named_once() -> None:
    """In order, so that a line can say which."""
    assert missing("Mia 名 and 🦉 and 名") == "名🦉"


def test_a_file_without_a_map_has_no_letters() -> None:
    """Sixteen bytes of nothing are no font."""
    assert characters(bytes(16)) == frozenset()
