"""The nearest sounds are how an English voice comes closest to a word in IPA.

A sound that English lacks becomes the one that people put there when they say such a name among
English words (Jürgen with the vowel of *tour*). A few strangers stay, since voices say them well:
the end of *loch*, the Welsh *ll*, the French *an* and *on*. Sounds are named by espeak-ng's
letters, which are plain ASCII.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kiosk.voice.names.ipa import CONSONANTS, MARKS, NASAL, STRESSES, SYLLABIC, VOWELS, normal

_CONSONANTS = {
    "p": "p", "b": "b", "t": "t", "d": "d", "k": "k", "ɡ": "g", "f": "f", "v": "v", "θ": "T",
    "ð": "D", "s": "s", "z": "z", "ʃ": "S", "ʒ": "Z", "h": "h", "m": "m", "n": "n", "ŋ": "N",
    "l": "l", "w": "w", "j": "j", "x": "x", "ç": "C", "ɬ": "l#", "tʃ": "tS", "dʒ": "dZ",
    "tɕ": "tS", "dʑ": "dZ", "tʂ": "tS", "dʐ": "dZ", "ts": "ts", "dz": "dz", "ɕ": "S", "ʑ": "Z",
    "ʂ": "S", "ʐ": "Z", "ɧ": "S", "ʝ": "j", "ɣ": "g", "β": "b", "ɸ": "f", "ʋ": "v", "ɥ": "w",
    "ʍ": "w", "ɰ": "w", "ɟ": "dZ", "ʄ": "dZ", "c": "k", "q": "k", "χ": "x", "ħ": "h", "ɦ": "h",
    "ʜ": "h", "ɮ": "l", "ɭ": "l", "ɺ": "l", "ʟ": "l", "ɳ": "n", "ɱ": "m", "ɴ": "N", "ɖ": "d",
    "ʈ": "t", "ɓ": "b", "ɗ": "d", "ɠ": "g", "ʛ": "g",
    "ɢ": "g", "ʙ": "b", "ⱱ": "v", "ɲ": "n j", "ʎ": "l j",
    "ʔ": "", "ʕ": "", "ʡ": "", "ʢ": "",
}  # fmt: skip
_GLIDE, _RAISED = "\u032f", "\u031d"
_R = frozenset("rɹɾʀʁɻɽ")
_NASALS = frozenset("mnŋɲɳɱɴ")
_VOWELS = {
    "æ": "a", "ɑ": "A:", "ɒ": "0", "ɔ": "O", "ɔː": "O:", "ɛ": "E", "ɪ": "I", "i": "i",
    "iː": "i:", "iə": "i@", "ɪə": "i@", "ʊ": "U", "u": "u:", "ʌ": "V", "ə": "@", "ɐ": "a#",
    "ɚ": "3", "ɜ": "3:", "ɝ": "3:", "ᵻ": "I#", "o": "oU", "oʊ": "oU", "əʊ": "oU", "ou": "oU",
    "eɪ": "eI", "ɛɪ": "eI", "ei": "eI", "ɛi": "eI", "aɪ": "aI", "ai": "aI", "ɑɪ": "aI",
    "ɑi": "aI", "æi": "aI", "ɔɪ": "OI", "ɔʏ": "OI", "ɔi": "OI", "oi": "OI", "øy": "OI",
    "aʊ": "aU", "au": "aU", "ɑu": "aU", "æʉ": "aU", "œy": "aU", "ø": "3:", "œ": "3:", "ɶ": "a",
    "y": "u:", "ʏ": "U", "ɨ": "I", "ɯ": "U", "ʉ": "u:", "ɵ": "U", "ɤ": "V", "ɘ": "@", "ɞ": "3:",
}  # fmt: skip
_IN_THE_NOSE = {"ɑ": "A~", "ɔ": "O~", "ɛ": "a n", "æ": "a n", "œ": "V n", "ɐʊ": "aU N"}
_BEFORE_J = {
    "a": "aI", "ɑ": "aI", "æ": "aI", "e": "eI", "ɛ": "eI", "ɔ": "OI", "o": "OI",
}  # fmt: skip
_WITH_R = {
    "A:": "A@", "a#": "A@", "a": "A@", "V": "A@", "O": "O@", "O:": "O@", "oU": "O@", "0": "O@",
    "E": "e@", "eI": "e@", "I": "i@3", "i": "i@3", "i:": "i@3", "i@": "i@3", "U": "U@",
    "u:": "U@", "@": "3", "I#": "3", "3": "3", "3:": "3:", "aI": "aI3", "aU": "aU@",
}  # fmt: skip
"""Vowels with an ``r`` that no vowel follows."""
_STRESS = {"": "", STRESSES[0]: "'", STRESSES[1]: ","}
_SOFT = frozenset(("j", "n j", "l j", "S", "Z", "tS", "dZ"))
_UNIT = re.compile(
    f"([{STRESSES}]?)(t[ʃɕʂs]|d[ʒʑʐz]|[{re.escape(VOWELS + CONSONANTS)}])([{MARKS}]*)"
)


@dataclass(frozen=True)
class _Unit:
    """One sound: its letter, its marks, and the stress that stands before it."""

    stress: str
    letter: str
    marks: str = ""

    @property
    def vowel(self) -> bool:
        """Tell whether it is one."""
        return self.letter != "" and self.letter in VOWELS

    @property
    def built_on(self) -> bool:
        """Tell whether a syllable is built on it."""
        return self.vowel or SYLLABIC in self.marks


_END = _Unit("", "")


@dataclass(frozen=True)
class Sound:
    """One English sound: its letters at espeak-ng, and the stress on it."""

    code: str
    stress: str = ""
    """``'``, ``,`` or nothing; it stands on a vowel."""


