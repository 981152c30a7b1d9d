"""Proof that the made-up other evenings are the ones that families see."""

from __future__ import annotations

import dataclasses

from kiosk.desk import sheets
from kiosk.desk.sheets.writer import Here
from kiosk.device import WallClock
from kiosk.pages import GrownUpsPage
from kiosk.screens.gallery import plan_page
from kiosk.screens.otherwise import SITTER, otherwise
from tests.kiosk.desk.homes import HOUR, home

SHOWN = dict(otherwise(plan_page()))


def test_a_sitters_page_is_the_one_that_is_written() -> None:
    """Word for word, for this family."""
    store = home("Mia:6:she", "Theo:4:he", "Siobhán:7:she")
    store.family.rules = dataclasses.replace(
        store.family.rules,
        emergency_number="112",
        doctor_number="0131 496 0000",
        whom_to_call="Nana, 0131 496 0001",
    )
    ids = ",".join(one.id for one in store.family.children())
    here = Here(store, WallClock(HOUR).read(), ())
    assert sheets.opened(here, f"sitter/{ids}").text == SITTER


def test_the_rows_are_the_ones_that_are_written() -> None:
    """Each row of the made-up list stands on the real one, and can be set to the same steps."""
    here = Here(home("Mia:6:she"), WallClock(HOUR).read(), ())
    sheets.touched(here, "ways/journeys", "way", "east")
    for name, id in (("ways", "ways"), ("ways-journeys", "ways/journeys")):
        page = SHOWN[name]
        assert isinstance(page, GrownUpsPage)
        real = {row.id: (row.label, row.steps) for row in sheets.opened(here, id).rows}
        for row in page.rows:
            if row.id != "take-back":
                assert real[row.id] == (row.label, tuple(one.id for one in row.choices))
