"""The recording pages, by real touches: a real house, a made microphone, nothing skipped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from kiosk.app.stage import UNDER_WAY
from kiosk.desk import taking
from kiosk.desk.sheets import recordings
from kiosk.session import happenings as on
from kiosk.session.resting import COMFORT
from kiosk.session.state import Phase
from kiosk.sound.clip import Clip
from kiosk.sound.flac import from_flac
from kiosk.sound.listening import NO_MICROPHONE
from tests.kiosk.app import homes
from tests.kiosk.desk.recorders import SAID, Room
from tests.kiosk.sound.test_takes import silence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kiosk.session.sheet import Sheet


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    """A room in which somebody speaks for two seconds."""
    made = Room(tmp_path, Clip(SAID))
    made.enter()
    yield made
    made.house.close()


GOODNIGHT = ("sheet:recordings", "sheet:recordings/new", "sheet:recordings/take/goodnight")


def test_a_goodnight_line_is_recorded_heard_kept_and_removed(room: Room, tmp_path: Path) -> None:
    """From the empty list to a file, and back to the empty list."""
    assert room.go(GOODNIGHT[0]).text == recordings.NOTHING
    assert GOODNIGHT[2] in room.rows
    page = room.go(*GOODNIGHT[1:])
    assert page.large
    assert "Good night" in page.text
    assert page.message == recordings.OFF
    assert not room.listening
    room.go("record")
    assert bool(room.listening)
    room.wait(2.2)
    assert room.sheet.message == "The microphone is on: 0:02 of 0:30"
    assert room.sheet.part > 0.3
    room.wait(0.5)
    assert list(room.rows) == ["stop"]
    room.go("stop")
    room.wait(0.2)
    assert not room.listening
    assert list(room.rows) == ["record", "keep", "hear"], "nothing that loses a take where Stop was"
    assert room.sheet.message == recordings.UNKEPT
    room.go("hear")
    assert room.sounds[-1].recording == ".take/take"
    kept = room.go("keep")
    assert kept.message == recordings.KEPT
    (one,) = room.house.desk.store.family.recordings.all()
    assert (one.slot, one.by, one.night) == ("goodnight", "A grown-up", 1)
    assert one.seconds == pytest.approx(2.3, abs=0.1)
    samples = from_flac(tmp_path / "recordings" / f"{one.id}.flac")
    assert len(samples) == pytest.approx(one.seconds * 22_050, abs=2)
    assert not list((tmp_path / "recordings" / ".take").iterdir())
    room.go("hear")
    assert room.sounds[-1].recording == one.id
    assert "cannot be undone" in " ".join(row.value for row in room.go("remove").rows)
    assert room.go("remove-sure").message == "It is gone."
    assert room.house.desk.store.family.recordings.all() == ()
    assert not list((tmp_path / "recordings").rglob("*.flac"))


def test_who_speaks_is_typed_or_touched(room: Room) -> None:
    """The next time those who spoke before stand there to be touched."""
    room.go(*GOODNIGHT)
    homes.touch(room.house, "row", "by")
    state = room.house.stage.session.state
    assert state.grown_ups is not None
    for _ in state.grown_ups.typed:
        homes.touch(room.house, "key", "back")
    for letter in "nana":
        homes.touch(room.house, "key", letter)
    homes.touch(room.house, "go-on")
    assert next(row.value for row in room.sheet.rows if row.id == "by") == "Nana"
    room.go("record")
    room.wait(2.5)
    room.go("stop")
    room.wait(0.2)
    room.go("keep")
    homes.touch(room.house, "leave")
    room.go("sheet:recordings/new", "sheet:recordings/take/comfort")
    by = next(row for row in room.sheet.rows if row.id == "by")
    assert (by.value, by.steps) == ("Nana", ("Nana",))


def test_the_names_of_all_children_can_be_said(room: Room) -> None:
    """Each lies with its child, and says who it is in the list."""
    mia, theo = (child.id for child in room.house.desk.store.family.children())
    room.go("sheet:recordings", "sheet:recordings/new", "sheet:recordings/name")
    assert room.rows == {
        f"sheet:recordings/take/name/{mia}": "Mia",
        f"sheet:recordings/take/name/{theo}": "Theo",
    }
    assert room.sheet.text == recordings.READ["name"]
    page = room.go(f"sheet:recordings/take/name/{theo}")
    assert (page.text, page.message) == ("Theo.", recordings.OFF)
    room.go("record")
    room.wait(7.0)
    # The time was over by itself.
    assert not room.listening
    room.go("keep")
    (one,) = room.house.desk.store.family.recordings.all()
    assert one.id.startswith(f"{theo}/name-")
    assert (one.title, one.children) == ("", (theo,))
    homes.touch(room.house, "leave")
    assert room.rows[f"sheet:recordings/one/{one.id}"] == "The name Theo"


def test_leaving_the_page_switches_the_microphone_off(room: Room, tmp_path: Path) -> None:
    """By any way: back, another page, the room locking itself; nothing of it is left."""
    for leave in ("leave", "row", "idle"):
        room.go(*GOODNIGHT)
        room.go("record")
        room.wait(1.0)
        assert bool(room.listening)
        if leave == "leave":
            homes.touch(room.house, "leave")
        elif leave == "row":
            room.house.stage.happen(on.SheetIs(_other(room)))
        else:
            room.wait(31.0, 1.0)
            room.wait(200.0, 10.0)
            assert room.house.stage.session.state.phase is Phase.ASLEEP
        room.wait(0.2)
        assert not room.listening
        assert room.house.desk.taking.sheet == ""
        assert not list((tmp_path / "recordings").rglob("take.flac"))
        if leave != "idle":
            homes.touch(room.house, "leave")
            homes.touch(room.house, "leave")
            homes.touch(room.house, "leave")
            room.enter()


def test_the_doctor_card_switches_the_microphone_off(room: Room) -> None:
    """It lies over the page; whoever comes back finds it off, and the page says so."""
    room.go(*GOODNIGHT)
    room.go("record")
    room.wait(1.0)
    homes.touch(room.house, "doctor")
    assert room.house.stage.session.state.phase is Phase.DOCTOR
    room.wait(0.2)
    assert not room.listening
    homes.touch(room.house, "leave")
    room.wait(0.2)
    assert room.sheet.message == recordings.OFF
    assert "record" in room.rows


def _other(room: Room) -> Sheet:
    """Return another page of the room."""
    answers = room.house.desk.do(on.ShowSheet("care"), room.house.stage.session.state)
    shown = answers[0]
    assert isinstance(shown, on.SheetIs)
    return shown.sheet


def test_a_room_in_which_somebody_reads_for_long_does_not_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody touches anything while a story is read aloud."""
    monkeypatch.setitem(taking.MOST_SECONDS, "goodnight", 400.0)
    made = Room(tmp_path, Clip(np.tile(SAID, 8)))
    made.enter()
    made.go(*GOODNIGHT)
    made.go("record")
    made.wait(300.0, 5.0)
    assert made.listening
    assert made.house.stage.session.state.phase is Phase.GROWN_UPS
    made.house.close()


