"""Mnemonics are espeak-ng's own letters for sounds; a word in IPA is told to it in them."""

from __future__ import annotations

from kiosk.voice.names.nearest import nearest

_VOCAL = frozenset("@03AEIOUVaeiou#:~")
"""What vowels begin or end with; two that meet could be read as one."""


def bracketed(ipa: str) -> str:
    """Return a word's sounds as espeak-ng finds them in a text."""
    return f"[[{mnemonics(ipa)}]]"


def mnemonics(ipa: str) -> str:
    """Return a word's sounds as they stand between ``[[`` and ``]]`` for the English voice."""
    word = ""
    for sound in nearest(ipa):
        one = sound.stress + sound.code
        apart = word != "" and word[-1] in _VOCAL and one[0] in _VOCAL
        word += f"|{one}" if apart else one
    return word
