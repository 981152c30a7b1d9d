"""Other voices of the built-in engine: each there, as loud and as quick as the first."""

from __future__ import annotations

import numpy as np
import pytest

from kiosk.sound.loudness import SPEECH_LUFS, loudness
from kiosk.voice.espeak import EspeakVoice
from kiosk.voice.espeak.variants import VARIANTS, variant
from kiosk.voice.voice import Utterance, VoiceProblem
from tests.kiosk.voice.passage import PASSAGE


def test_every_variant_differs() -> None:
    """In its id, its words and its sound."""
    assert len({one.id for one in VARIANTS}) == len({one.title for one in VARIANTS}) == 4
    said = {
        EspeakVoice(one.id).render(Utterance("Good night.", "Good night.", 120.0)).pcm16()
        for one in VARIANTS
    }
    assert len(said) == 4
    assert EspeakVoice("warm").name == "built-in:warm"


@pytest.mark.parametrize("id", [one.id for one in VARIANTS])
def test_a_variant_is_as_loud_and_as_quick_as_the_first(id: str) -> None:
    """One gain and one table fit them all."""
    own, first = EspeakVoice(id), EspeakVoice()
    for wpm in (95.0, 150.0):
        asked = [Utterance(text, text, wpm) for text in PASSAGE]
        spoken = np.concatenate([own.render(one).samples for one in asked])
        standard = sum(len(first.render(one).samples) for one in asked)
        assert len(spoken) == pytest.approx(standard, rel=0.02)
        assert loudness(spoken) == pytest.approx(SPEECH_LUFS, abs=1.0)


def test_a_variant_that_is_none_says_which_there_are() -> None:
    """In one line."""
    with pytest.raises(VoiceProblem, match="take one of warm, deep"):
        variant("tenor")
