"""The words that keys are compared by."""

from __future__ import annotations

from kiosk.signing.words import COLOURS, WORDS


def test_one_word_a_byte() -> None:
    """As many as there are bytes, each once, short and plain."""
    assert len(WORDS) == len(set(WORDS)) == 256
    assert len(COLOURS) == len(set(COLOURS)) == 16
    assert not set(WORDS) & set(COLOURS)
    assert all(word.isascii() and word.islower() and len(word) < 10 for word in WORDS + COLOURS)
