"""Clock changes and journeys, by touches."""

from __future__ import annotations

from rituals.shift import REGIONS
from tests.kiosk.desk.homes import Evenings, home
from tests.kiosk.desk.rooms import House


def test_a_journey_is_set_by_steps() -> None:
    """East makes the evenings earlier; the plan says why."""
    store = home("Mia:6:she")
    house = House(store)
    house.open_sheet("sheet:ways", "sheet:ways/journeys")
    assert [row.id for row in house.sheet.rows] == ["clocks", "way"]
    house.touch("set", "way=east")
    house.touch("set", "hours=6")
    house.touch("set", "nights=2")
    rules = store.family.rules
    assert (rules.journey_hours, rules.journey_last) == (6, 2)
    made = Evenings(store, minutes=None).programme()
    assert any("tonight is 60 minutes earlier" in note for note in made.plan["notes"])
    house.touch("set", "way=west")
    assert (store.family.rules.journey_hours, house.value("nights")) == (-6, "2")
    house.touch("set", "way=none")
    assert (store.family.rules.journey_hours, store.family.rules.journey_last) == (0, 0)


def test_a_region_is_chosen_and_the_window_follows() -> None:
    """On the Saturday before the clocks go forward it is an hour earlier."""
    store = home("Mia:6:she")
    usual = Evenings(store, minutes=None, as_if="2026-03-28T18:00").programme()
    house = House(store)
    house.open_sheet("sheet:ways", "sheet:ways/journeys")
    house.touch("row", "clocks")
    assert house.value("clocks") == "Europe"
    made = Evenings(store, minutes=None, as_if="2026-03-28T18:00").programme()
    assert made.plan["window"]["end"] == usual.plan["window"]["end"] - 60


def test_a_journey_that_is_over_is_gone() -> None:
    """After its last night at home nothing is left to set."""
    store = home("Mia:6:she")
    rules = store.family.rules
    store.family.rules = type(rules)(journey_hours=3, journey_last=0)
    house = House(store)
    sheet = house.open_sheet("sheet:ways", "sheet:ways/journeys")
    assert [row.id for row in sheet.rows] == ["clocks", "way"]
    assert house.value("way") == "none"


def test_every_region_has_its_name_and_comes_round() -> None:
    """By touches on its row, the first after the last."""
    house = House(home("Mia:6:she"))
    house.open_sheet("sheet:ways", "sheet:ways/journeys")
    seen = []
    for _ in REGIONS:
        seen.append(house.value("clocks"))
        house.touch("row", "clocks")
    assert seen == ["nowhere", "Europe", "North America", "Australia", "New Zealand"]
    assert house.value("clocks") == "nowhere"
