"""How quick a device is with its voices."""

from __future__ import annotations

from pathlib import Path

from kiosk.store.measured import Measured
from kiosk.store.opening import open_store


def test_a_voice_is_measured_and_kept(tmp_path: Path) -> None:
    """Over a restart; measured anew, the old figure is gone and others stay."""
    with open_store(tmp_path) as store:
        store.family.measured.put(Measured("natural", 0.2))
        store.family.measured.put(Measured("dropped:anna", 0.4))
        store.family.measured.put(Measured("natural", 0.5))
    with open_store(tmp_path) as store:
        assert store.family.measured.get("natural") == Measured("natural", 0.5)
        assert store.family.measured.get("dropped:anna") == Measured("dropped:anna", 0.4)
        assert store.family.measured.get("studio:emma") is None
