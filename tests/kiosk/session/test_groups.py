"""The headings of the grown-ups' list: one touch in, one touch out, and never lost between."""

from __future__ import annotations

import pytest

from kiosk.session import groups
from kiosk.session import happenings as on
from kiosk.session.sheet import Sheet
from kiosk.session.state import Phase
from tests.kiosk.session.evenings import MIA, THEO, Driver


def in_the_room() -> Driver:
    """The list, from the clock."""
    driver = Driver()
    driver.happen(on.FamilyIs((MIA, THEO), (), has_pin=True, night=1))
    driver.touch("grown-ups")
    for digit in "402917":
        driver.touch("digit", digit)
    driver.happen(on.PinChecked(right=True))
    return driver


def view(driver: Driver) -> str:
    """What the room shows."""
    assert driver.state.grown_ups is not None
    return driver.state.grown_ups.view


@pytest.mark.parametrize("group", [one.id for one in groups.GROUPS])
def test_a_heading_opens_and_leaving_leads_back(group: str) -> None:
    """To the list, and from the list out of the room."""
    driver = in_the_room()
    assert driver.touch("row", f"group:{group}") == ()
    assert view(driver) == f"group:{group}"
    driver.touch("leave")
    assert view(driver) == "list"
    driver.touch("leave")
    assert driver.state.phase is Phase.ASLEEP


def test_what_lies_under_a_heading_leads_back_to_it() -> None:
    """A shelf, a text, a child and a sheet, one step at a time."""
    driver = in_the_room()
    driver.touch("row", "group:stories")
    driver.touch("row", "packs")
    driver.touch("leave")
    assert view(driver) == "group:stories"
    driver.touch("leave")
    driver.touch("row", "group:record")
    driver.happen(on.TextIs("Nights", "None yet."))
    driver.touch("leave")
    assert view(driver) == "group:record"
    driver.touch("leave")
    driver.touch("row", "group:rituals")
    driver.happen(on.SheetIs(Sheet("own", "Our own rituals")))
    driver.touch("leave")
    assert view(driver) == "group:rituals"


def test_an_erased_child_leaves_the_other_children_on_the_page() -> None:
    """After the second touch the list of the children is there again."""
    driver = in_the_room()
    for row in ("group:children", "child:mia", "erase:mia"):
        driver.touch("row", row)
    assert driver.touch("row", "erase:mia") == (on.EraseChild("mia"),)
    assert view(driver) == "group:children"


def test_a_heading_that_is_none_opens_nothing() -> None:
    """And what was opened from the list itself leads back to the list."""
    driver = in_the_room()
    assert driver.touch("row", "group:nothing") == ()
    assert view(driver) == "list"
    driver.touch("row", "child:theo")
    driver.touch("leave")
    assert view(driver) == "list"
