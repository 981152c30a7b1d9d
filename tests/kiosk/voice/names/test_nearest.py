"""Every sound of every language has a nearest English one, and stress stays where it was."""

from __future__ import annotations

import pytest

from kiosk.voice.names.ipa import CONSONANTS, VOWELS, normal
from kiosk.voice.names.nearest import nearest


def _codes(ipa: str) -> str:
    """Return the nearest sounds in a line."""
    return " ".join(one.stress + one.code for one in nearest(ipa))


@pytest.mark.parametrize("vowel", VOWELS)
def test_every_vowel_has_a_sound(vowel: str) -> None:
    """Short, long, in the nose, before an r: none is lost."""
    for word in (f"b{vowel}d", f"b{vowel}ːd", f"b{vowel}\u0303d", f"b{vowel}ɹd", vowel):
        told = nearest(word)
        assert [one.stress for one in told].count("'") == 1
        assert len(told) >= len(word.replace("ː", "").replace("\u0303", "").replace("ɹ", ""))


@pytest.mark.parametrize("consonant", sorted(set(CONSONANTS) - set("ʔʕʡʢ")))
def test_every_consonant_has_a_sound(consonant: str) -> None:
    """At the beginning, in the middle, at the end; only the catch in the throat is none."""
    for word in (f"{consonant}a", f"a{consonant}a", f"a{consonant}", f"a{consonant}b"):
        assert len(nearest(word)) >= 2 or consonant in "jrɹɾʀʁɻɽ", word


@pytest.mark.parametrize(
    ("ipa", "codes"),
    [
        ("ʃɪvˈɔːn", "S I v 'O: n"),
        ("wˈukaʃ", "w 'u: k a# S"),
        ("jˈʏɾɡən", "j 'U@ g @ n"),
        ("ʒoˈɐ\u0303ʊ\u0303", "Z oU 'aU N"),
        ("fʁɑ\u0303swˈaz", "f r A~ s w 'A: z"),
        ("aɡɲʲˈɛʃka", "a# g n j 'E S k a#"),
        ("jˈir\u031diː", "j 'i Z i:"),
        ("bˈʌtn\u0329", "b 'V t @ n"),
        ("zuzˈanna", "z u: z 'A: n a#"),
        ("ˌkeɪtɹˈiːn", ",k eI t r 'i: n".replace(",k eI", "k ,eI")),
    ],
)
def test_well_known_names_come_near(ipa: str, codes: str) -> None:
    """What was listened to stays as it was."""
    assert _codes(ipa) == codes


def test_the_same_is_said_of_the_normal_form() -> None:
    """Copied from elsewhere or kept here: it sounds the same."""
    assert nearest("/ʃɪˈvɔːn/") == nearest(normal("/ʃɪˈvɔːn/")) == nearest("ʃɪvˈɔːn")
