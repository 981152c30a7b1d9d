"""Which phonemes are which word."""

from __future__ import annotations

from itertools import pairwise

from kiosk.voice.piper.phonemes import nearest, reading
from kiosk.voice.wording import wording

SAID = {
    "In the end, 21 owls.": "ɪnðɪʲ ˈɛnd, twˈɛnti wˈʌn ˈaʊlz.",
    "In": "ɪn", "the": "ðə", "end,": "ˈɛnd,", "21": "twˈɛnti wˈʌn", "owls.": "ˈaʊlz.",
    "Said": "sˈɛd", "Said ": "sˈɛd", " slept": "slˈɛpt", "slept": "slˈɛpt", "It": "ɪt",
    "It slept": "ɪt slˈɛpt",
}  # fmt: skip


def phonemes(text: str) -> list[str]:
    """Return what these tests know how to say."""
    return list(SAID[text])


def heard(speech: str) -> list[str]:
    """Return what is said for each word that has a beginning of its own."""
    read = reading(wording(speech, sounds=str), phonemes, lambda _: True)
    starts = [start for start in read.starts if start is not None]
    edges = [*starts, len(read.phonemes)]
    return ["".join(read.phonemes[a:b]) for a, b in pairwise(edges)]


def test_words_said_as_one_are_told_apart() -> None:
    """And one that is said as two is one."""
    assert heard("In the end, 21 owls.") == ["ɪn", "ðɪʲ ", "ˈɛnd, ", "twˈɛnti wˈʌn ", "ˈaʊlz."]


def test_a_word_in_ipa_stands_among_the_others() -> None:
    """As it is, with its marks and one blank on either side."""
    assert heard("Said /ʃɪvˈɔːn/, slept") == ["sˈɛd ", "ʃɪvˈɔːn, ", "slˈɛpt"]
    assert heard("/ʃɪvˈɔːn/'s.") == ["ʃɪvˈɔːnz."]


def test_a_word_that_is_not_said_has_no_beginning() -> None:
    """A picture, a dash alone."""
    read = reading(wording("It 🦉 slept", sounds=str), phonemes, lambda _: True)
    assert read.starts == (0, None, 3)


def test_a_sound_that_a_voice_lacks_is_the_nearest_one() -> None:
    """By one step or several; what has no like is left out."""
    assert nearest("ʁ", lambda one: one in "rɹ") == "r"
    assert nearest("ʁ", lambda one: one == "ɹ") == "ɹ"
    assert nearest("ɲ", lambda one: one in "nj") == "nj"
    assert nearest("ʤ", lambda one: one in "dʒ") == "dʒ"
    assert nearest("☃", lambda one: one in "abc") == ""
    read = reading(wording("/ʁˈɔː☃/ /ʁɔ/", sounds=str), lambda _: [], lambda one: one in "ɹɔː ")
    assert "ʁ" not in read.phonemes
