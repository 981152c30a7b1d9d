"""The vocabulary is the number by which the Kokoro model knows each sound and mark.

Source: the model's own published settings (Kokoro-82M 1.0, Apache-2.0).
"""

from __future__ import annotations

_MARKS = {1: ";:,.!?", 9: '—…"()“” ', 17: "\u0303ʣʥʦʨᵝ\uab67AI"}
_LETTERS = {31: "O", 33: "Q", 35: "ST", 39: "W", 41: "Yᵊabcdef", 50: "hijklmnopqrstuvwxyzɑɐɒæ"}
_SOUNDS = {
    75: "βɔɕç", 80: "ɖðʤə", 85: "ɚɛɜ", 90: "ɟ", 92: "ɡ", 99: "ɥ", 101: "ɨɪʝ", 110: "ɯɰŋɳɲɴø",
    118: "ɸθœ", 123: "ɹ", 125: "ɾɻ", 128: "ʁɽʂʃʈʧ", 135: "ʊʋ", 138: "ʌɣɤ", 142: "χʎ", 147: "ʒʔ",
    156: "ˈˌː", 162: "ʰ", 164: "ʲ", 169: "↓", 171: "→↗↘", 177: "ᵻ",
}  # fmt: skip

TOKENS: dict[str, int] = {
    sound: first + place
    for run in (_MARKS, _LETTERS, _SOUNDS)
    for first, sounds in run.items()
    for place, sound in enumerate(sounds)
}
"""Every sound that can be said, and its number."""


def tokens(phonemes: str) -> list[int]:
    """Return the numbers of the sounds that the model knows; others are left out."""
    return [TOKENS[one] for one in phonemes if one in TOKENS]


def known(phonemes: str) -> str:
    """Return the sounds that the model knows, one for each number of ``tokens``."""
    return "".join(one for one in phonemes if one in TOKENS)
