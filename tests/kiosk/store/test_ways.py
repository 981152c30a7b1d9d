"""What a family asks for one night alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.store import Store
from kiosk.store.erasing import erase_child
from kiosk.store.family import Child
from kiosk.store.notes import Refused
from kiosk.store.opening import open_store
from kiosk.store.ways import Way


def test_tonights_ways_outlive_a_restart(tmp_path: Path) -> None:
    """And only tonight's: another night lets them go."""
    with open_store(tmp_path) as store:
        store.family.ways.set(3, "sick", on=True)
        store.family.ways.set(3, "late", on=True)
        store.family.ways.nap(3, "mia", 1.5)
    with open_store(tmp_path) as store:
        ways = store.family.ways
        assert ways.of(3) == Way(3, ("late", "sick"), (("mia", 1.5),))
        assert ways.of(4) == Way(4)
        ways.set(4, "sick", on=False)
        assert ways.all() == (Way(4),)


def test_a_nap_and_a_way_can_be_taken_back() -> None:
    """A nap as usual is no nap that was told."""
    ways = Store.memory().family.ways
    ways.nap(1, "mia", 2.0)
    ways.nap(1, "mia", None)
    ways.set(1, "late", on=True)
    ways.set(1, "late", on=False)
    assert ways.of(1) == Way(1)


def test_what_makes_no_sense_is_refused() -> None:
    """In words."""
    ways = Store.memory().family.ways
    with pytest.raises(Refused, match="late, sick, sitter"):
        ways.set(1, "holiday", on=True)
    with pytest.raises(Refused, match="0 to 4"):
        ways.nap(1, "mia", 9.0)


def test_an_erased_childs_nap_goes_with_it() -> None:
    """Its id stands nowhere but in the ledger."""
    store = Store.memory()
    mia = store.family.add(Child("Mia"))
    store.family.ways.nap(1, mia.id, 1.0)
    erase_child(store, mia.id)
    assert store.family.ways.of(1).naps == ()
