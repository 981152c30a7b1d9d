"""Other evenings, asked for by touches in the grown-ups' room."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from kiosk.desk import possessions, sheets, texts
from kiosk.desk.sheets.writer import Here
from kiosk.device import Reading, WallClock
from kiosk.session.state import Phase
from kiosk.store.diary import Night
from kiosk.store.family import Child
from kiosk.store.notes import StoreError
from kiosk.store.opening import open_store
from rituals import library
from tests.kiosk.desk.homes import Evenings, home
from tests.kiosk.desk.rooms import House


def test_a_night_without_the_kiosk_is_kept_as_one() -> None:
    """Listed with the nights and counted in one line; it can be taken back that evening."""
    store = home("Mia:6:she", "Theo:4:he")
    house = House(store)
    house.open_sheet("sheet:ways")
    house.touch("row", "without")
    night = store.diary.night(1)
    assert night is not None
    assert (night.ended, night.ways, len(night.children)) == ("without", ("without",), 2)
    assert house.sheet.text == "You did it without me on 1 night."
    assert "without" not in [row.id for row in house.sheet.rows]
    house.touch("row", "without")
    assert store.diary.last_number == 1
    assert "Night 1: you did it without me" in texts.diary(store)
    house.touch("row", "take-back")
    assert store.diary.nights() == ()
    assert store.ledger.verify().whole
    house.touch("row", "rest")
    assert "Night 1: a rest night" in texts.diary(store)
    assert house.sheet.text == ""


def test_another_evening_may_be_without_it_again() -> None:
    """By a clock that is believed the day after, by any other at once."""
    store = home("Mia:6:she")
    shelf = library.shipped().shelf
    first = Here(store, WallClock("2026-03-14T20:00").read(), shelf)
    sheets.touched(first, "ways", "without", "")
    later = Here(store, WallClock("2026-03-15T20:00").read(), shelf)
    assert "take-back" not in [row.id for row in sheets.opened(later, "ways").rows]
    sheets.touched(later, "ways", "without", "")
    assert [one.number for one in store.diary.nights()] == [1, 2]
    doubted = Here(store, Reading(later.now.when, "guessed", 0.0), shelf)
    assert {"take-back", "without"} <= {row.id for row in sheets.opened(doubted, "ways").rows}


def test_a_second_touch_without_a_date_is_the_same_night() -> None:
    """Nobody sees a clock that is doubted, and a finger often comes twice."""
    store = home("Mia:6:she")
    shelf = library.shipped().shelf
    when = WallClock("2026-03-14T20:00").read().when
    for running in (100.0, 101.0, 400.0, 9000.0):
        sheets.touched(Here(store, Reading(when, "guessed", running), shelf), "ways", "rest", "")
    assert [one.number for one in store.diary.nights()] == [1, 2]


def test_nights_without_the_kiosk_teach_the_planner_nothing() -> None:
    """The anchor stays, the guest does not come twice running, and no count begins anew."""
    store = home("Mia:6:she")
    evenings = Evenings(store)
    first = evenings.programme()
    evenings.hold(first)
    store.diary.put(Night(2, first.children, ended="without", ways=("without",)))
    second = evenings.programme()
    assert (second.plan["anchor"], second.plan["anchor_nights"]) == (first.plan["anchor"], 1)
    guests = [
        {slot["id"] for slot in one.plan["rituals"] if slot["role"] == "guest"}
        for one in (first, second)
    ]
    assert guests[0]
    assert not guests[0] & guests[1]


def test_tonight_alone_is_sick_or_late() -> None:
    """Each says what is to be known; a touch on the row turns it, a step sets it."""
    store = home("Mia:6:she")
    house = House(store, "2026-03-14T20:30")
    house.open_sheet("sheet:ways")
    house.touch("set", "sick=yes")
    assert "doctor card" in house.sheet.message
    house.touch("row", "late")
    assert "Begun now: dark at 20:50" in house.sheet.message
    assert store.family.ways.of(1).codes == ("late", "sick")
    house.touch("row", "late")
    house.touch("set", "sick=no")
    assert (house.sheet.message, store.family.ways.of(1).codes) == ("", ())


def test_a_late_evening_has_its_minutes_back() -> None:
    """Where the window alone would leave a few."""
    store = home("Mia:6:she")
    usual = Evenings(store, minutes=None, as_if="2026-03-14T20:45").programme()
    store.family.ways.set(1, "late", on=True)
    late = Evenings(store, minutes=None, as_if="2026-03-14T20:45").programme()
    assert late.planned_seconds > usual.planned_seconds + 300


def test_a_nap_is_kept_for_one_child_today() -> None:
    """And moves the window of an age that sleeps by day."""
    store = home("Leo:4:he", "Mia:6:she")
    leo = store.family.children()[0].id
    house = House(store)
    before = Evenings(store, minutes=None).programme("Leo").plan["window"]
    house.open_sheet("sheet:ways", "sheet:ways/nap")
    assert house.value(f"nap/{leo}") == "usual"
    house.touch("set", f"nap/{leo}=1")
    assert house.value(f"nap/{leo}") == "1"
    after = Evenings(store, minutes=None).programme("Leo").plan["window"]
    assert after["end"] == before["end"] + 60
    house.touch("row", f"nap/{leo}")
    assert house.value(f"nap/{leo}") == "1.5"
    house.touch("set", f"nap/{leo}=usual")
    assert store.family.ways.of(1).naps == ()


def test_the_taper_plan_starts_goes_on_and_stops() -> None:
    """Week by week; at its end the sheet says so, gladly."""
    store = home("Mia:6:she")
    house = House(store)
    house.open_sheet("sheet:ways", "sheet:ways/taper")
    house.touch("row", "start")
    assert store.family.rules.taper_from == 1
    assert "week 1: 1 step is yours" in house.sheet.text
    shelf = library.shipped().shelf
    store.diary.put(Night(60, ("a",), rituals=(shelf[0].id,), ended="finished"))
    done = sheets.opened(Here(store, WallClock().read(), shelf), "ways/taper")
    assert "well done" in done.text
    house.touch("row", "stop")
    assert store.family.rules.taper_from == 0
    assert [row.id for row in house.sheet.rows] == ["start"]


def test_two_homes_are_told_the_truth() -> None:
    """Every command that the page names is one that there is."""
    house = House(home("Mia:6:she"))
    text = house.open_sheet("sheet:ways", "sheet:ways/homes").text
    for word in ("hearthside backup FILE", "hearthside restore FILE --yes", "hearthside export"):
        assert word in text
    house.touch("leave")
    assert house.sheet.id == "ways"


def test_what_the_page_says_of_a_backup_is_so(tmp_path: Path) -> None:
    """Taken while the kiosk runs, put back only where none does: PIN and all, over all that was."""
    first, second, stick = tmp_path / "first", tmp_path / "second", tmp_path / "ours.zip"
    with open_store(first) as store:
        store.family.add(Child("Mia"))
        store.family.pin.set("270418")
        possessions.backup(first, stick)
    with open_store(second) as store:
        store.family.add(Child("Theo"))
        with pytest.raises(StoreError):
            possessions.restore(second, stick)
    possessions.restore(second, stick)
    with open_store(second) as store:
        assert [one.name for one in store.family.children()] == ["Mia"]
        assert store.family.pin.is_set


def test_a_sick_day_has_the_doctor_card_at_hand() -> None:
    """One touch from the sheet, and back again."""
    house = House(home("Mia:6:she"))
    house.open_sheet("sheet:ways")
    house.touch("set", "sick=yes")
    house.touch("row", "doctor")
    assert house.phase == Phase.DOCTOR
    house.touch("leave")
    assert house.sheet.id == "ways"


def test_old_homes_have_no_other_evenings() -> None:
    """Their rules and nights open as they were."""
    store = home("Mia:6:she")
    rules = dataclasses.asdict(store.family.rules)
    assert (rules["taper_from"], rules["journey_hours"], rules["clock_rule"]) == (0, 0, "none")
    assert Night(1, ("a",)).ways == ()