def test_without_a_microphone_the_page_says_what_to_do(tmp_path: Path) -> None:
    """And nothing else changes."""
    made = Room(tmp_path, None)
    made.enter()
    made.go(*GOODNIGHT)
    made.go("record")
    made.wait(0.2)
    assert made.sheet.message == NO_MICROPHONE
    assert "record" in made.rows
    made.house.close()


def test_an_empty_take_says_why_and_can_be_done_again(tmp_path: Path) -> None:
    """A silent room is no recording."""
    made = Room(tmp_path, Clip(silence(5.0, -70.0)))
    made.enter()
    made.go(*GOODNIGHT)
    made.go("record")
    made.wait(2.0)
    made.go("stop")
    made.wait(0.2)
    assert "come closer" in made.sheet.message
    assert "record" in made.rows
    assert "keep" not in made.rows
    made.house.close()


def test_the_microphone_stays_off_while_an_evening_runs(tmp_path: Path) -> None:
    """Even from a paused story the page only says so."""
    made = Room(tmp_path, Clip(SAID))
    homes.touch(made.house, "bedtime")
    homes.touch(made.house, "begin")
    homes.planned(made.house)
    homes.touch(made.house, "begin")
    homes.touch(made.house, "pause")
    made.enter()
    if made.house.stage.session.state.phase is Phase.GROWN_UPS:
        made.go(*GOODNIGHT)
        made.go("record")
        assert not made.listening
        assert made.sheet.message == UNDER_WAY
    else:
        made.house.stage.happen(on.Tick())
        assert not made.listening
    made.house.close()


def test_a_full_disk_keeps_the_take_on_the_page(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says why; what was said is not lost by that."""
    room.go(*GOODNIGHT)
    room.go("record")
    room.wait(2.5)
    room.go("stop")
    room.wait(0.2)
    monkeypatch.setattr("kiosk.store.recordings.QUOTA", 10)
    room.go("keep")
    assert "remove one first" in room.sheet.message.lower()
    assert "keep" in room.rows
    monkeypatch.undo()
    assert room.go("keep").message == recordings.KEPT


def test_what_was_told_last_can_be_read_aloud(room: Room) -> None:
    """Before the first story the page says what is missing."""
    room.go("sheet:recordings", "sheet:recordings/new")
    assert room.go("sheet:recordings/story").text == recordings.NO_TALE
    homes.touch(room.house, "leave")
    assert room.go("sheet:recordings/passage").text == recordings.NO_TALE


def test_a_page_of_something_gone_says_so(room: Room) -> None:
    """A child that was erased meanwhile, a recording that is no more."""
    desk, state = room.house.desk, room.house.stage.session.state
    for id in ("recordings/take/name/nobody", "recordings/take/song", "recordings/one/family/x-y"):
        (answer,) = desk.do(on.ShowSheet(id), state)
        assert isinstance(answer, on.SheetIs)
        assert answer.sheet.message


def test_the_comfort_line_is_heard_by_whoever_wakes(tmp_path: Path) -> None:
    """Recorded by day, it is what night help says, under the same words."""
    made = Room(tmp_path, Clip(SAID))
    made.enter()
    made.go(GOODNIGHT[0], GOODNIGHT[1], "sheet:recordings/take/comfort")
    made.go("record")
    made.wait(2.5)
    made.go("stop")
    made.wait(0.2)
    made.go("keep")
    (one,) = made.house.desk.store.family.recordings.all()
    labels: list[on.Label] = []
    made.house.stage.watchers.append(
        lambda effect: labels.append(effect) if isinstance(effect, on.Label) else None
    )
    for _ in range(4):
        homes.touch(made.house, "leave")
    homes.touch(made.house, "bedtime")
    homes.touch(made.house, "begin")
    homes.planned(made.house)
    homes.touch(made.house, "begin")
    homes.touch(made.house, "stop")
    homes.until(made.house, Phase.DARK)
    homes.touch(made.house, "any")
    assert labels[-1] == on.Label(COMFORT, one.id)
    made.house.close()
