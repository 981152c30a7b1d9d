"""Respelling writes how a name sounds in plain English letters: ``shi-VAWN``."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from kiosk.voice.names.ipa import parts
from kiosk.voice.names.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.voice.names.nearest import Sound

_VOWELS = {
    "a": "a", "a#": "uh", "A:": "ah", "0": "o", "O": "aw", "O:": "aw", "E": "e", "I": "i",
    "I#": "i", "i": "ee", "i:": "ee", "i@": "ee-uh", "U": "uu", "u:": "oo", "V": "u", "@": "uh",
    "3": "er", "3:": "ur", "oU": "oh", "eI": "ay", "aI": "y", "OI": "oy", "aU": "ow", "A@": "ar",
    "O@": "or", "e@": "air", "i@3": "eer", "U@": "oor", "aI3": "ire", "aU@": "our", "A~": "ahn",
    "O~": "ohn",
}  # fmt: skip
_CONSONANTS = {
    "tS": "ch", "dZ": "j", "S": "sh", "Z": "zh", "T": "th", "D": "th", "N": "ng", "j": "y",
    "x": "kh", "C": "kh", "l#": "hl", "*": "r",
}  # fmt: skip
_SHORT = frozenset(("a", "E", "I", "V", "0", "U"))
"""Vowels that a stressed syllable does not end with in English."""
_ONSETS = frozenset(
    (
        "p l", "p r", "b l", "b r", "t r", "d r", "k l", "k r", "g l", "g r", "f l", "f r",
        "T r", "S r", "s k", "s l", "s m", "s n", "s p", "s t", "s w", "t w", "k w", "d w",
        "g w", "s t r", "s p r", "s k r", "s k w", "S t", "S v", "k v", "h j", "m j", "n j",
        "l j", "f j", "v j", "p j", "b j", "k j", "g j",
    )
)  # fmt: skip


def respelt(said: str) -> str:
    """Return how a name that is kept in IPA sounds, in English letters; a respelling stays."""
    return " ".join(
        _respelt(nearest(one.text)) if one.ipa else one.text.strip()
        for one in parts(said)
        if one.text.strip()
    )


def stressed(said: str) -> tuple[str, ...]:
    """Return a respelling with each of its syllables strong in turn, the last one first.

    A keyboard without capitals can't say which one is meant, and a voice guesses wrong. One that
    has capitals, no hyphen, or is IPA stays alone.
    """
    words = said.split()
    if len(words) != 1 or "-" not in said or "/" in said:
        return (said,)
    syllables = said.split("-")
    if any(one.isupper() and len(one) > 1 for one in syllables):
        return (said,)
    small = [one.lower() for one in syllables]
    return tuple(
        "-".join(one.upper() if at == strong else one for at, one in enumerate(small))
        for strong in reversed(range(len(small)))
        if small[strong]
    )


def _respelt(sounds: Sequence[Sound]) -> str:
    """Return one word, its syllables parted by hyphens and the stressed one in capitals."""
    nuclei = [at for at, one in enumerate(sounds) if one.code in _VOWELS]
    starts = [0] + [_start(sounds, before, after) for before, after in itertools.pairwise(nuclei)]
    told = []
    for start, end in zip(starts, [*starts[1:], len(sounds)], strict=True):
        told.append(_syllable(sounds[start:end], alone=len(nuclei) < 2))
    return "-".join(told)


def _start(sounds: Sequence[Sound], before: int, after: int) -> int:
    """Return where the syllable of the vowel ``after`` begins."""
    between = [one.code for one in sounds[before + 1 : after]]
    take = min(1, len(between))
    for count in (2, 3):
        if count <= len(between) and " ".join(between[-count:]) in _ONSETS:
            take = count
    if take == len(between) and sounds[before].stress == "'" and sounds[before].code in _SHORT:
        take = max(0, take - 1)
    return after - take


def _syllable(sounds: Sequence[Sound], *, alone: bool) -> str:
    """Return one syllable in letters."""
    told, strong = "", False
    for at, one in enumerate(sounds):
        strong = strong or one.stress == "'"
        letters = _VOWELS.get(one.code) or _CONSONANTS.get(one.code, one.code)
        follows = sounds[at + 1].code if at + 1 < len(sounds) else ""
        if one.code == "aI" and at == 0:
            letters = "eye"
        elif one.code == "aI" and follows:
            letters = "igh"
        elif one.code == "g" and follows in ("i", "i:", "I", "E", "eI", "e@", "i@", "i@3"):
            letters = "gh"
        elif one.code == "s" and told and not follows and told[-1] in "aeiou":
            letters = "ss"
        told += letters
    if not strong or (alone and "-" not in told):
        return told
    first, *others = told.split("-")
    return "-".join((first.upper(), *others))
