"""IPA is how a word sounds, written between slashes where a voice reads: ``/ʃɪvˈɔːn/``.

The way it is kept here is espeak-ng's, which Piper's voices learnt too: ``ˈ`` and ``ˌ`` stand right
before the stressed vowel, no ties, no dots; ``normal`` brings what people copy from elsewhere into
it. Nothing here knows an engine.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

VOWELS = "aeiouyæøœɐɑɒɔɘəɚɛɜɝɞɤɨɪɯɵɶʉʊʌʏᵻ"
CONSONANTS = "bcdfhjklmnpqrstvwxzçðħŋβθχɓɕɖɗɟɠɡɢɣɥɦɧɫɬɭɮɰɱɲɳɴɸɹɺɻɽɾʀʁʂʃʄʈʋʍʎʐʑʒʔʕʙʛʝʟʡʢʜⱱ"
STRESSES = "ˈˌ"
MARKS = "ːˑʰʲʷˠˤⁿ˞ᵝ\u0303\u0329\u032a\u0325\u032f\u031e\u031d\u030a"
"""What changes the sound before it: length, breath, palate, nose, syllable, and so on."""
SYLLABIC, NASAL = "\u0329", "\u0303"
LONGEST = 60
"""Most signs in one word."""
_NUCLEI = frozenset((*VOWELS, SYLLABIC))
_KNOWN = frozenset(VOWELS + CONSONANTS + STRESSES + MARKS)
_OTHERWISE = str.maketrans(
    {
        "g": "ɡ", "'": "ˈ", "’": "ˈ", ":": "ː", "ɫ": "l", "ᵊ": "ə", "ä": "a", "ε": "ɛ", "ʤ": "dʒ",
        "ʧ": "tʃ", "ʦ": "ts", "ʣ": "dz", "\u0361": "", "\u035c": "", ".": "", "\u0306": "",
    }
)  # fmt: skip
"""Signs that people write for the same thing."""
_SLASHED = re.compile(r"(?<![\w/])/([^\s/]{1,80})/(?![\w/])(-(?=/))?(?:['’](s)?(?!\w))?")
_VOICELESS = frozenset("ptkfθcqxχħʔ")
_HISSED = frozenset("szʃʒɕʑʂʐ")


@dataclass(frozen=True)
class Part:
    """A stretch of what a voice reads: plain text, or the sounds of one word."""

    text: str
    """As it stands, or the IPA in its normal form, without slashes."""
    ipa: bool = False


def normal(ipa: str) -> str:
    """Return IPA as it is kept: usual signs, and each stress right before its vowel.

    A word without any stress is given one on its first syllable.
    """
    plain = unicodedata.normalize("NFC", ipa.strip().strip("/").lower()).translate(_OTHERWISE)
    # Nasal vowels have composed letters; the tilde apart is one sign fewer to know.
    plain = "".join(
        unicodedata.normalize("NFD", one) if NASAL in unicodedata.normalize("NFD", one) else one
        for one in plain
    )
    told, waiting = "", ""
    for index, one in enumerate(plain):
        if one in STRESSES:
            waiting = waiting if waiting == STRESSES[0] else one
            continue
        if waiting and _nucleus(plain, index):
            told, waiting = told + waiting, ""
        told += one
    if STRESSES[0] not in told:
        told = told.replace(STRESSES[1], STRESSES[0], 1)
    if STRESSES[0] not in told:
        first = next((i for i in range(len(told)) if _nucleus(told, i)), None)
        told = told if first is None else f"{told[:first]}{STRESSES[0]}{told[first:]}"
    return told


def fault(ipa: str) -> str:
    """Return why this is no word in IPA, or nothing."""
    plain = normal(ipa)
    if not plain:
        return "there is nothing between the slashes"
    if len(plain) > LONGEST:
        return f"it is longer than {LONGEST} signs"
    for one in plain:
        if one not in _KNOWN:
            return f"{one!r} is no sign of IPA"
    if not _NUCLEI.intersection(plain):
        return "it has no vowel"
    return ""


def said_fault(said: str) -> str:
    """Return why a name can't be said so, or nothing; only words between slashes can be wrong."""
    for word in said.split():
        if not word.startswith("/"):
            continue
        if len(word) < 3 or not word.endswith("/") or "/" in word[1:-1]:
            return f"'{word}' is no IPA: it stands between two slashes"
        why = fault(word)
        if why:
            return f"'{word}' is no IPA: {why}"
    return ""


def is_ipa(said: str) -> bool:
    """Tell whether a name is said in IPA, and not respelt."""
    words = said.split()
    return bool(words) and all(len(one) > 2 and one[0] == one[-1] == "/" for one in words)


def parts(speech: str) -> tuple[Part, ...]:
    """Return what a voice reads as plain text and IPA, in order; nothing is lost between them.

    A possessive is part of the sounds: ``/mɪə/'s`` is one part, ``mˈɪəz``. What stands between
    slashes and is no IPA stays plain text.
    """
    found: list[Part] = []
    at, joined = 0, ""
    for match in _SLASHED.finditer(speech):
        if fault(match[1]):
            continue
        before = speech[at : match.start()]
        at = match.end()
        if before and joined:
            found.append(Part(joined, ipa=True))
            joined = ""
        if before:
            found.append(Part(before))
        sounds = owned(normal(match[1])) if match[3] else normal(match[1])
        joined += _unstressed(sounds) if joined else sounds
        if match[2]:
            continue
        found.append(Part(joined, ipa=True))
        joined = ""
    if joined:
        found.append(Part(joined, ipa=True))
    if speech[at:]:
        found.append(Part(speech[at:]))
    return tuple(found)


def owned(ipa: str) -> str:
    """Return a word's sounds with the ending that says whose something is."""
    last = next((one for one in reversed(ipa) if one not in MARKS), "")
    if last in _HISSED:
        return f"{ipa}ᵻz"
    return f"{ipa}s" if last in _VOICELESS else f"{ipa}z"


def _unstressed(sounds: str) -> str:
    """Return the sounds of a word's later half, whose stress is the second."""
    return sounds.replace(STRESSES[0], STRESSES[1])


def _nucleus(plain: str, index: int) -> bool:
    """Tell whether a syllable is built on the sign at ``index``."""
    if plain[index] in VOWELS:
        return True
    return plain[index + 1 : index + 2] == SYLLABIC
