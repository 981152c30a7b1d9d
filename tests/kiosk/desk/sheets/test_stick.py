"""The stick pages, by real touches: a made-up stick, real processes, and hostile files."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kiosk.app.building import name_problem
from kiosk.app.stage import BUSY
from kiosk.desk.sheets import recordings
from kiosk.desk.sheets import stick as pages
from kiosk.desk.sheets.stick import called
from kiosk.session.state import Phase
from kiosk.sound.clip import Clip
from kiosk.sound.finding import CALLED, GONE, NO_SPEECH, SoundFile
from kiosk.sound.flac import from_flac
from kiosk.sound.sticks import MadeSticks
from tests.kiosk.app import homes
from tests.kiosk.desk.recorders import SAID, Room
from tests.kiosk.desk.test_taking import told
from tests.kiosk.sound.plugged import Stick

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kiosk.session.sheet import Sheet

NEW = ("sheet:recordings", "sheet:recordings/new")
GOODNIGHT = (*NEW, "sheet:recordings/take/goodnight")


@pytest.fixture
def stick(tmp_path: Path) -> Stick:
    """A stick that is not plugged in yet."""
    return Stick(tmp_path / "plugs")


@pytest.fixture
def room(tmp_path: Path, stick: Stick) -> Iterator[Room]:
    """A room without a microphone, and with a place for a stick."""
    made = Room(tmp_path / "home", None, stick.sticks())
    made.enter()
    yield made
    made.house.close()


def until(room: Room, *, seconds: float = 60.0) -> Sheet:
    """Let the house run, in real time, until the stick's work is done and laid."""
    end = time.monotonic() + seconds
    while (room.house.desk.taking.busy or room.house.stage.sticks.on) and time.monotonic() < end:
        room.house.stage.tick()
        time.sleep(0.005)
    room.house.stage.tick()
    return room.sheet


def listed(room: Room) -> dict[str, str]:
    """The files that are listed, and what is said of them."""
    rows = room.sheet.rows
    return {one.label: one.value for one in rows if one.id.startswith(pages.FILE)}


