"""Phonemes are what a Piper voice reads, and this finds which of them are which word of ours.

espeak-ng says words that run together as one ("in the" as ``ɪnðə``) and some as several ("21"). So
each word is also asked for alone, and both are laid side by side, as one compares two spellings.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kiosk.voice.names.ipa import VOWELS
from kiosk.voice.wording import Wording

PAUSES = frozenset(".,;:!?")
"""Marks that a voice makes a pause of."""
VOWEL_SIGNS = frozenset(VOWELS + "ːˑˈˌ")
"""Vowels, and the marks of length and stress that are held with them."""
_STRESS = frozenset("ˈˌ")
_BAND = 40
_NEAREST = {
    "ɫ": "l", "ɝ": "ɜ", "ʧ": "tʃ", "ʤ": "dʒ", "ʦ": "ts", "ʣ": "dz", "ɧ": "ʃ", "ʜ": "h", "ʢ": "ʔ",
    "ⱱ": "v", "ʛ": "ɡ", "ɤ": "o", "ɞ": "ɜ", "ɶ": "œ", "ɵ": "ø", "ʉ": "u", "ɯ": "u", "ᵻ": "ɪ",
    "ɚ": "əɹ", "ʏ": "y", "y": "i", "ø": "ɜ", "œ": "ɜ", "ɐ": "ʌ", "ʌ": "ə", "ɒ": "ɑ", "ɑ": "a",
    "ɬ": "l", "ɮ": "l", "ɭ": "l", "ɺ": "l", "ʟ": "l", "ʎ": "lj", "ɲ": "nj", "ɳ": "n", "ɴ": "ŋ",
    "ɱ": "m", "ɖ": "d", "ʈ": "t", "ɗ": "d", "ɓ": "b", "ɠ": "ɡ", "ɟ": "dʒ", "c": "k", "q": "k",
    "ɢ": "ɡ", "χ": "x", "x": "h", "ħ": "h", "ɦ": "h", "ç": "h", "ɣ": "ɡ", "ʝ": "j", "ɥ": "w",
    "ʍ": "w", "ɰ": "w", "ʋ": "v", "β": "v", "ɸ": "f", "ɕ": "ʃ", "ʑ": "ʒ", "ʂ": "ʃ", "ʐ": "ʒ",
    "ɻ": "ɹ", "ɽ": "ɾ", "ʀ": "r", "ʁ": "r", "ɾ": "t", "r": "ɹ", "ɨ": "ɪ", "ɘ": "ə", "ʲ": "j",
    "ʷ": "w", "ɡ": "g", "g": "ɡ", "ɪ": "i", "ʊ": "u", "ɛ": "e", "ɔ": "o", "ə": "e",
}  # fmt: skip
"""The sound that comes nearest, for a voice that lacks one; it may lead on to another."""


@dataclass(frozen=True)
class Reading:
    """What is said of one sentence, phoneme by phoneme."""

    phonemes: tuple[str, ...]
    starts: tuple[int | None, ...]
    """For each word of ours the phoneme it begins with; None where it has none of its own."""


def reading(
    read: Wording, phonemize: Callable[[str], Sequence[str]], knows: Callable[[str], bool]
) -> Reading:
    """Return a sentence as phonemes that the voice knows, and where each word of ours begins."""
    said = _sayable(_told(read, phonemize), knows)
    alone = [_alone(read, start, end, phonemize) for start, end in read.spans]
    return Reading(tuple(said), tuple(_laid_beside(alone, said)))


def nearest(phoneme: str, knows: Callable[[str], bool]) -> str:
    """Return the phonemes that come nearest to one, as far as the voice knows them; or nothing."""
    found = [phoneme]
    for _ in range(4):
        if all(map(knows, found)):
            return "".join(found)
        found = [two for one in found for two in ([one] if knows(one) else _NEAREST.get(one, ""))]
    return "".join(filter(knows, found))


def _sayable(phonemes: Sequence[str], knows: Callable[[str], bool]) -> list[str]:
    """Return only what the voice knows; never two spaces, none at either end."""
    said: list[str] = []
    for phoneme in phonemes:
        for one in [phoneme] if knows(phoneme) else nearest(phoneme, knows):
            if one != " " or (said and said[-1] != " "):
                said.append(one)
    while said and said[-1] == " ":
        said.pop()
    return said


def _told(read: Wording, phonemize: Callable[[str], Sequence[str]]) -> list[str]:
    """Return the whole sentence's phonemes; words in IPA stand among them as they are."""
    said: list[str] = []
    at = 0
    for start, end in (*read.sounds, (len(read.text), len(read.text))):
        said += _plain(read.text[at:start], phonemize)
        if start < end:
            said += unicodedata.normalize("NFD", read.text[start:end])
        at = end
    return said


