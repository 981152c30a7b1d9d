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


def sounds(shown: str, said: str) -> str:
    """Return how ``shown`` is spoken, word for word and without marks; as it stands if not said."""
    marked = spoken_as(shown, said).split(SAID)[1:]
    told = (free(one.partition(SPOKEN)[2].partition(SAID_END)[0]) for one in marked)
    return " ".join(one for one in told if one) or shown


_UNSEEN = frozenset(
    "\u2028\u2029\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0"
)
"""Letters and marks that leave no trace on a page."""
_ACCENTS = 8
"""Most combining marks on one letter: beyond it they climb over other lines, and sorting them
takes the square of their number."""


def forbidden(text: str) -> str | None:
    """Return the first character that no text of ours may hold, or None."""
    if text.isascii() and text.replace("\n", "").isprintable():
        return None
    accents = 0
    for mark in text:
        if mark.isascii() and (mark.isprintable() or mark in "\n\t\r"):
            accents = 0
            continue
        kind = unicodedata.category(mark)
        if kind in ("Cc", "Cn", "Co", "Cs"):
            return mark
        if kind == "Cf" and mark not in "\u200c\u200d\u00ad":
            return mark
        accents = accents + 1 if kind in ("Mn", "Me") else 0
        if mark in _UNSEEN or accents > _ACCENTS or "\U000e0100" <= mark <= "\U000e01ef":
            return mark
    return None
