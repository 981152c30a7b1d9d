"""What is known of a voice."""

from __future__ import annotations

import pytest

from kiosk.voice.fitted import SENTENCES, fit, shipped
from kiosk.voice.voice import SilentVoice, Utterance
from stories.pacing import BUILT_IN, VoiceTable


class Hurried:
    """A voice that says nothing, fast."""

    name = "hurried"

    def __init__(self) -> None:
        """Take as long as its table says."""
        self.table = VoiceTable("hurried", 0.05, 0.1, 0.3, 0.2)
        self._voice = SilentVoice(self.table)
        self.render = self._voice.render


def test_a_fit_finds_what_a_voice_takes() -> None:
    """And leaves the level of one that is silent alone."""
    voice = Hurried()
    found = fit(voice)
    assert found.gain_db == 0.0
    assert found.table.name == "hurried"
    real = sum(voice.render(Utterance(text, text, 130.0)).seconds for text in SENTENCES)
    planned = sum(found.table.seconds(text, 130.0) for text in SENTENCES)
    assert planned == pytest.approx(real, rel=0.02)


def test_shipped_voices_are_known() -> None:
    """Those of the house, and the natural one; one that is dropped in is measured first."""
    assert shipped("built-in") == shipped("built-in:en-gb")
    found = shipped("built-in")
    assert found is not None
    assert found.table == BUILT_IN
    natural = shipped("natural")
    assert natural is not None
    assert natural.table.name == "natural"
    assert shipped("silent") is not None
    assert shipped("dropped:thorsten") is None
    studio = shipped("studio:emma")
    assert studio is not None
    assert studio.table.name == "studio"
