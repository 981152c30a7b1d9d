"""Hearing voices and taking one, on a real store and the shelf of this very device."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.desk import ahead, reading, sheets
from kiosk.desk.ahead import Ahead as Made
from kiosk.desk.sheets import voices
from kiosk.desk.sheets.writer import Here
from kiosk.device import WallClock
from kiosk.session.sheet import Ahead, Sample
from kiosk.store import Store
from kiosk.store.family import Child
from kiosk.voice import shelf
from kiosk.voice.offer import Offer
from tests.kiosk.session.evenings import programme

EMMA = Offer("studio:bf_emma", "Emma", "a woman's voice", ("en",), "Apache-2.0", "studio")
LOST = Offer("dropped:anna", "Anna", "German, medium", ("de",), "", "dropped", "json is missing")


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> Here:
    """A home with Siobhán, this device's own voices, one of the studio and a broken one."""
    real = shelf.offers()
    monkeypatch.setattr(shelf, "offers", lambda _places=None: (*real, EMMA, LOST))
    store = Store.memory()
    store.family.add(Child("Siobhán", age=6, said="/ʃɪvˈɔːn/"))
    return Here(store, WallClock("2026-03-14T15:05").read(), ())


def test_every_voice_is_listed_and_the_one_that_reads_says_so(here: Here) -> None:
    """What can't speak here yet is told so before it is touched."""
    listed = sheets.opened(here, "voices")
    told = {row.id: row.value for row in listed.rows}
    assert told["built-in"] == voices.NOW
    assert told["dropped:anna"] == voices.NOT_HERE
    assert {"silent", "studio:bf_emma"} <= set(told)
    assert all(row.label for row in listed.rows)
    assert [row.id for row in listed.rows if row.chosen] == ["built-in"]
    ids = list(told)
    assert ids.index("silent") < ids.index("dropped:anna")
    assert ids.index("studio:bf_emma") < ids.index("built-in") < ids.index("silent")


def test_a_touched_voice_is_heard_with_the_childs_name_said_right(here: Here) -> None:
    """At once, in that very voice; shown, the name is as it is written."""
    shown = sheets.touched(here, "voices", "built-in", "")
    assert shown.id == "voices/built-in"
    assert isinstance(shown.sound, Sample)
    assert shown.sound.voice == "built-in"
    assert shown.sound.text.startswith("Good night, Siobhán.")
    assert shown.sound.speech.startswith("Good night, /ʃɪvˈɔːn/.")
    again = sheets.touched(here, shown.id, "hear", "")
    assert again.sound == shown.sound


@pytest.mark.parametrize("id", ["silent", "dropped:anna"])
def test_what_says_nothing_is_not_heard(here: Here, id: str) -> None:
    """A page, and no sound; one that is broken can't be taken either."""
    shown = sheets.touched(here, "voices", id, "")
    assert shown.sound is None
    rows = [row.id for row in shown.rows]
    assert rows == (["take"] if id == "silent" else [])
    assert ("json is missing" in shown.text) == (id == "dropped:anna")


def test_a_voice_that_is_taken_reads_from_tonight_on(here: Here) -> None:
    """And the page says so."""
    shown = sheets.touched(here, "voices/silent", "take", "")
    assert reading.chosen(here.store) == "silent"
    assert next(row for row in shown.rows if row.id == "take").chosen
    assert shown.message == voices.TAKEN
    other = sheets.opened(here, "voices/built-in")
    assert next(row.main for row in other.rows if row.id == "take")


def test_no_word_of_the_trade_stands_on_a_page(here: Here) -> None:
    """Names of engines and their licences are for the command line."""
    ids = [row.id for row in sheets.opened(here, "voices").rows]
    text = " ".join(sheets.opened(here, f"voices/{id}").text for id in ids if id != "natural")
    assert not [word for word in ("espeak", "Piper", "onnx", "GPL", "Apache") if word in text]
    assert voices.HOUSE in text


def test_an_evening_is_made_ahead(here: Here) -> None:
    """Only in the voice that reads, and with a bar from the start."""
    assert "ahead" not in [row.id for row in sheets.opened(here, "voices/studio:bf_emma").rows]
    sheets.touched(here, "voices/studio:bf_emma", "take", "")
    begun = sheets.touched(here, "voices/studio:bf_emma", "ahead", "")
    assert begun.sound == Ahead()
    assert begun.part == 0.0


def test_a_house_without_children_makes_nothing_ahead(here: Here) -> None:
    """It says what to do first."""
    empty = replace(here, store=Store.memory())
    reading.choose(empty.store, "studio:bf_emma")
    shown = sheets.touched(empty, "voices/studio:bf_emma", "ahead", "")
    assert shown.sound is None
    assert "add a child" in shown.message


def test_the_page_shows_how_far_it_is(here: Here) -> None:
    """Also when it was left and opened again; other voices' pages show no bar."""
    reading.choose(here.store, "studio:bf_emma")
    made = Made()
    made.programme = programme()
    made.moved(5, 20)
    going = replace(here, ahead=made)
    shown = sheets.opened(going, "voices/studio:bf_emma")
    assert (shown.part, shown.message) == (0.25, ahead.SAYING.format(done=5, every=20))
    assert sheets.opened(going, "voices/built-in").part < 0


def test_a_voice_that_went_away_leads_back_to_the_list(here: Here) -> None:
    """With a word on why."""
    shown = sheets.opened(here, "voices/dropped:gone")
    assert shown.id == "voices"
    assert "not here any more" in shown.message


def test_the_list_says_when_another_voice_reads(here: Here) -> None:
    """One that fell silent tonight, and one that went away."""
    assert sheets.opened(here, "voices").text == voices.HEAR
    here.ahead.fallen = "voice 'natural': it stopped answering"
    assert sheets.opened(here, "voices").text == voices.FALLEN
    reading.choose(here.store, "dropped:anna")
    assert "json is missing" in sheets.opened(here, "voices").text
