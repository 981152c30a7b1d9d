"""A brave night in a real house: picked behind the digits, told once, cut off and taken up."""

from __future__ import annotations

import time
from pathlib import Path

from kiosk.app.building import House
from kiosk.session.state import Phase
from tests.kiosk.app import homes

DOG = "brave-nights/dog-a-bit-at-a-time"


def pick(opened: House) -> None:
    """Open the grown-ups' room, wait for the tales and pick the dog's."""
    homes.touch(opened, "grown-ups")
    for _ in range(2):
        for digit in "402917":
            homes.touch(opened, "digit", digit)
    homes.touch(opened, "row", "brave")
    began = time.monotonic()
    room = opened.stage.session.state.grown_ups
    while room is not None and room.brave is None:
        assert time.monotonic() - began < 30.0
        time.sleep(0.005)
        opened.stage.tick()
        room = opened.stage.session.state.grown_ups
    assert room is not None
    assert room.brave is not None
    assert room.brave[0].id == DOG
    homes.touch(opened, "row", f"brave:{DOG}")
    for _ in range(2):
        homes.touch(opened, "leave")


def planned(opened: House) -> str:
    """The tale of the plan for tonight."""
    homes.touch(opened, "bedtime")
    homes.touch(opened, "begin")
    homes.planned(opened)
    programme = opened.stage.programme
    assert programme is not None
    return f"{programme.told.pack}/{programme.told.tale}"


def test_a_brave_night_from_the_room_to_the_diary(tmp_path: Path) -> None:
    """By the real teller in its own process; a power cut in the story changes nothing."""
    opened = homes.house(tmp_path, "Mia:5:she:worries=dogs")
    pick(opened)
    assert planned(opened) == DOG
    homes.touch(opened, "short")
    homes.planned(opened)
    homes.touch(opened, "swap", "story")
    for _ in range(2):
        homes.touch(opened, "choose", DOG)
    homes.planned(opened)
    programme = opened.stage.programme
    assert programme is not None
    assert programme.told.brave
    homes.touch(opened, "begin")
    homes.until(opened, Phase.STORY, line=2)
    homes.cut(opened)
    again = homes.house(tmp_path)
    assert again.stage.session.state.phase is Phase.STORY
    homes.until(again, Phase.DARK)
    store = again.desk.store
    row = store.diary.heard_in(1)
    assert row is not None
    assert (row.tale, row.brave, row.finished) == ("dog-a-bit-at-a-time", True, True)
    kept = [entry.about for entry in store.ledger.entries(1) if entry.code == "worry-met-once"]
    assert kept == [(DOG, "dogs")]
    assert store.ledger.verify().whole
    again.close()


def test_a_restart_before_the_evening_forgets_it(tmp_path: Path) -> None:
    """As does another choice: then no cover leads back to it."""
    opened = homes.house(tmp_path, "Mia:5:she:worries=dogs")
    pick(opened)
    assert planned(opened) == DOG
    programme = opened.stage.programme
    assert programme is not None
    other = programme.plan["story"]["alternatives"][0]["id"]
    homes.touch(opened, "swap", "story")
    for _ in range(2):
        homes.touch(opened, "choose", other)
    homes.planned(opened)
    programme = opened.stage.programme
    assert programme is not None
    story = programme.plan["story"]
    assert story["id"] == other
    assert all(one["id"] != DOG for one in story["alternatives"])
    homes.cut(opened)
    again = homes.house(tmp_path)
    assert planned(again) != DOG
    again.close()
