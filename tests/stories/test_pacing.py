"""Words become seconds, slower and softer toward the end."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stories.pacing import BUILT_IN, planned_seconds, schedule
from stories.script import Line, Pause, Script, Seconds, Source
from tests.stories.small import PACE

SOURCE = Source("p", "f", 1, "x")


def script(count: int, *, whisper: bool = False, slow: bool = False) -> Script:
    """Return a script of equal sentences, two a paragraph."""
    plain = (
        Line(f"The owl {n} slept.", f"The owl {n} slept.", SOURCE, "b", paragraph=n // 2)
        for n in range(count)
    )
    lines = (replace(line, whisper=whisper, slow=slow) for line in plain)
    return Script("p/a", "A", tuple(lines))


def test_a_story_slows_and_softens() -> None:
    """Speed and level only ever fall, the most in the last third."""
    timed = schedule(script(30), PACE)
    assert [t.wpm for t in timed] == sorted((t.wpm for t in timed), reverse=True)
    assert [t.gain_db for t in timed] == sorted((t.gain_db for t in timed), reverse=True)
    assert timed[0].wpm / timed[-1].wpm == pytest.approx(1.25, abs=0.02)
    assert timed[20].wpm - timed[29].wpm > timed[0].wpm - timed[20].wpm


def test_paragraphs_rest_longer_and_pauses_add_up() -> None:
    """A paragraph's end waits longer; a written pause is added."""
    short = script(4)
    timed = schedule(short, PACE, falling=False)
    assert timed[1].pause_after > timed[0].pause_after
    longer = Script("p/a", "A", (*short.items, Pause(Seconds(2.0))))
    assert planned_seconds(longer, PACE) == pytest.approx(planned_seconds(short, PACE) + 2.0)


def test_whisper_is_softer_and_slow_is_slower() -> None:
    """Flags of a passage reach voice and clock."""
    plain, whisper, slow = (
        schedule(script(1, **flags), PACE)[0] for flags in ({}, {"whisper": True}, {"slow": True})
    )
    assert whisper.gain_db == plain.gain_db - 4.0
    assert slow.speech_seconds > plain.speech_seconds


def test_marks_cost_time() -> None:
    """A comma is a breath."""
    assert BUILT_IN.seconds("One, two.", 120) > BUILT_IN.seconds("One two.", 120)
