"""Voicing: a voice tried once while the clock sleeps, and an evening said ahead in the room."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.app.voicing import TOO_SLOW, TRY_AFTER, Voicing
from kiosk.desk import reading
from kiosk.desk.ahead import Ahead as Made
from kiosk.session import happenings as on
from kiosk.session.sheet import Ahead, Sheet
from kiosk.session.state import GrownUps, Phase, State
from kiosk.store import Store
from kiosk.voice import shelf
from kiosk.voice.offer import Offer, Places
from kiosk.voice.voice import VoiceProblem
from tests.kiosk.app import homes

JOE = Offer("natural", "Joe", "a natural voice", ("en",), "CC0", "natural")
SLEEPING = State(phase=Phase.ASLEEP, at=TRY_AFTER + 1.0)


class Trial:
    """A trial whose end is written down beforehand."""

    def __init__(self, found: float | VoiceProblem | None) -> None:
        """Find this."""
        self.found = found
        self.closed = False

    def __call__(self, id: str, places: Places) -> Trial:
        """Begin."""
        assert id == "natural"
        return self

    def poll(self) -> float | None:
        """Answer."""
        if isinstance(self.found, VoiceProblem):
            raise self.found
        return self.found

    def close(self) -> None:
        """Note that it is over."""
        self.closed = True


class Player:
    """A player that has nothing to make ahead."""

    slower = False
    fallen = ""

    def refresh(self, voice: str = "") -> None:
        """Do nothing."""

    def prepare(self, acts: object) -> None:
        """Do nothing."""

    def progress(self) -> tuple[int, int]:
        """Return that there is no need."""
        return 0, 0


class Desk:
    """A desk with a store and nothing made ahead."""

    def __init__(self) -> None:
        """Begin with an empty house."""
        self.store = Store.memory()
        self.ahead = Made()


def tried(trial: Trial, desk: Desk, *states: State) -> Voicing:
    """Voicing that went through these states."""
    voicing = Voicing(Player(), desk, tries=True, tested=trial)  # type: ignore[arg-type]
    for state in states:
        voicing.tick(state)
    return voicing


def test_a_voice_is_tried_once_while_the_clock_sleeps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not before the kiosk has settled; what is found is kept, and the voice let go of."""
    monkeypatch.setattr(shelf, "offers", lambda _places=None: (JOE,))
    desk, trial = Desk(), Trial(0.25)
    voicing = tried(trial, desk, State(phase=Phase.ASLEEP, at=1.0))
    assert reading.untried(desk.store) == "natural"
    voicing.tick(SLEEPING)
    voicing.tick(SLEEPING)
    assert trial.closed
    assert reading.chosen(desk.store) == "natural"


def test_an_evening_that_begins_ends_a_trial(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is tried another day; a voice that does not answer is never tried again."""
    monkeypatch.setattr(shelf, "offers", lambda _places=None: (JOE,))
    desk, trial = Desk(), Trial(None)
    tried(trial, desk, SLEEPING, State(phase=Phase.WHO, at=TRY_AFTER + 2.0))
    assert trial.closed
    assert reading.untried(desk.store) == "natural"
    tried(Trial(VoiceProblem("voice: gone")), desk, SLEEPING, SLEEPING)
    found = desk.store.family.measured.get("natural")
    assert found is not None
    assert found.rtf == TOO_SLOW


def test_an_evening_is_planned_and_said_ahead_in_the_room(tmp_path: Path) -> None:
    """From the touch on its row to a page that says how far it is; bedtime plans it anew."""
    opened = homes.house(tmp_path, "Mia:6:she")
    stage = opened.stage
    mia = opened.desk.store.family.children()[0].id
    room = GrownUps(locked=False)
    stage.session.state = State(
        phase=Phase.GROWN_UPS, grown_ups=room, children=stage.session.state.children
    )
    stage.happen(on.SheetIs(Sheet("voices/built-in", "Voice", sound=Ahead())))
    began = time.monotonic()
    while opened.desk.ahead.waiting:
        assert time.monotonic() - began < 30.0
        time.sleep(0.005)
        stage.tick()
    assert stage.session.state.phase is Phase.GROWN_UPS
    assert opened.desk.ahead.programme is not None
    assert stage.session.state.programme is None
    assert opened.desk.ahead.programme.children == (mia,)
    homes.touch(opened, "leave")
    stage.session.state = State(phase=Phase.ASLEEP, children=stage.session.state.children)
    homes.touch(opened, "bedtime")
    homes.touch(opened, "begin")
    assert not opened.desk.ahead.said
    homes.planned(opened)
    assert stage.session.state.phase is Phase.PLAN
    opened.close()


@pytest.mark.parametrize("planned", [True, False])
def test_an_erased_child_is_in_no_evening_that_is_made_ahead(
    tmp_path: Path, *, planned: bool
) -> None:
    """Neither in one that is being said, nor in one that was still being planned."""
    opened = homes.house(tmp_path, "Mia:6:she", "Theo:4:he")
    stage = opened.stage
    mia = opened.desk.store.family.children()[0].id
    room = GrownUps(locked=False)
    stage.session.state = State(
        phase=Phase.GROWN_UPS, grown_ups=room, children=stage.session.state.children
    )
    stage.happen(on.SheetIs(Sheet("voices/built-in", "Voice", sound=Ahead())))
    began = time.monotonic()
    while planned and opened.desk.ahead.waiting:
        assert time.monotonic() - began < 30.0
        time.sleep(0.005)
        stage.tick()
    stage.session.state = replace(stage.session.state, grown_ups=replace(room, view="list"))
    for _ in range(2):
        homes.touch(opened, "row", f"erase:{mia}")
    assert opened.desk.store.family.child(mia) is None
    until = time.monotonic() + (0.1 if planned else 2.0)
    while time.monotonic() < until:
        time.sleep(0.01)
        stage.tick()
        assert opened.desk.ahead.programme is None
    assert stage.session.state.programme is None
    assert opened.desk.ahead.part < 0
    opened.close()


def test_a_voice_that_fell_silent_is_told_in_the_room() -> None:
    """From the player to the page of voices, and gone with the next evening."""
    desk, player = Desk(), Player()
    voicing = Voicing(player, desk)  # type: ignore[arg-type]
    for said in ("voice 'natural': it stopped answering", ""):
        player.fallen = said
        voicing.tick(SLEEPING)
        assert desk.ahead.fallen == said
