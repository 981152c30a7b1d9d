"""A sheet that sounds is heard once, and only while it is looked at."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.session import sheets
from kiosk.session.happenings import Listen, Record, SheetIs
from kiosk.session.sheet import EndTake, Sample, Sheet, Take
from kiosk.session.state import GrownUps, Phase, State

OPEN = State(phase=Phase.GROWN_UPS, grown_ups=GrownUps(locked=False))


@pytest.mark.parametrize(
    ("sound", "effect"),
    [
        (Sample("Good night."), Listen(Sample("Good night."))),
        (Take("goodnight"), Record(Take("goodnight"))),
        (EndTake(), Record(EndTake())),
    ],
)
def test_a_sheet_sounds_once(sound: Sample | Take | EndTake, effect: Listen | Record) -> None:
    """What a sheet asks to be heard or taken down is done, and not kept."""
    state, effects = sheets.sheet_is(OPEN, SheetIs(Sheet("voices", "Voices", sound=sound)))
    assert effects == (effect,)
    assert state.grown_ups is not None
    assert state.grown_ups.sheet == Sheet("voices", "Voices")


def test_nothing_sounds_behind_the_lock() -> None:
    """A sheet that comes when the room is locked again stays silent."""
    locked = replace(OPEN, grown_ups=GrownUps(locked=True))
    assert sheets.sheet_is(locked, SheetIs(Sheet("voices", "V", sound=Sample("Hm"))))[1] == ()
