"""The stopwatch, and the table it fits."""

from __future__ import annotations

import pytest

from kiosk.voice import measuring
from kiosk.voice.espeak import EspeakVoice
from kiosk.voice.voice import SilentVoice
from stories import ages
from stories.cast import Child
from stories.library import SHIPPED, load_library
from stories.pacing import BUILT_IN, Pace, VoiceTable, schedule
from stories.teller import tell
from tests.kiosk.voice.passage import PASSAGE


def test_the_fit_finds_the_table_a_voice_was_made_with() -> None:
    """The silent voice takes exactly what its table says."""
    made = VoiceTable("made", 0.05, 0.2, 0.3, 0.1)
    taken = [
        one for wpm in (90.0, 140.0) for one in measuring.listen(SilentVoice(made), PASSAGE, wpm)
    ]
    found = measuring.fitted("made", taken)
    for term in measuring.TERMS:
        assert getattr(found, term) == pytest.approx(getattr(made, term), abs=0.002)
    assert measuring.error(found, taken) == pytest.approx(0.0, abs=0.001)


def test_the_fit_bears_sentences_that_are_all_alike() -> None:
    """One sentence can't tell letters from words; the sum is still right."""
    taken = measuring.listen(SilentVoice(), ["Good night."] * 3, 120.0)
    assert measuring.error(measuring.fitted("one", taken), taken) == pytest.approx(0.0, abs=0.01)


@pytest.mark.parametrize("age", [2.0, 5.0, 8.0, 12.0])
def test_a_story_takes_as_long_as_it_was_planned(age: float) -> None:
    """Planned speech and real speech differ by 3 % at most, over one whole telling."""
    library = load_library([SHIPPED])
    band = ages.band(age)
    pace = Pace(band.speech_wpm, band.sentence_pause, band.paragraph_pause, BUILT_IN)
    story = tell(library, [Child("Mia", age, "she")], minutes=5, seed=3, pace=pace)
    voice = EspeakVoice()
    timed = schedule(story.script, pace)
    real = sum(measuring.listen(voice, [one.line.speech], one.wpm)[0].seconds for one in timed)
    assert sum(one.speech_seconds for one in timed) == pytest.approx(real, rel=0.03)
