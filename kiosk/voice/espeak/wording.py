"""Wording is a sentence as espeak-ng should read it, and where each word of ours stands in it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from kiosk.voice.espeak.calls import called

_HOURS = re.compile(r"^(\W*)(\d{1,2}):00(?!\d)")
_MINUTES = re.compile(r"^(\W*)(\d{1,2}):0([1-9])(?!\d)")
_DASHES = re.compile(r"[—–―]+|--+")
_DOTS = re.compile(r"…|\.{2,}")
_ALONE = re.compile(r"^[-,;:.!?]+$")
_SAID = {"&": "and", "\N{RIGHT SINGLE QUOTATION MARK}": "'", "\N{NON-BREAKING HYPHEN}": "-"}
_NEVER = frozenset('*_[]<>{}|\\^~`#="')
_UNSAID = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Pi", "Pf", "Ps", "Pe", "Sk", "So", "Zl", "Zp"})
_LONGEST = 60
"""Letters of a word that are said; nobody reads a longer one aloud."""


@dataclass(frozen=True)
class Wording:
    """What is read, with a half-open span of it for every word; an empty span is not said."""

    text: str
    spans: tuple[tuple[int, int], ...]

    @property
    def empty(self) -> bool:
        """Tell whether there is nothing in it to say."""
        return not any(map(str.isalnum, self.text))


def wording(speech: str) -> Wording:
    """Return how ``speech`` is read, word by word of ``speech.split()``."""
    text = ""
    spans: list[tuple[int, int]] = []
    for word in speech.split():
        said = _said(word)
        if text and said and not _ALONE.match(said):
            text += " "
        spans.append((len(text), len(text) + len(said)))
        text += said
    return Wording(text, tuple(spans))


def _said(word: str) -> str:
    """Return one word without anything espeak-ng would spell out, obey or stumble over."""
    word = _HOURS.sub(r"\1\2 o'clock", word)
    word = _MINUTES.sub(r"\1\2 oh \3", word)
    word = _DOTS.sub("; ", _DASHES.sub("; ", unicodedata.normalize("NFC", word)))
    letters = [_SAID.get(one, one) for one in word if one not in _NEVER]
    kept = "".join(
        one for one in letters if len(one) > 1 or unicodedata.category(one) not in _UNSAID
    )
    kept = " ".join(kept.split()).strip("'").removeprefix("; ") or ""
    kept = re.sub(r";(?: ?[,;:])*(?: ?([.!?]))?$", lambda end: end[1] or ";", kept)
    if not any(map(str.isalnum, kept)):
        return ";" if _DASHES.search(word) or ";" in kept else kept.strip(" -")
    return called(kept)[:_LONGEST]