def _plain(text: str, phonemize: Callable[[str], Sequence[str]]) -> list[str]:
    """Return a stretch of plain text's phonemes, with the blanks and marks at both its ends."""
    bare = text.lstrip("".join(PAUSES))
    before = list(text[: len(text) - len(bare)][:1])
    if not bare.strip():
        return [*before, " "] if bare or before else []
    said = list(phonemize(bare))
    lead = [" "] if bare[0].isspace() or before else []
    return [*before, *lead, *said, *([" "] if bare[-1].isspace() else [])]


def _alone(read: Wording, start: int, end: int, phonemize: Callable[[str], Sequence[str]]) -> str:
    """Return one word's phonemes by itself, without stress or marks."""
    told = Wording(
        read.text[start:end],
        ((0, end - start),),
        tuple((a - start, b - start) for a, b in read.sounds if start <= a and b <= end),
    )
    if told.empty:
        return ""
    return "".join(one for one in _told(told, phonemize) if not _skipped(one)).strip()


def _skipped(phoneme: str) -> bool:
    return phoneme in _STRESS or phoneme in PAUSES


def _laid_beside(alone: Sequence[str], said: Sequence[str]) -> list[int | None]:
    """Return where each word begins in what is said."""
    places = [place for place, one in enumerate(said) if not _skipped(one)]
    heard = "".join(said[place][:1] for place in places)
    owners: list[int] = []
    letters = ""
    for word, own in enumerate(alone):
        if own:
            joint = " " if letters else ""
            letters += joint + own
            owners += [-1] * len(joint) + [word] * len(own)
    starts: list[int | None] = [None] * len(alone)
    for mine, theirs in _matched(letters, heard):
        word = owners[mine]
        if word >= 0 and starts[word] is None:
            starts[word] = _with_stress(said, places[theirs])
    return starts


def _with_stress(said: Sequence[str], place: int) -> int:
    """Return the place of the stress right before a phoneme, or its own."""
    while place and said[place - 1] in _STRESS:
        place -= 1
    return place


@lru_cache(maxsize=64)
def _matched(mine: str, theirs: str) -> tuple[tuple[int, int], ...]:
    """Return which signs of two spellings belong together, in order: the cheapest way through."""
    if mine == theirs:
        return tuple((i, i) for i in range(len(mine)))
    rows, columns = len(mine), len(theirs)
    band = _BAND + abs(rows - columns)
    endless = float("inf")
    cost = [[endless] * (columns + 1) for _ in range(rows + 1)]
    came = [bytearray(columns + 1) for _ in range(rows + 1)]
    cost[0][0] = 0.0
    for i in range(rows + 1):
        middle = i * columns // max(1, rows)
        for j in range(max(0, middle - band), min(columns, middle + band) + 1):
            if i and j:
                way = cost[i - 1][j - 1] + _apart(mine[i - 1], theirs[j - 1])
                if way < cost[i][j]:
                    cost[i][j], came[i][j] = way, 0
            if i and cost[i - 1][j] + _missing(mine[i - 1]) < cost[i][j]:
                cost[i][j], came[i][j] = cost[i - 1][j] + _missing(mine[i - 1]), 1
            if j and cost[i][j - 1] + _missing(theirs[j - 1]) < cost[i][j]:
                cost[i][j], came[i][j] = cost[i][j - 1] + _missing(theirs[j - 1]), 2
    pairs: list[tuple[int, int]] = []
    i, j = rows, columns
    while i and j:
        if came[i][j] == 0:
            i, j = i - 1, j - 1
            if mine[i] != " " and theirs[j] != " ":
                pairs.append((i, j))
        elif came[i][j] == 1:
            i -= 1
        else:
            j -= 1
    return tuple(reversed(pairs))


def _apart(one: str, other: str) -> float:
    """Return how unlike two signs are."""
    if one == other:
        return 0.0
    if " " in (one, other):
        return 3.0
    return 0.5 if (one in VOWEL_SIGNS) == (other in VOWEL_SIGNS) else 1.2


def _missing(one: str) -> float:
    """Return what it costs that one spelling lacks a sign."""
    return 0.4 if one == " " else 0.7
