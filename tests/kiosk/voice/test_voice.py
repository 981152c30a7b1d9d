"""The silent voice: exactly the planned time, and every word in it."""

from __future__ import annotations

import itertools

import pytest

from kiosk.voice.voice import SilentVoice, Utterance, spread
from stories.pacing import BUILT_IN


def test_silence_takes_the_planned_time() -> None:
    """As long as the table says, at any pace."""
    text = "The last bus on Button Street was blue."
    for wpm in (100.0, 150.0):
        clip = SilentVoice().render(Utterance(text, text, wpm))
        assert clip.seconds == pytest.approx(BUILT_IN.seconds(text, wpm), abs=1e-3)
        assert not clip.samples.any()


def test_words_share_the_time_without_a_hole() -> None:
    """From nothing to the end, longer words longer."""
    times = spread("a considerable bus", 3.0)
    assert [one.word for one in times] == [0, 1, 2]
    assert times[0].t0 == 0.0
    assert times[-1].t1 == 3.0
    assert all(a.t1 == b.t0 for a, b in itertools.pairwise(times))
    assert times[1].t1 - times[1].t0 > times[0].t1 - times[0].t0
