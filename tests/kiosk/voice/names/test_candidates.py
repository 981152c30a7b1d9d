"""Ways to say a name come in an order that a parent would want."""

from __future__ import annotations

import pytest

from kiosk.voice.names.candidates import MOST, Candidate, candidates
from kiosk.voice.names.ipa import said_fault
from tests.kiosk.voice.names.callings import EVERY


def _sounds(**told: str) -> dict[str, str]:
    """Return what some voices say."""
    return {voice.replace("_", "-"): one for voice, one in told.items()}


def _asked(name: str, told: dict[str, str]) -> tuple[Candidate, ...]:
    """Return the candidates where these voices alone say something."""
    return candidates(name, lambda _, voice: told.get(voice, ""))


def test_what_sounds_alike_is_merged() -> None:
    """Two languages that agree are one row."""
    told = _asked("Mia", _sounds(en_us="mˈiə", ga="mˈiə", de="mˈiːɑː"))
    assert [(one.said, one.title) for one in told] == [
        ("/mˈiə/", "as in English and Irish"),
        ("/mˈiːɑː/", "as in German"),
    ]


def test_a_name_that_english_spells_out_has_english_last() -> None:
    """Letter by letter helps nobody, and a foreign alphabet still less."""
    told = _asked(
        "Nguyễn",
        _sounds(en_us="ˈɛn dʒˈiː jˈuː wˈaɪ lˌɛɾɚwˈʌn ˈɛn", vi="ŋwˈiɛ5n", pl="ˈɛn ɡjˈɛ ˈu"),
    )
    assert [one.title for one in told] == ["as in Vietnamese", "as in English, letter by letter"]
    assert told[0].said == "/ŋwˈiɛn/"


def test_what_a_language_borrows_is_left_to_its_owner() -> None:
    """German says Łukasz in Polish: that is Polish."""
    told = _asked("Łukasz", _sounds(en_us="lˈuːkæsz", pl="wˈukaʃ", de="(pl)wˈukaʃ(de)"))
    assert [one.languages for one in told] == [("English",), ("Polish",)]


def test_a_name_of_two_words_is_two_words() -> None:
    """Each of them is in IPA, and a hyphen makes no word of its own."""
    told = candidates("Anna Jean-Luc", lambda word, _: {"Anna": "ˈænə"}.get(word, "ʒˈɑ\u0303 lˈyk"))
    assert told[0].said == "/ˈænə/ /ʒˈɑ\u0303lˌyk/"
    assert not told[0].spelled


@pytest.mark.parametrize("name", ["", "   ", "[[Q]]", "123", "-", "x" * 90])
def test_no_name_is_too_strange(name: str) -> None:
    """Nothing comes of nothing, and no bracket comes through."""
    seen: list[str] = []

    def sounds(word: str, _: str) -> str:
        seen.append(word)
        return "ˈa"

    assert all("[" not in one.said for one in candidates(name, sounds))
    assert not any("[" in word for word in seen)


@pytest.mark.sound
@pytest.mark.parametrize(("voice", "name"), EVERY)
def test_every_name_has_its_own_language_among_the_first(voice: str, name: str) -> None:
    """Real voices: at most six, all different, all of them valid, the parent's among them."""
    from kiosk.voice.espeak.driver import speech
    from kiosk.voice.names.languages import languages_of

    told = candidates(name, speech().sounds)
    assert 1 <= len(told) <= MOST
    assert len({one.hint for one in told}) == len(told)
    assert all(said_fault(one.said) == "" and len(one.said) <= 80 for one in told)
    title = next(one.title for one in languages_of(name) if one.voice == voice)
    assert any(title in one.languages for one in told), (title, told)
