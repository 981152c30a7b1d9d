"""IPA in what a voice reads is found, checked, and brought into one form."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.voice.names.ipa import Part, fault, is_ipa, normal, owned, parts, said_fault
from stories.cast import parse_child
from stories.library import load_library
from stories.pacing import BUILT_IN, Pace
from stories.teller import tell


def _ipa(text: str) -> Part:
    """Return sounds as a part."""
    return Part(text, ipa=True)


@pytest.mark.parametrize(
    ("speech", "expected"),
    [
        ("/ʃɪvˈɔːn/ is asleep.", (_ipa("ʃɪvˈɔːn"), Part(" is asleep."))),
        ("Hush, /ʃɪvˈɔːn/.", (Part("Hush, "), _ipa("ʃɪvˈɔːn"), Part("."))),
        ('"/mˈiə/," said', (Part('"'), _ipa("mˈiə"), Part('," said'))),
        ("“/mˈiə/!”", (Part("“"), _ipa("mˈiə"), Part("!”"))),
        ("/mˈiə/'s bed", (_ipa("mˈiəz"), Part(" bed"))),
        ("/mˈiə/’s bed", (_ipa("mˈiəz"), Part(" bed"))),
        ("/lˈuːkəs/'s bed", (_ipa("lˈuːkəsᵻz"), Part(" bed"))),
        ("/lˈuːkəs/' bed", (_ipa("lˈuːkəs"), Part(" bed"))),
        ("'/mˈiə/' it said", (Part("'"), _ipa("mˈiə"), Part(" it said"))),
        ("/dʒˈæk/ and /mˈiə/", (_ipa("dʒˈæk"), Part(" and "), _ipa("mˈiə"))),
        ("/mˈɛɹi/-/ˈæn/ too", (_ipa("mˈɛɹiˌæn"), Part(" too"))),
        ("Mia-/ˈæn/", (Part("Mia-"), _ipa("ˈæn"))),
        ("/mˈiə/-/pst/ /ˈæn/", (_ipa("mˈiə"), Part("/pst/ "), _ipa("ˈæn"))),
        ("/Ʃɪvˈɔːn/ slept", (_ipa("ʃɪvˈɔːn"), Part(" slept"))),
    ],
)
def test_speech_is_split_into_plain_text_and_sounds(
    speech: str, expected: tuple[Part, ...]
) -> None:
    """Quotes, commas, possessives and joined names all leave one part for one word."""
    assert parts(speech) == expected


@pytest.mark.parametrize(
    "speech",
    [
        "and/or/not",
        "half past 1/2/3",
        "w/ milk",
        "a // b",
        "/pst/",
        "/Q5/",
        "/",
        "",
        "10/e/2",
        "no",
    ],
)
def test_what_is_no_ipa_stays_as_it_is(speech: str) -> None:
    """A slash in a text of the family is a slash."""
    assert "".join(one.text for one in parts(speech)) == speech
    assert not any(one.ipa for one in parts(speech))


@pytest.mark.parametrize(
    ("copied", "kept"),
    [
        ("/ʃɪˈvɔːn/", "ʃɪvˈɔːn"),
        ("ˈstɹɪŋ", "stɹˈɪŋ"),
        ("ˈd͡ʒoʊ.kwɪn", "dʒˈoʊkwɪn"),
        ("mia", "mˈia"),
        ("ˈga:.bi", "ɡˈaːbi"),
        ("ʒã", "ʒˈa\u0303"),
        ("ʒɑ\u0303", "ʒˈɑ\u0303"),
        ("ˈbʌt.n\u0329", "bˈʌtn\u0329"),
        ("ˌoɑn", "ˈoɑn"),
        ("çaça", "çˈaça"),
    ],
)
def test_what_people_copy_is_brought_into_one_form(copied: str, kept: str) -> None:
    """Stress goes before its vowel, ties and dots go, and it is the same done twice."""
    assert normal(copied) == kept
    assert normal(kept) == kept


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("/ʃɪv ˈɔːn/", "between two slashes"),
        ("/ʃɪv", "between two slashes"),
        ("//", "between two slashes"),
        ("/pst/", "no vowel"),
        ("/m5a/", "'5' is no sign"),
        ("/[[a]]/", "is no sign"),
        (f"/{'a' * 70}/", "longer than"),
        ("/ː/", "no vowel"),
    ],
)
def test_bad_ipa_says_why(said: str, why: str) -> None:
    """A parent reads what is wrong with it."""
    assert why in said_fault(said)


def test_a_respelling_is_never_wrong_and_no_ipa() -> None:
    """What has no slash at its beginning is read as it is written."""
    assert said_fault("shi-VAWN") == said_fault("") == said_fault("/mˈiə/ /ʃɪvˈɔːn/") == ""
    assert is_ipa("/mˈiə/ /ʃɪvˈɔːn/")
    assert not is_ipa("shi-VAWN")
    assert not is_ipa("")


def test_an_ending_that_owns_sounds_as_the_word_before_it_asks() -> None:
    """Siobhán's, Jack's and Lukas's end in three ways."""
    assert [owned(one)[-2:] for one in ("ʃɪvˈɔːn", "dʒˈæk", "lˈuːkəs", "lˈiʃ")] == [
        "nz", "ks", "ᵻz", "ᵻz",
    ]  # fmt: skip


def test_a_long_ending_keeps_its_length() -> None:
    """The mark after the last sound is not the last sound."""
    assert fault("zˈoːsː") == ""
    assert owned("zˈoːsː") == "zˈoːsːᵻz"


def test_a_name_in_ipa_comes_whole_through_a_story() -> None:
    """Every word that shows the name says it, also its possessive; no page shows a sound."""
    pace = Pace(120.0, 0.5, 0.9, BUILT_IN)
    children = [
        parse_child("Siobhán:6:she:said=/ʃɪvˈɔːn/"),
        parse_child("Łukasz Jan:5:he:said=/wˈukaʃ/ /jˈan/"),
    ]
    sounds = {"Siobhán": "ʃɪvˈɔːn", "Łukasz": "wˈukaʃ", "Jan": "jˈan"}
    library = load_library([Path(__file__).parents[4] / "stories" / "packs"])
    told = 0
    for seed in range(6):
        script = tell(library, children, seed=seed, night=seed, pace=pace, minutes=10).script
        for line in script.lines:
            assert not set("/ʃɪˈɔː").intersection(line.text)
            shown, spoken = line.text.split(), line.speech.split()
            assert len(shown) == len(spoken)
            for word, sound in zip(shown, spoken, strict=True):
                for name, ipa in sounds.items():
                    if name in word:
                        told += 1
                        owned_now = "'s" in word or "’s" in word
                        assert [one.text for one in parts(sound) if one.ipa] == [
                            owned(ipa) if owned_now else ipa
                        ], (word, sound)
    assert told > 50
