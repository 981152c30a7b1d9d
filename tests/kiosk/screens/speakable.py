"""What keeps a control's words from being said by a voice."""

from __future__ import annotations

from kiosk.voice.wording import wording

MARKS = set(" ….,;:!?'’“”\"-–—\n&%/()")
"""What may stand between words; anything else is a sign that no voice can say."""


def unspeakable(words: str) -> str:
    """Why these words can't be said, or nothing."""
    if not words.strip():
        return "has no words"
    if wording(words).empty:
        return f"says nothing: {words!r}"
    odd = {one for one in words if not one.isalnum() and one not in MARKS}
    return f"is a sign, not a word: {sorted(odd)} in {words!r}" if odd else ""
