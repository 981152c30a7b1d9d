"""The care sheet on a real store."""

from __future__ import annotations

from pathlib import Path

from kiosk.desk import sheets
from kiosk.desk.sheets import WRITERS
from kiosk.desk.sheets.writer import Here
from kiosk.device import WallClock
from kiosk.session.sheets import ENTRANCES
from kiosk.store import Store
from kiosk.store.opening import open_store


def here(store: Store) -> Here:
    """What a writer may look at."""
    return Here(store, WallClock("2026-03-14T19:05").read(), ())


def test_numbers_are_kept_as_typed(tmp_path: Path) -> None:
    """And are there after the next start."""
    with open_store(tmp_path) as store:
        sheets.touched(here(store), "care", "doctor-number", "Dr. Osei, 555 0147")
        shown = sheets.touched(here(store), "care", "emergency-number", "112")
        assert [row.value for row in shown.rows[:2]] == ["Dr. Osei, 555 0147", "112"]
    with open_store(tmp_path) as store:
        assert store.family.rules.doctor_number == "Dr. Osei, 555 0147"


def test_every_entrance_has_its_writer(tmp_path: Path) -> None:
    """And an unknown sheet says so."""
    with open_store(tmp_path) as store:
        for one in ENTRANCES:
            assert one.id in WRITERS
            assert sheets.opened(here(store), one.id).id == one.id
        assert sheets.opened(here(store), "nothing").message
        assert sheets.touched(here(store), "nothing", "row", "").message
