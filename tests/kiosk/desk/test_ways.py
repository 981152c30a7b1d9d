"""What other evenings ask of a plan."""

from __future__ import annotations

from kiosk.desk import ways
from kiosk.device import Reading, WallClock
from kiosk.store import Store
from kiosk.store.diary import Night
from kiosk.store.family import Rules
from rituals import library
from rituals.plan import Sleeper

EUROPE = Rules(clock_rule="europe")


def at(when: str) -> Reading:
    """A trusted clock."""
    return WallClock(when).read()


def test_people_lead_one_step_more_every_week() -> None:
    """From the night of the start, which is the first of the first week."""
    rules = Rules(taper_from=10)
    found = [ways.led_by_people(rules, night) for night in (9, 10, 16, 17, 24)]
    assert found == [0, 1, 1, 2, 3]
    assert ways.led_by_people(Rules(), 99) == 0


def test_the_evening_moves_before_the_clocks_do() -> None:
    """From Wednesday by quarters of an hour, after midnight as before it; not without a date."""
    wednesday = at("2026-03-25T19:00")
    assert ways.moved(EUROPE, 1, [6.0], wednesday)[0] == -15
    assert ways.moved(EUROPE, 1, [6.0], at("2026-03-26T00:30"))[0] == -15
    minutes, why = ways.moved(EUROPE, 1, [6.0], at("2026-03-28T19:00"))
    assert minutes == -60
    assert why == "The clocks change on Sunday: tonight is 60 minutes earlier."
    assert ways.moved(Rules(), 1, [6.0], wednesday) == (0, "")
    doubted = Reading(wednesday.when, "guessed", 0.0)
    assert ways.moved(EUROPE, 1, [6.0], doubted) == (0, "")


def test_a_journey_is_counted_in_nights() -> None:
    """By whatever clock; after the last night at home nothing moves."""
    rules = Rules(journey_hours=-2, journey_last=12)
    doubted = Reading(at("2026-01-05T19:00").when, "guessed", 0.0)
    found = [ways.moved(rules, night, [6.0], doubted)[0] for night in (9, 10, 11, 12, 13)]
    assert found == [0, 30, 60, 90, 0]
    assert "later" in ways.moved(rules, 12, [6.0], doubted)[1]


def test_what_a_late_evening_leaves_is_said_in_hours() -> None:
    """At the latest, and if it were begun now; after the latest only the latest."""
    mia = (Sleeper("mia", "Mia", 6.0),)
    latest = "Dark by 21:40 at the latest: 9 h 20 of night are left."
    assert ways.sleep_left(mia, None, 20, at("2026-03-14T12:00")) == latest
    begun = ways.sleep_left(mia, None, 20, at("2026-03-14T20:30"))
    assert begun == "Begun now: dark at 20:50, 10 h 10 of night. At the latest 21:40, 9 h 20."
    assert ways.sleep_left(mia, None, 20, at("2026-03-14T23:00")) == latest
    assert ways.sleep_left((Sleeper("ava", "Ava", 0.2),), None, 20, at("2026-03-14T20:30")) == ""


def test_the_steps_of_the_newest_evening_are_counted() -> None:
    """Nights without one are passed over."""
    store, shelf = Store.memory(), library.shipped().shelf
    assert ways.steps_lately(store, shelf) == 0
    ritual = shelf[0]
    store.diary.put(Night(1, ("a",), rituals=(ritual.id,)))
    store.diary.put(Night(2, ("a",), ended="rest"))
    assert ways.steps_lately(store, shelf) == len(ritual.steps)
