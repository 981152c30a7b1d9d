"""Marks are private characters that carry meaning through a rendering: sources, sounds, pauses.

Authors and families can't write them (``forbidden`` finds them), so a rendered passage can be
read back without guessing.
"""

from __future__ import annotations

import unicodedata

LINE, LINE_END = "\ue000", "\ue001"
"""Around the number of a source: the words after it were authored there."""
PUSH, POP = "\ue002", "\ue003"
"""Around words that come from elsewhere (an echo line, a turn); after PUSH stands LINE."""
PAUSE = "\ue004"
TURN, TURN_END = "\ue005", "\ue006"
"""Around the name of a turn that is put in once the whole story is known."""
SAID, SPOKEN, SAID_END = "\ue007", "\ue008", "\ue009"
"""Shown word, spoken word."""

_HELD = str.maketrans({".": "\ue010", "!": "\ue011", "?": "\ue012", "…": "\ue013", "*": "\ue014"})
_FREED = {ord(held): chr(plain) for plain, held in _HELD.items()}


def hold(value: str) -> str:
    """Return a name whose stops and stars are not taken for the author's own."""
    return value.translate(_HELD)


def free(text: str) -> str:
    """Return the text with held characters as they were."""
    return text if text.isascii() else text.translate(_FREED)


def spoken_as(shown: str, said: str) -> str:
    """Return ``shown`` marked to be spoken as ``said``, word for word as far as that goes.

    More spoken words than shown ones are joined by hyphens; fewer leave shown words silent.
    """
    words, sounds = shown.split(), said.split()
    if not words or not sounds:
        return hold(shown)
    room = len(words) - 1
    sounds = [*sounds[:room], "-".join(sounds[room:])] if len(sounds) > len(words) else sounds
    sounds += [""] * (len(words) - len(sounds))
    return " ".join(
        f"{SAID}{hold(word)}{SPOKEN}{hold(sound)}{SAID_END}"
        for word, sound in zip(words, sounds, strict=True)
    )


def forbidden(text: str) -> str | None:
    """Return the first character that no text of ours may hold, or None."""
    if text.isascii() and text.isprintable():
        return None
    for mark in text:
        kind = unicodedata.category(mark)
        if kind in ("Co", "Cs", "Cn") or (kind == "Cc" and mark not in "\n\t\r"):
            return mark
        if kind == "Cf" and mark not in "\u200c\u200d\u00ad":
            return mark
        if mark in "\u2028\u2029":
            return mark
    return None
