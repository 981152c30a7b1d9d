"""Somebody else is here tonight: no PIN, one page, and no way into the room."""

from __future__ import annotations

import dataclasses

from kiosk import view
from kiosk.pages import GrownUpsPage, Page, WhoPage
from kiosk.session.happenings import CheckPin
from kiosk.session.state import Phase
from tests.kiosk.desk.homes import home
from tests.kiosk.desk.rooms import House


def with_numbers() -> House:
    """A family that wrote down whom to call."""
    store = home("Mia:6:she", "Theo:4:he", "Ava:6m:she")
    store.family.rules = dataclasses.replace(
        store.family.rules,
        doctor_number="0131 1",
        emergency_number="112",
        whom_to_call="Nana, 0131 2",
    )
    return House(store)


def shown(house: House) -> Page:
    """What stands on the screen."""
    return view.page(house.state, view.Wall())


def test_the_evening_is_told_in_six_lines() -> None:
    """Who, when, what, the night, the doctor card with the family's numbers, whom to call."""
    house = with_numbers()
    house.touch("bedtime")
    house.touch("toggle", house.state.children[2].id)
    house.touch("sitter")
    page = shown(house)
    assert isinstance(page, GrownUpsPage)
    lines = page.text.split("\n")
    assert len(lines) == 6
    assert lines[0] == "Tonight: Mia and Theo."
    assert lines[1] == "Lights out between 18:40 and 19:40."
    assert "20 minutes" in lines[2]
    assert lines[4].endswith("Emergency: 112. Our doctor: 0131 1.")
    assert lines[5] == "Whom to call: Nana, 0131 2"
    assert not page.rows


def test_it_leads_nowhere_but_back() -> None:
    """No touch opens the room or the PIN pad, and the doctor card comes back to it."""
    house = with_numbers()
    house.touch("bedtime")
    house.touch("sitter")
    for act, value in (("grown-ups", ""), ("row", "sheet:care"), ("digit", "1"), ("begin", "")):
        house.touch(act, value)
        assert isinstance(shown(house), GrownUpsPage)
    assert not [one for one in house.effects if isinstance(one, CheckPin)]
    assert not house.state.waiting
    house.touch("doctor")
    assert house.phase == Phase.DOCTOR
    house.touch("leave")
    assert house.state.sitter is not None
    house.touch("leave")
    assert isinstance(shown(house), WhoPage)


def test_then_the_evening_is_as_always() -> None:
    """And the night is kept as one with somebody else."""
    house = with_numbers()
    house.touch("bedtime")
    house.touch("sitter")
    house.touch("leave")
    house.touch("begin")
    house.wait()
    assert house.phase == Phase.PLAN
    assert house.state.programme is not None
    house.made.hold(house.state.programme)
    night = house.store.diary.night(1)
    assert night is not None
    assert night.ways == ("sitter",)


def test_nobody_wrote_down_whom() -> None:
    """Then the page says so while there is time to ask."""
    house = House(home("Mia:6:she"))
    house.touch("bedtime")
    house.touch("sitter")
    assert house.state.sitter is not None
    assert "ask before they go" in house.state.sitter.text
