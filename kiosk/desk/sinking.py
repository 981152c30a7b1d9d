"""Sinking is how an evening goes down: whatever follows a story is as slow and soft as its end."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from kiosk.session.programme import STEP, STORY
from stories.script import Seconds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.session.programme import Act
    from stories.pacing import Pace


def sunk(acts: Sequence[Act], pace: Pace) -> list[Act]:
    """Return the acts with every step behind a story hushed; without a story all stay as loud."""
    told = next((at for at, one in enumerate(acts) if one.kind == STORY and one.lines), len(acts))
    return [
        hushed(one, pace, acts[told]) if at > told and one.kind == STEP else one
        for at, one in enumerate(acts)
    ]


def hushed(act: Act, pace: Pace, story: Act | None = None) -> Act:
    """Return the act as slow and as soft as a story's last line: nothing wakes what sank.

    Where a ``story`` ends in a whisper, nothing behind it is louder than that.
    """
    end = min((one.gain_db for one in story.lines[-1:]), default=0.0) if story else 0.0
    lines = tuple(
        dataclasses.replace(
            one,
            wpm=one.wpm / pace.stretch,
            gain_db=min(one.gain_db - pace.fall_db, end),
            speech_seconds=Seconds(one.speech_seconds * pace.stretch),
            pause_after=Seconds(one.pause_after * pace.stretch),
        )
        for one in act.lines
    )
    return dataclasses.replace(act, lines=lines)


def slowed(pace: Pace, by: float) -> Pace:
    """Return a pace that begins slower and ends where it ended."""
    return dataclasses.replace(
        pace,
        wpm=pace.wpm / by,
        sentence_pause=pace.sentence_pause * by,
        paragraph_pause=pace.paragraph_pause * by,
        stretch=pace.stretch / by,
    )