def nearest(ipa: str) -> tuple[Sound, ...]:
    """Return the English sounds that come nearest to a word in IPA."""
    units = [_Unit(*match.groups()) for match in _UNIT.finditer(normal(ipa))]
    told: list[Sound] = []
    at = 0
    while at < len(units):
        unit = units[at]
        after = [*units[at + 1 : at + 4], _END, _END, _END]
        if unit.vowel:
            said, used = _vowel(unit, after)
        else:
            said, used = _consonant(unit, after[0], between=at > 0 and units[at - 1].vowel), 1
        codes = said.split()
        if told and not unit.built_on and [told[-1].code] == codes:
            codes = []  # English has no long consonants
        for number, code in enumerate(codes):
            told.append(Sound(code, "" if number else _STRESS[unit.stress]))
        at += used
    return tuple(told)


def _vowel(unit: _Unit, following: list[_Unit]) -> tuple[str, int]:
    """Return a vowel's mnemonic and how many sounds it stands for."""
    after, beyond = following[:2]
    nasal, long = NASAL in unit.marks, "ː" in unit.marks
    pair = unit.letter + after.letter
    if nasal and NASAL in after.marks and pair in _IN_THE_NOSE and not after.stress:
        return _IN_THE_NOSE[pair], 2
    glides = after.vowel and not after.stress and (not long or _GLIDE in after.marks)
    if glides and pair in _VOWELS and not nasal:
        said, used = _VOWELS[pair], 2
    elif after.letter == "j" and unit.letter in _BEFORE_J and not beyond.vowel:
        said, used = _BEFORE_J[unit.letter], 2
    elif nasal and unit.letter in _IN_THE_NOSE:
        said = _IN_THE_NOSE[unit.letter]
        return said.removesuffix(" n") if after.letter in _NASALS else said, 1
    else:
        said = _single(unit.letter, long=long, strong=long or bool(unit.stress), last=after == _END)
        used = 1
    if nasal:
        return said if after.letter in _NASALS else f"{said} N", used
    then, last = following[used - 1 : used + 1]
    if then.letter in _R and SYLLABIC not in then.marks and not last.vowel:
        return _WITH_R.get(said, f"{said} 3"), used + 1
    return said, used


def _single(letter: str, *, long: bool, strong: bool, last: bool) -> str:
    """Return the mnemonic of a vowel that stands alone."""
    if letter == "a":
        return "A:" if strong else "a#"
    if letter in "eɛ":
        return "eI" if long or (letter == "e" and (strong or last)) else "E"
    return _VOWELS.get(f"{letter}ː", _VOWELS[letter]) if long else _VOWELS[letter]


def _consonant(unit: _Unit, after: _Unit, *, between: bool) -> str:
    """Return a consonant's mnemonic."""
    if unit.letter in _R:
        if _RAISED in unit.marks:
            return "Z"
        return _r(unit, after, between=between)
    said = _CONSONANTS[unit.letter]
    if SYLLABIC in unit.marks:
        return f"@ {said}"
    if said in ("n j", "l j") and not after.vowel:
        return said[0]
    if "ʲ" in unit.marks and after.letter in set(VOWELS) - set("iɪᵻ") and said not in _SOFT:
        return f"{said} j"
    return said


def _r(unit: _Unit, after: _Unit, *, between: bool) -> str:
    """Return an ``r``: the flap of *butter* between vowels, and a syllable where none follows."""
    if not after.vowel:
        return "3"
    return "*" if unit.letter == "ɾ" and between else "r"
