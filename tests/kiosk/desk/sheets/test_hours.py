"""Lights-out and quiet hours, typed."""

from __future__ import annotations

import dataclasses

import pytest

from kiosk.device import Reading
from kiosk.session.state import Phase
from tests.kiosk.desk.homes import home
from tests.kiosk.desk.rooms import House


def test_hours_are_typed_and_kept() -> None:
    """As they are said in any house; nothing typed takes them away."""
    store = home("Mia:6:she")
    house = House(store)
    house.open_sheet("sheet:ways", "sheet:ways/hours")
    house.type("lights_out", "19.45")
    house.type("quiet_from", "2100")
    house.type("quiet_to", "6")
    rules = store.family.rules
    assert (rules.lights_out, rules.quiet_from, rules.quiet_to) == ("19:45", "21:00", "6:00")
    house.type("lights_out", "")
    assert store.family.rules.lights_out == ""


@pytest.mark.parametrize("typed", ["25:00", "tea time", "19:7"])
def test_what_is_no_time_is_refused_in_words(typed: str) -> None:
    """And nothing changes."""
    store = home("Mia:6:she")
    house = House(store)
    house.open_sheet("sheet:ways", "sheet:ways/hours")
    house.type("lights_out", typed)
    assert "19:40" in house.sheet.message
    assert store.family.rules.lights_out == ""


def test_the_familys_own_lights_out_is_the_windows_end() -> None:
    """As long as it leaves the least sleep."""
    store = home("Mia:6:she")
    house = House(store)
    house.open_sheet("sheet:ways", "sheet:ways/hours")
    house.type("lights_out", "19:30")
    made = house.made.programme()
    assert made.plan["window"]["end"] == 19 * 60 + 30


def in_quiet_hours(as_if: str) -> House:
    """A house with quiet hours from nine to six, at some hour."""
    store = home("Mia:6:she")
    store.family.rules = dataclasses.replace(
        store.family.rules, quiet_from="21:00", quiet_to="6:00"
    )
    return House(store, as_if)


def test_bedtime_waits_in_quiet_hours() -> None:
    """A calm page says until when, and a grown-up has a way on."""
    house = in_quiet_hours("2026-03-14T22:30")
    house.touch("bedtime")
    assert house.phase == Phase.STOPPED
    assert "6:00" in house.state.mend
    house.touch("grown-ups")
    assert house.phase == Phase.GROWN_UPS
    house.touch("leave")
    house.open_sheet("sheet:ways")
    house.touch("set", "late=yes")
    house.touch("leave")
    house.touch("leave")
    house.touch("bedtime")
    assert house.phase == Phase.WHO


def test_before_quiet_hours_bedtime_opens() -> None:
    """As ever."""
    house = in_quiet_hours("2026-03-14T20:59")
    house.touch("bedtime")
    assert house.phase == Phase.WHO


def test_a_clock_that_is_not_believed_keeps_nobody_out() -> None:
    """The night lock holds by whatever clock; quiet hours do not."""
    house = in_quiet_hours("2026-03-14T22:30")
    sure = house.desk.clock.read()
    house.desk.clock = Doubted(sure)  # type: ignore[assignment]
    house.touch("bedtime")
    assert house.phase == Phase.WHO


class Doubted:
    """A clock that shows a time nobody should believe."""

    def __init__(self, reading: Reading) -> None:
        """Show this, doubted."""
        self._reading = dataclasses.replace(reading, trust="guessed")

    def read(self) -> Reading:
        """Return what it shows."""
        return self._reading
