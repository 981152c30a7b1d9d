"""A kiosk without glass for the app's tests: real parts, a silent voice, a clock moved by hand."""

from __future__ import annotations

import time
from pathlib import Path

from kiosk.app.building import House
from kiosk.desk import people
from kiosk.session import happenings as on
from kiosk.session.state import Phase
from kiosk.session.touch import Touch
from stories.cast import parse_child

LONGEST = 1200.0
"""Seconds of an evening within which a phase must come."""


def house(home: Path, *specs: str, **given: object) -> House:
    """A house with these children, at a good hour."""
    wishes = {
        "as_if": "2026-03-14T18:30",
        "voice": "silent",
        "virtual": True,
        "seed": 5,
        "minutes": 6,
    }
    opened = House.open(home=home, **(wishes | given))  # type: ignore[arg-type]
    for spec in specs:
        opened.desk.store.family.add(people.kept_child(parse_child(spec), 1))
    opened.stage.open()
    return opened


def touch(opened: House, act: str, value: str = "") -> None:
    """Touch something."""
    opened.stage.happen(on.Touched(Touch(act, value)))


def planned(opened: House) -> None:
    """Wait for the plan, which is made in another process."""
    began = time.monotonic()
    while opened.stage.session.state.waiting:
        assert time.monotonic() - began < 30.0
        time.sleep(0.005)
        opened.stage.tick()


def until(opened: House, phase: Phase, *, line: int = 0) -> None:
    """Let the evening run until a phase, and a line of it."""
    began, real = opened.now(), time.monotonic()
    stage = opened.stage
    while stage.session.state.phase is not phase or stage.session.state.line < line:
        assert opened.now() - began < LONGEST, f"still {stage.session.state.phase}"
        assert time.monotonic() - real < 30.0
        stage.tick()
        if not stage.player.hungry:
            opened.sink_advance(0.25)


def in_the_story(home: Path, *specs: str, line: int = 1, **given: object) -> House:
    """A house whose story has come to a line."""
    opened = house(home, *(specs or ("Mia:6:she",)), **given)
    touch(opened, "bedtime")
    touch(opened, "begin")
    planned(opened)
    touch(opened, "begin")
    until(opened, Phase.STORY)
    touch(opened, "mode", "voice")
    until(opened, Phase.STORY, line=line)
    return opened


def cut(opened: House) -> None:
    """Cut the power: nothing is said, kept or put in order any more."""
    opened.stage.player.close()
    opened.desk.preparer.close()
    lock = opened.desk.store.lock
    assert lock is not None
    lock.release()