def test_a_goodnight_from_a_stick_is_heard_and_kept(
    room: Room, stick: Stick, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """From the page without a stick to a recording that the evening plays."""
    page = room.go(*GOODNIGHT)
    assert list(room.rows) == ["by", "record", "stick"]
    room.go("stick")
    page = until(room)
    assert (page.message, list(room.rows)) == (pages.NO_STICK, ["stick"])
    stick.sound("Oma says good night.mp3", 3.0)
    stick.sound("older.wav", 75.0, age=100.0)
    stick.plug()
    room.go("stick")
    assert (room.sheet.message, room.sheet.part, room.rows) == (pages.LOOKING, 0.0, {})
    until(room)
    assert listed(room) == {"Oma says good night": "3 s", "older": "1:15 min"}
    room.go("file:0")
    assert (room.sheet.message, room.sheet.part) == (pages.READING, 0.0)
    page = until(room)
    assert page.message == recordings.UNKEPT
    assert list(room.rows) == ["hear", "by", "keep", "stick"]
    room.go("hear")
    assert room.sounds[-1].recording == ".take/take"
    homes.touch(room.house, "row", "by")
    for letter in "Oma":
        homes.touch(room.house, "key", letter)
    homes.touch(room.house, "go-on")
    kept = room.go("keep")
    assert (kept.message, kept.title) == (recordings.KEPT, "The goodnight line")
    (one,) = room.house.desk.store.family.recordings.all()
    assert (one.slot, one.by, one.title) == ("goodnight", "Oma", "")
    samples = from_flac(tmp_path / "home" / "recordings" / f"{one.id}.flac")
    assert len(samples) / 22_050 == pytest.approx(one.seconds, abs=0.01)
    assert sorted(one.name for one in stick.folder.iterdir()) == [
        "Oma says good night.mp3",
        "older.wav",
    ]
    assert not room.house.stage.sticks.on
    everything = [one for one in (tmp_path / "home").rglob("*") if one.is_file()]
    assert len(everything) > 3
    assert not any(b"Oma says" in one.read_bytes() or "Oma" in one.name for one in everything)
    assert "Oma says" not in "".join(capfd.readouterr())


def test_what_can_not_be_a_recording_is_one_sentence_over_the_list(
    room: Room, stick: Stick
) -> None:
    """Too long, damaged, without speech, pulled: another can be touched at once."""
    stick.plug()
    stick.sound("a long.wav", 40.0)
    (stick.folder / "b bad.mp3").write_bytes(b"ID3" + bytes(500))
    stick.sound("c good.wav", age=1e9)
    os.utime(stick.folder / "b bad.mp3", (1_000_000_000, 1_000_000_000))
    room.go(*GOODNIGHT, "stick")
    until(room)
    assert list(listed(room)) == ["a long", "b bad", "c good"]
    assert listed(room)["b bad"] == "MP3"
    for row, why in (
        ("file:0", f"{CALLED} is too long: 30 seconds are the most."),
        ("file:1", f"{CALLED} is damaged or is no sound."),
    ):
        room.go(row)
        assert until(room).message == why
        assert len(listed(room)) == 3
    stick.pull()
    room.go("file:2")
    assert until(room).message == GONE
    room.go("stick")
    assert until(room).message == pages.NO_STICK


def test_leaving_ends_everything_on_the_stick(room: Room, stick: Stick) -> None:
    """A step back, the clock, another page: nothing looks, reads or waits to be kept."""
    stick.plug()
    stick.sound("a.wav", 20.0)
    room.go(*GOODNIGHT, "stick")
    until(room)
    room.go("file:0")
    assert bool(room.house.stage.sticks.on)
    homes.touch(room.house, "leave")
    room.house.stage.tick()
    assert not room.house.stage.sticks.on
    assert room.sheet.id == "recordings/take/goodnight"
    room.go("stick")
    until(room)
    room.go("file:0")
    until(room)
    homes.touch(room.house, "leave")
    room.house.stage.tick()
    assert list(room.rows) == ["by", "record", "stick"]
    assert room.house.desk.taking.taken is None
    assert room.house.desk.store.family.recordings.all() == ()


def test_during_an_evening_no_stick_is_looked_at(tmp_path: Path) -> None:
    """The page says where to come from."""
    room = Room(tmp_path, None, MadeSticks([(SoundFile("a.wav"), Clip(SAID))]))
    room.enter()
    house = room.house
    state = house.stage.session.state
    assert state.grown_ups is not None
    behind = replace(state.grown_ups, back=Phase.STORY)
    house.stage.session.state = replace(state, grown_ups=behind)
    room.go(*GOODNIGHT, "stick")
    assert room.sheet.message == BUSY
    house.close()


def test_each_kind_of_page_leads_to_the_stick(tmp_path: Path) -> None:
    """A name and a comfort line are kept for what their page is about."""
    room = Room(tmp_path, None, MadeSticks([(SoundFile("mia.wav", 2.0), Clip(SAID))]))
    room.enter()
    (child, _) = room.house.desk.store.family.children()
    name = (*NEW, "sheet:recordings/name", f"sheet:recordings/take/name/{child.id}")
    for way in ((*NEW, "sheet:recordings/take/comfort"), name):
        room.go(*way, "stick")
        until(room)
        room.go("file:0")
        page = until(room)
        assert page.title == ("Mia" if way is name else "The comfort line")
        room.go("keep")
    kept = room.house.desk.store.family.recordings.all()
    assert {(one.slot, one.about, one.children) for one in kept} == {
        ("comfort", "", ()),
        ("name", child.id, (child.id,)),
    }
    room.house.close()


def test_no_speech_is_said_and_a_row_that_is_not_there_does_nothing(tmp_path: Path) -> None:
    """Touches that no page offers are left alone."""
    hum = Clip.silence(1.0)
    room = Room(tmp_path, None, MadeSticks([(SoundFile("hum.wav", 1.0), hum)]))
    room.enter()
    room.go(*GOODNIGHT, "stick")
    until(room)
    room.go("file:0")
    assert until(room).message == NO_SPEECH
    before = room.sheet
    for row in ("file:7", "file:x", "keep", "hear", "stop", "named"):
        assert room.go(row) == before
    room.house.close()


HOSTILE = [
    ("Gute Nacht\nMia.wav", "Gute Nacht Mia"),
    ("Cafe\u0301 Zoë.mp3", "Café Zoë"),
    ("\u202egnp.\u2066wav.mp3", "gnp.wav"),
    ("שלום עליכם.wav", "File 3"),
    ("晚安.ogg", "File 3"),
    ("💤💤.wav", "File 3"),
    ("🌙 for Mia 🌙.wav", "for Mia"),
    ("a\x00\x1b[31mred.wav", "a[31mred"),
    (os.fsdecode(b"\xff\xfe\xfd.wav"), "File 3"),
    ("wav", "wav"),
    (".....wav", "File 3"),
    ("n" * 251 + ".wav", "n" * 34 + "…"),
    ("a goodnight from your grandfather in Wales.mp3", "a goodnight from your grandfather…"),
]


@pytest.mark.parametrize(("name", "shown"), HOSTILE)
def test_any_name_is_a_short_line_that_can_be_drawn(name: str, shown: str) -> None:
    """Line ends, marks that turn the writing round, letters no font here has, 255 bytes."""
    label = called(name, 2, name_problem)
    assert label == shown
    assert name_problem(label) == ""
    assert len(label) <= 36


def test_hostile_names_are_listed_and_read(room: Room, stick: Stick) -> None:
    """On a real stick, in a real process; and each row has a name of its own."""
    stick.plug()
    names = ["line\nend.wav", "line end.wav", "n" * 251 + ".wav", "\u202eשלום.wav"]
    names.append(os.fsdecode(b"\xff.wav"))
    for number, name in enumerate(names):
        stick.sound("plain.wav", age=number).rename(stick.folder / name)
    room.go(*GOODNIGHT, "stick")
    until(room)
    shown = listed(room)
    assert list(shown) == ["line end", "line end (2)", "n" * 34 + "…", "File 4", "File 5"]
    for number in (0, 4):
        room.go(f"file:{number}")
        assert until(room).message == recordings.UNKEPT
        room.go("stick")
        until(room)


def test_a_thousand_files_are_a_dozen_leaves(room: Room, stick: Stick) -> None:
    """None is said, too, and a kind that can't be read; then the newest, and how many there are."""
    stick.plug()
    room.go(*GOODNIGHT, "stick")
    assert until(room).message == "There is no WAV, FLAC, OGG or MP3 file on the stick."
    (stick.folder / "voice.M4A").write_bytes(b"\0")
    room.go("stick")
    assert until(room).message == "M4A can't be read here: have it sent as MP3 or WAV."
    first = stick.sound("0.wav").read_bytes()
    for number in range(1, 1000):
        place = stick.folder / f"{number}.wav"
        place.write_bytes(first)
        os.utime(place, (1_700_000_000 + number, 1_700_000_000 + number))
    room.go("stick")
    page = until(room)
    assert page.message == "The newest 60 of 1000. M4A can't be read here."
    assert list(listed(room))[:2] == ["999", "998"]
    assert len(listed(room)) == pages.SHOWN
    assert set(listed(room).values()) == {"2 s"}


def test_a_whole_story_asks_whom_it_names(tmp_path: Path) -> None:
    """It is told in words of its own: it is heard by those whom somebody says it names."""
    room = Room(tmp_path, None, MadeSticks([(SoundFile("Nana reads.mp3", 2.0), Clip(SAID))]))
    room.enter()
    store = room.house.desk.store
    words = told(store)
    mia, theo = store.family.children()
    tale = f"{words.pack}/{words.tale}"
    way = (*NEW, "sheet:recordings/story", f"sheet:recordings/take/story/{tale}", "stick")
    for value, named in (("nobody", ()), ("Mia", (mia.id,)), ("all of them", (mia.id, theo.id))):
        room.go(*way)
        until(room)
        room.go("file:0")
        until(room)
        homes.touch(room.house, "set", f"named={value}")
        (row,) = (one for one in room.sheet.rows if one.id == pages.NAMED)
        assert (row.value, row.steps) == (value, ("nobody", "Mia", "Theo", "all of them"))
        room.go("keep")
        (one,) = store.family.recordings.all()
        assert (one.about, one.children, store.words_said(one.id)) == (tale, named, b"")
        homes.touch(room.house, "leave")
        homes.touch(room.house, "leave")
    room.house.close()
