"""Spoken length: how far real speech, by the built-in voice, lies from the minutes wished for."""

from __future__ import annotations

from kiosk.voice.shelf import open_voice
from kiosk.voice.voice import Utterance
from stories.cast import Child
from stories.lengths import pace_of
from stories.library import SHIPPED, load_library
from stories.pacing import schedule
from stories.teller import tell
from tests.benchmarks.budget import Figure

WISHES = ((3, 3.0), (5, 5.0), (7, 6.0), (9, 7.0))
"""Age and minutes."""


def measure() -> list[Figure]:
    """Speak four stories from first word to last pause and take the worst."""
    library, voice = load_library([SHIPPED]), open_voice()
    worst = 0.0
    for age, minutes in WISHES:
        pace = pace_of(age)
        story = tell(library, [Child("Mia", age, "she")], minutes=minutes, seed=age, pace=pace)
        seconds = 0.0
        for one in schedule(story.script, pace):
            said = Utterance(one.line.text, one.line.speech, one.wpm, one.line.whisper)
            seconds += voice.render(said).seconds + one.pause_after
        worst = max(worst, abs(seconds / (minutes * 60) - 1.0))
    return [("spoken length against the wish, worst of four, percent", 100 * worst, 8.0)]
