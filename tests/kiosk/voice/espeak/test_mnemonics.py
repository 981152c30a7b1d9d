"""What espeak-ng is told in its own letters is what it says: there and back."""

from __future__ import annotations

import re

import pytest

from kiosk.voice.espeak.driver import speech
from kiosk.voice.espeak.library import Manner
from kiosk.voice.espeak.mnemonics import bracketed, mnemonics
from kiosk.voice.names.candidates import candidates
from kiosk.voice.names.ipa import fault, parts
from kiosk.voice.names.nearest import nearest
from tests.kiosk.voice.names.callings import EVERY

pytestmark = pytest.mark.sound


def _back(told: str) -> str:
    """Return the IPA that espeak-ng understands of mnemonics."""
    engine = speech()
    engine.begin()
    engine.say("[[@]]", Manner(phonemes=True))
    try:
        return engine.sounds(told, "en-us")
    finally:
        engine.say("a", Manner())


def _syllables(ipa: str) -> list[str]:
    """Return the stress of each syllable, what is unstressed as an empty text."""
    return re.findall(r"([ˈˌ]?)(?:aɪ|aʊ|eɪ|oʊ|ɔɪ|iə|[aeiouyæɐɑɔəɚɛɜɪʊʌᵻ])", ipa)


@pytest.mark.parametrize(("voice", "name"), EVERY)
def test_every_way_to_say_a_name_goes_there_and_back(voice: str, name: str) -> None:
    """No candidate has a sign that is not known, loses a sound, or moves its stress."""
    told = candidates(name, speech().sounds)
    assert told
    for one in told:
        for part in parts(one.said):
            if not part.ipa:
                continue
            assert fault(part.text) == ""
            back = _back(bracketed(part.text))
            stresses = [one.stress for one in nearest(part.text) if one.stress]
            assert back.count("ˈ") == stresses.count("'"), (voice, part.text, back)
            assert back.count("ˌ") == stresses.count(","), (voice, part.text, back)
            vowels = sum(one.code[0] in "@03AEIOUVaeiou" for one in nearest(part.text))
            assert abs(len(_syllables(back)) - vowels) <= 1, (part.text, back)


@pytest.mark.parametrize(
    "name",
    ["Mia", "Oliver", "Charlotte", "Isla", "Hermione", "Maisie", "Hugo", "Rebecca", "Esther"],
)
def test_english_comes_back_as_it_was(name: str) -> None:
    """Nothing of the voice's own language is lost on the way."""
    told = speech().sounds(name, "en-us")
    assert _back(f"[[{mnemonics(told)}]]") == told


def test_without_our_marks_brackets_are_text() -> None:
    """Only what we bracket ourselves is read as sounds."""
    told = "[[SIv'O:n]]"
    speech().begin()
    plain, sounds = speech().say(told, Manner()), speech().say(told, Manner(phonemes=True))
    assert len(plain.pcm) > 1.5 * len(sounds.pcm)
