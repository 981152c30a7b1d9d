"""Articles are "a" and "an": which of them fits a word goes by its sound, not by its letter."""

from __future__ import annotations

import re
import unicodedata

_ARTICLE = re.compile(r"(?<![\w'’-])([Aa]n?) [\"“'‘*(]?([\w'’-]+)")
_SOFT = re.compile(
    r"(?:one(?:\b|-|s\b|self)|once|uni(?!d|mag|mp|n)|un(?:animous|ique)|us(?:e|ing|u|abl|ur)|ute|uto|uti"
    r"|eu|ewe|u-|ubiq|uku|ura|uri|ouija)",
    re.IGNORECASE,
)
"""Begins with a vowel and sounds like *you* or *won*."""
_SILENT = re.compile(r"(?:hour|hono|honest|heir)", re.IGNORECASE)
_EITHER = re.compile(r"(?:histor|hotel|habitual|herb)", re.IGNORECASE)
_NUMBERS = re.compile(r"(?:8|1[18](?!\d))")
_LETTERS = "AEFHILMNORSX"
"""Said alone, these begin with a vowel: an F, an S."""


def takes_an(word: str) -> bool | None:
    """Return whether a word takes "an", or None where both are said."""
    bare = "".join(
        mark for mark in unicodedata.normalize("NFKD", word) if not unicodedata.combining(mark)
    )
    if not bare or _EITHER.match(bare):
        return None
    if bare[0].isdigit():
        return bool(_NUMBERS.match(bare))
    letters = re.match(r"[A-Z]+(?![a-z])", bare)
    if letters and re.search("[AEIOUY]", letters[0][1:]):
        return None  # NASA is a word, the FBI is spelt
    if letters:
        return bare[0] in _LETTERS
    if _SILENT.match(bare):
        return True
    return bare[0].lower() in "aeiou" and not _SOFT.match(bare)


def wrong_article(text: str) -> str:
    """Return the first wrong "a" or "an" with its word, or an empty string."""
    for match in _ARTICLE.finditer(text):
        right = takes_an(match[2])
        if right is not None and right != (len(match[1]) == 2):
            return f"{match[1]} {match[2]}"
    return ""
