"""Wording is a sentence as any engine should read it, and where each word of ours stands in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from kiosk.voice import english
from kiosk.voice.calls import called
from kiosk.voice.names import ipa

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
    sounds: tuple[tuple[int, int], ...] = ()
    """Spans of ``text`` that the engine was given as sounds, and not as letters."""

    @property
    def empty(self) -> bool:
        """Tell whether there is nothing in it to say."""
        return not self.sounds and not any(map(str.isalnum, self.text))

    @property
    def words(self) -> tuple[str, ...]:
        """Return what is read for each word of ours, marks and all."""
        return tuple(self.text[start:end] for start, end in self.spans)


def slashed(sounds: str) -> str:
    """Return IPA between slashes, as it is kept."""
    return f"/{sounds}/"


def wording(speech: str, language: str = "en", sounds: Callable[[str], str] = slashed) -> Wording:
    """Return how ``speech`` is read, word by word of ``speech.split()``.

    ``sounds`` writes a word's IPA the way that the engine reads it. Times, money, titles and the
    like are read out in English alone; other languages are left to their engine.
    """
    tokens = speech.split()
    read = english.read(tokens) if re.match(r"en\b", language) else tokens
    text = ""
    spans: list[tuple[int, int]] = []
    given: list[tuple[int, int]] = []
    for token, reading in zip(tokens, read, strict=True):
        parts = ipa.parts(token)
        if not any(part.ipa for part in parts):
            parts = (ipa.Part(reading),)
        pieces = [(sounds(one.text), True) if one.ipa else (_said(one.text), False)
                  for one in parts]  # fmt: skip
        pieces = [piece for piece in pieces if piece[0]]
        word = "".join(said for said, _ in pieces)
        if text and word and not _ALONE.match(word):
            text += " "
        start = len(text)
        for said, heard in pieces:
            if heard:
                given.append((len(text), len(text) + len(said)))
            text += said
        spans.append((start, len(text)))
    return Wording(text, tuple(spans), tuple(given))


def _said(word: str) -> str:
    """Return one word without anything an engine would spell out, obey or stumble over."""
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
