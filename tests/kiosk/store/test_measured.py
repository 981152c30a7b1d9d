"""What a device found out about its voices."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kiosk.store.measured import Measured
from kiosk.store.opening import open_store

JOE = Measured("natural", digest="58af", rtf=0.2)


def test_a_voice_is_measured_once_and_kept(tmp_path: Path) -> None:
    """Over a restart; measured anew, the old figures are gone and others stay."""
    with open_store(tmp_path) as store:
        store.family.measured.put(JOE)
        store.family.measured.put(Measured("dropped:anna", per_letter=0.07, gain_db=-2.0))
        store.family.measured.put(replace(JOE, rtf=0.5))
    with open_store(tmp_path) as store:
        assert store.family.measured.get("natural") == replace(JOE, rtf=0.5)
        anna = store.family.measured.get("dropped:anna")
        assert anna is not None
        assert anna.timed
        assert not JOE.timed
        assert store.family.measured.get("studio:emma") is None
        assert len(store.family.measured.all()) == 2
