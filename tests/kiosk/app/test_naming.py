"""A name said right, from the list to the store: a real house, real languages, real touches."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from kiosk.app.building import House
from kiosk.session import happenings as on
from kiosk.session.sheet import Sheet
from kiosk.session.touch import Touch
from kiosk.store import open_store
from kiosk.store.family import Child
from kiosk.store.home import find_home

pytestmark = pytest.mark.sound


def test_a_grown_up_hears_a_name_and_takes_it(tmp_path: Path) -> None:
    """The page opens at once, other languages come by themselves, and a touch sounds."""
    with open_store(find_home(tmp_path)) as store:
        child = store.family.add(Child("Siobhán", age=6, pronouns="she"))
    house = House.open(
        home=tmp_path, voice="silent", virtual=True, as_if="2026-03-14T12:05", minutes=4, seed=1
    )
    stage = house.stage
    sounded: list[on.Listen] = []
    stage.watchers.append(lambda one: sounded.append(one) if isinstance(one, on.Listen) else None)

    def touch(act: str, value: str = "") -> None:
        stage.happen(on.Touched(Touch(act, value)))

    def sheet() -> Sheet:
        room = stage.session.state.grown_ups
        assert room is not None
        assert room.sheet is not None
        return room.sheet

    try:
        stage.open()
        touch("grown-ups")
        for digit in "402917" * 2:
            touch("digit", digit)
        touch("row", "group:voices")
        touch("row", "sheet:names")
        touch("row", child.id)
        sounded.clear()
        assert len(sheet().rows) == 3
        end = time.monotonic() + 30.0
        while len(sheet().rows) == 3 and time.monotonic() < end:
            stage.tick()
            house.sink_advance(0.02)
            time.sleep(0.01)
        irish = next(row for row in sheet().rows if row.label == "As in Irish")
        touch("row", irish.id)
        assert [one.sample.text for one in sounded] == ["Good night, Siobhán."]
        said = irish.id.removeprefix("way:")
        assert sounded[0].sample.speech == f"Good night, {said}."
        touch("row", f"take:{said}")
        assert stage.desk.store.family.children()[0].said == said
        assert len(sounded) == 2
    finally:
        house.close()
