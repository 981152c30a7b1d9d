"""Quoting finds the words of a paragraph that a mark is about, however they were typed."""

from __future__ import annotations

import re

_ALIKE = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "—": "-", "–": "-"}
)
_LONE = re.compile(r"(?<!\w)'|'(?!\w)")
_GAP = re.compile(r"…|\.\.\.+")
_EDGE = " .,;:!?-"
SURE = 3
"""So many words in a row are about one place, and not there by chance."""


def plain(words: str) -> str:
    """Return words without quotation marks, stars, capitals, or more than one space."""
    bare = re.sub(r'["*_`\\]', "", words.translate(_ALIKE))
    return " ".join(_LONE.sub("", bare).casefold().split())


def quoted(mark: str, words: str) -> tuple[str, ...]:
    """Return what a mark quotes of ``words``; what it quotes of other places is a suggestion.

    A quotation that quotes may be closed too soon: then what stands between may be meant.
    """
    pieces = mark.translate(_ALIKE).split('"')
    inside = [one for one in pieces[1::2] if stands(one, words)]
    outside = [one for one in pieces[2:-1:2] if _sure(one) and stands(one, words)]
    return tuple(plain(one) for one in inside or outside)


def stands(quote: str, words: str) -> bool:
    """Return whether quoted words stand in a text; dots leave some of it out."""
    text, at = plain(words), 0
    parts = [part for one in _GAP.split(quote) if (part := plain(one).strip(_EDGE))]
    for part in parts:
        found = re.search(rf"(?<!\w){re.escape(part)}(?!\w)", text[at:])
        if found is None:
            return False
        at += found.end()
    return bool(parts)


def sure(quotes: tuple[str, ...]) -> bool:
    """Return whether quotes are long enough to tell one paragraph from all others."""
    return any(_sure(one) for one in quotes)


def _sure(quote: str) -> bool:
    return len(quote.split()) >= SURE
